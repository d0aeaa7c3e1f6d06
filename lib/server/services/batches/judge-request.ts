import 'server-only';
import { z } from 'zod';
import { personKey } from '@/lib/domain/actors';
import {
  type ApprovalCount,
  addCounts,
  COUNTED_WINDOW_MS,
  type CountedRow,
  countRows,
  expiryMs,
  judgePolicy,
  type PolicyFacts,
  type PolicyVerdict,
  strictest,
  type WallMinute,
  withExceptions,
} from '@/lib/domain/approval-policy';
import { MIN_PLAN_LEAD_MS } from '@/lib/domain/limits';
import { PolicyReasonsSchema, RowCountsSchema } from '@/lib/schemas/policy';
import { readAccounts, readFactsOf, readPerson } from '@/lib/server/db/queries/approvals';
import { type BatchRecord, setApprovalColumns } from '@/lib/server/db/queries/batches';
import { readPersonNames } from '@/lib/server/db/queries/people';
import type { Queryable, Tx } from '@/lib/server/db/schema';
import { type CurrentPolicy, currentPolicy } from '@/lib/server/services/policy/read';
import { instantToWall } from '@/lib/time/wall';

const FactsSchema = z.object({ batch: RowCountsSchema, day: RowCountsSchema });

/** What the policy in force asks of a plan. */
export type JudgedRequest = CurrentPolicy & {
  verdict: PolicyVerdict;
  facts: PolicyFacts;
  /** When a request made now runs out (epoch ms). */
  expiresAtMs: number;
};

/** Judges rows that `requesterId` asks for now, together with what they asked for in the day before, by any account. */
export async function judgeRequest(
  db: Queryable,
  request: {
    requesterId: string;
    batchId: string;
    rows: readonly CountedRow[];
    /** Rows that pass a window or a budget. */
    excepted: number;
    nowMs: number;
  },
): Promise<JudgedRequest> {
  const { requesterId, batchId, rows, excepted, nowMs } = request;
  const current = await currentPolicy(db);
  const { policy } = current;
  const { zone } = policy.workingHours;
  const batch = countRows(rows, policy.workingHours, wallClock(zone), nowMs);
  const before = await readFactsOf(db, {
    userIds: (await personOf(db, requesterId)).accountIds,
    sinceMs: nowMs - COUNTED_WINDOW_MS,
    exceptId: batchId,
  });
  const day = before.reduce((sum, json) => addCounts(sum, parseFacts(json).batch), batch);
  const facts = { batch, day };
  const planTimesMs = rows.flatMap(({ planTimeMs }) => (planTimeMs === null ? [] : [planTimeMs]));
  return {
    ...current,
    verdict: withExceptions(judgePolicy(policy, facts), excepted),
    facts,
    expiresAtMs: expiryMs(policy, { atMs: nowMs, planTimesMs, leadMs: MIN_PLAN_LEAD_MS }),
  };
}

/**
 * What a submitted batch needs: what was asked so far, or what the policy in force asks of the same facts, if that is
 * more. What kept it waiting stays asked (`keepAsking`). So no change of the policy ever lets a waiting request go.
 */
export function neededNow(
  batch: Pick<BatchRecord, 'neededApprovals' | 'reasonsJson' | 'factsJson'>,
  policy: CurrentPolicy['policy'],
): PolicyVerdict {
  const asked = { needed: approvalCount(batch.neededApprovals), reasons: parseReasons(batch.reasonsJson) };
  return batch.factsJson === null
    ? asked
    : strictest(asked, judgePolicy(policy, parseFacts(batch.factsJson)));
}

/** Stores what a batch now needs, where that is more than was asked so far. The batch must be locked. */
export async function keepAsking(
  tx: Tx,
  batch: BatchRecord,
  { needed, reasons }: PolicyVerdict,
): Promise<void> {
  if (needed <= batch.neededApprovals) return;
  await setApprovalColumns(tx, batch.id, { neededApprovals: needed, reasonsJson: JSON.stringify(reasons) });
}

export function parseFacts(factsJson: string): PolicyFacts {
  return FactsSchema.parse(JSON.parse(factsJson));
}

function parseReasons(reasonsJson: string | null): PolicyVerdict['reasons'] {
  return reasonsJson === null ? [] : PolicyReasonsSchema.parse(JSON.parse(reasonsJson));
}

function approvalCount(stored: number): ApprovalCount {
  return stored <= 0 ? 0 : stored === 1 ? 1 : 2;
}

/** The wall clock of a zone; each instant is worked out once, since most rows of a batch share their times. */
function wallClock(zone: string): (ms: number) => WallMinute {
  const known = new Map<number, WallMinute>();
  return (ms) => {
    const cached = known.get(ms);
    if (cached) return cached;
    const { year, month, day, hour, minute } = instantToWall(ms, zone);
    const sundayFirst = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
    const wall = { weekday: sundayFirst === 0 ? 7 : sundayFirst, minute: hour * 60 + minute };
    known.set(ms, wall);
    return wall;
  };
}

/** One person, and all accounts that they have: the rules count people, not accounts. */
export type OnePerson = { key: string; accountIds: string[] };

/** Whose account `userId` is. One that the store does not know is a person of its own. */
export async function personOf(db: Queryable, userId: string): Promise<OnePerson> {
  const account = await readPerson(db, userId);
  if (!account) return { key: userId, accountIds: [userId] };
  const nameOf = await readPersonNames(db);
  const key = nameOf(personKey(account));
  const accounts = await readAccounts(db);
  return { key, accountIds: accounts.filter((one) => nameOf(personKey(one)) === key).map(({ id }) => id) };
}
