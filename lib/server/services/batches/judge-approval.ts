import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { isPlanHashVersion } from '@/lib/domain/plan-hash';
import { judgeSlot } from '@/lib/domain/schedule/judge';
import {
  NOTHING_SAID,
  newSince,
  type RuleVerdict,
  refusedBy,
  verdictOf,
} from '@/lib/domain/schedule/plan-verdict';
import type { RowException } from '@/lib/domain/schedule/row-wait';
import type { TimeRule } from '@/lib/domain/schedule/world';
import { readTimedRows } from '@/lib/server/db/queries/batch-times';
import type { BatchRecord } from '@/lib/server/db/queries/batches';
import type { Queryable, Tx } from '@/lib/server/db/schema';
import { shareFor } from '@/lib/server/reads/share-for';
import { byRow, sealedExceptions } from '@/lib/server/services/batches/exceptions';
import { personOf } from '@/lib/server/services/batches/judge-request';
import {
  judgePlan,
  readVerdict,
  type TimedRow,
  worldOfPlan,
} from '@/lib/server/services/batches/judge-schedule';
import { expandRule } from '@/lib/server/services/schedule/expand';
import { hasSchedule } from '@/lib/server/services/schedule/load-world';
import { rulesBeforeLoosening } from '@/lib/server/services/schedule/loosened-lately';

/**
 * Asked of a locked batch before its approval counts: whether a freeze has come over it since the request, and whether
 * the person lately loosened a rule that would hold rows of it back. Windows and budgets stop nobody here: their rows wait.
 * Throws DeskError `conflict` `rows_frozen` (as submit does), `forbidden` `approval_loosened` (name of the rule).
 */
export async function requireApprovableTimes(
  tx: Tx,
  batch: BatchRecord,
  { userId, nowMs }: { userId: string; nowMs: number },
): Promise<void> {
  if (!(await hasSchedule(tx)) && (await loosenedRules(tx, userId, nowMs)).length === 0) return;
  const plan = await planOf(tx, batch, nowMs);
  const judged = await judgePlan(tx, plan);
  const refused = judged ? refusedBy(judged.verdict) : null;
  if (refused?.reason === 'rows_frozen') throw new DeskError('conflict', refused.reason, refused.details);
  const rule = await profitsFrom(tx, plan, userId);
  if (rule) throw new DeskError('forbidden', 'approval_loosened', { number: batch.number, name: rule.name });
}

type Plan = {
  batchId: string;
  rows: readonly TimedRow[];
  exceptions: ReadonlyMap<string, RowException>;
  nowMs: number;
};

async function planOf(db: Queryable, batch: BatchRecord, nowMs: number): Promise<Plan> {
  const { id: batchId, planHashVersion: version } = batch;
  const lines = isPlanHashVersion(version) ? await sealedExceptions(db, batch, version) : [];
  return { batchId, rows: await readTimedRows(db, batchId), exceptions: byRow(lines), nowMs };
}

/** The rules that the person, by whichever account, loosened lately, as they were before. */
async function loosenedRules(db: Queryable, userId: string, nowMs: number): Promise<TimeRule[]> {
  const { accountIds } = await personOf(db, userId);
  return rulesBeforeLoosening(db, accountIds, nowMs);
}

/** The first of them that, as it was before, would hold a row of the plan back; null when none would. */
async function profitsFrom(db: Queryable, plan: Plan, userId: string): Promise<TimeRule | null> {
  const loosened = await loosenedRules(db, userId, plan.nowMs);
  if (loosened.length === 0) return null;
  const { world, rows, startOf } = await worldOfPlan(db, plan);
  for (const rule of loosened) {
    const stretches = expandRule(rule, world.fromMs, world.toMs);
    const others = world.rules.filter(({ id }) => id !== rule.id);
    const before = { ...world, groups: [], rules: [...others, { ...rule, stretches }] };
    const said = rows.map((row) => ({
      blocks: judgeSlot(before, row, startOf(row.key)).blocks.filter(
        (block) =>
          (block.kind === 'freeze' && block.ruleId === rule.id) ||
          (block.kind === 'window' && block.ruleIds.includes(rule.id)),
      ),
      exception: plan.exceptions.get(row.key) ?? null,
    }));
    if (verdictOf(before, said).blocked > 0) return rule;
  }
  return null;
}

const SHARED_MS = 15_000;
const shareChanges = shareFor<RuleVerdict[]>(SHARED_MS);

/**
 * The rules that keep more rows of a waiting request back than when it was made: "since the request: freeze *Golden Week*:
 * 3 rows". Empty when nothing has changed, or nothing waits. Some seconds old at most.
 */
export async function readScheduleChanges(
  db: Queryable,
  batch: BatchRecord,
  nowMs: number,
): Promise<RuleVerdict[]> {
  if (batch.state !== 'awaiting_approval' || !(await hasSchedule(db))) return [];
  return shareChanges(db.getExecutor().adapter, `${batch.id}/${batch.revision}`, async () => {
    const judged = await judgePlan(db, await planOf(db, batch, nowMs));
    return judged ? newSince(readVerdict(batch.verdictJson) ?? NOTHING_SAID, judged.verdict) : [];
  });
}
