import 'server-only';
import { whyNotCounted } from '@/lib/domain/approval-count';
import { stepUpNeeded } from '@/lib/domain/approval-policy';
import { whyNotBatch } from '@/lib/domain/batch-states';
import type { ApprovalCard } from '@/lib/schemas/approvals';
import { readChangedSinceLook } from '@/lib/server/db/queries/batch-plans';
import type { BatchRecord } from '@/lib/server/db/queries/batches';
import { countOutcomes } from '@/lib/server/db/queries/batches-page';
import { readEmails } from '@/lib/server/db/queries/emails';
import { readRegionsOf } from '@/lib/server/db/queries/inbox';
import { countRowsElsewhere } from '@/lib/server/db/queries/region-limit';
import { type KnownBatch, loadActor, loadFacts } from '@/lib/server/services/approvals/batch-facts';
import type { PersonContext } from '@/lib/server/services/approvals/decide';
import { neededNow, parseFacts } from '@/lib/server/services/approvals/judge-request';
import { batchSummary, countByOutcome } from '@/lib/server/services/batches/batch-dto';
import { regionsOf } from '@/lib/server/services/context';
import { currentPolicy } from '@/lib/server/services/policy/current';

/**
 * The cards of these batches, in their order, as the acting person sees them.
 * @param about `free`: rows that they may let go without the password, null = any number; `unseen`: own requests that
 * ended unsent since they looked
 */
export async function approvalCards(
  ctx: PersonContext,
  batches: readonly BatchRecord[],
  { free, unseen }: { free: number | null; unseen: ReadonlySet<string> },
): Promise<ApprovalCard[]> {
  const { db } = ctx.store;
  const limit = regionsOf(ctx);
  const ids = batches.map(({ id }) => id);
  const known = await loadFacts(db, batches, ctx.now());
  const actor = await loadActor(db, ctx.actor);
  const { policy } = await currentPolicy(db);
  const emails = await readEmails(
    db,
    batches.map(({ createdBy }) => createdBy),
  );
  const outcomes = await countOutcomes(db, ids, limit);
  const regions = await readRegionsOf(db, ids, limit);
  const elsewhere = await countRowsElsewhere(db, ids, limit);
  const changed = await readChangedSinceLook(db, ctx.actor.id, ids);
  return batches.flatMap((batch) => {
    const about = known.get(batch.id);
    if (!about) return [];
    const ofBatch = ({ batchId }: { batchId: string }) => batchId === batch.id;
    const verdict = neededNow(batch, policy);
    const isOwn = actor.person !== undefined && about.people.includes(actor.person);
    const times = timesOf(regions.filter(ofBatch));
    return [
      {
        ...batchSummary(batch, countByOutcome(outcomes.filter(ofBatch)), elsewhere.get(batch.id)),
        ...times,
        lapsesAtMs: firstLapse(about, batch, { lastMs: times.lastMs, nowMs: ctx.now() }),
        ...decidedPart(about, ctx.actor.id),
        createdByEmail: emails.get(batch.createdBy) ?? null,
        note: batch.note,
        zone: batch.zone,
        planHash: batch.planHash,
        needed: verdict.needed,
        reasons: verdict.reasons,
        facts: batch.factsJson === null ? null : parseFacts(batch.factsJson),
        requestedAtMs: batch.requestedAtMs,
        expiresAtMs: batch.expiresAtMs,
        whyNotApprove: whyNotBatch('approve', about.facts, actor, ctx.now()),
        stepUp: stepUpNeeded(free, batch.rowCount),
        isLarge: stepUpNeeded(policy.stepUpRows, batch.rowCount),
        endedUnseen: unseen.has(batch.id),
        changedSinceLook: batch.state === 'awaiting_approval' && !isOwn && changed.has(batch.id),
      },
    ];
  });
}

function timesOf(regions: Awaited<ReturnType<typeof readRegionsOf>>) {
  const times = regions.flatMap(({ firstMs, lastMs }) => [firstMs, lastMs]).filter((ms) => ms !== null);
  return {
    cloudFirst: regions.reduce((sum, { cloudFirst }) => sum + cloudFirst, 0),
    regions: regions.map(({ regionId, regionName, rows }) => ({ regionId, regionName, rows })),
    firstMs: times.length === 0 ? null : Math.min(...times),
    lastMs: times.length === 0 ? null : Math.max(...times),
  };
}

/** When the first of the approvals that count now stops, if that is before the last ordered time. */
function firstLapse(
  { decisions }: KnownBatch,
  batch: BatchRecord,
  { lastMs, nowMs }: { lastMs: number | null; nowMs: number },
): number | null {
  const ends = decisions.flatMap((one) =>
    one.decision === 'approve' && one.countsUntilMs !== null && whyNotCounted(one, batch, nowMs) === null
      ? [one.countsUntilMs]
      : [],
  );
  const first = Math.min(...ends);
  return lastMs !== null && first < lastMs ? first : null;
}

function decidedPart({ approved, decisions, glassBreak }: KnownBatch, userId: string) {
  return {
    approved,
    mine: decisions.findLast((one) => one.userId === userId)?.decision ?? null,
    breakGlass: glassBreak
      ? {
          reviewDueMs: glassBreak.reviewDueMs,
          userName: glassBreak.userName,
          atMs: glassBreak.atMs,
          open: glassBreak.reviewedAtMs === null,
        }
      : null,
  };
}
