import 'server-only';
import { whyNotCounted } from '@/lib/domain/approval-count';
import { stepUpNeeded } from '@/lib/domain/approval-policy';
import { batchRefusal, stateNow } from '@/lib/domain/batch-states';
import { DeskError } from '@/lib/domain/errors';
import { waitsUntil } from '@/lib/domain/grants';
import { can } from '@/lib/domain/permissions';
import { type ApprovalTab, InboxInput } from '@/lib/schemas/batch-inputs';
import type { ApprovalCard, ApprovalInbox } from '@/lib/schemas/batches';
import { readOpenReviews } from '@/lib/server/db/queries/approvals';
import { readChangedSinceLook } from '@/lib/server/db/queries/batch-plans';
import type { BatchRecord } from '@/lib/server/db/queries/batches';
import { countOutcomes } from '@/lib/server/db/queries/batches-page';
import {
  readAwaiting,
  readBatchesById,
  readDecidedBy,
  readRegionsOf,
  readRequestsOf,
  readUnseenEndings,
} from '@/lib/server/db/queries/inbox';
import { readEmails } from '@/lib/server/db/queries/people';
import { countRowsElsewhere } from '@/lib/server/db/queries/region-limit';
import { batchSummary, countByOutcome } from '@/lib/server/services/batches/batch-dto';
import { type BatchWithApprovals, loadActor, loadFacts } from '@/lib/server/services/batches/batch-facts';
import { neededNow, parseFacts } from '@/lib/server/services/batches/judge-request';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { regionsOf, requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { currentPolicy } from '@/lib/server/services/policy/read';
import { freeRowsOf } from '@/lib/server/services/step-up/free-rows';

/**
 * `needs`: reviews that the acting person may close, then what waits for them: what starts at once first, then by the
 * first time, then by expiry; whole, since everything in it is work. `mine`: what they asked for. `decided`: what they decided about; both newest first, by page.
 * Requests that have run out are in `needs` no more, whether the job has written it or not: reading changes nothing.
 */
export async function listInbox(ctx: ServiceContext, input: unknown): Promise<ApprovalInbox> {
  const actor = requirePermission(ctx, 'batches.read');
  const { tab, cursor, limit } = parseInput(InboxInput, input);
  const personCtx = { ...ctx, actor };
  const waiting = can(actor.role, 'batches.approve') ? await readNeeding(personCtx) : [];
  const page =
    tab === 'needs'
      ? { batches: waiting, nextCursor: null }
      : await readPage(personCtx, { tab, beforeNumber: cursor === null ? null : Number(cursor), limit });
  const { policy } = await currentPolicy(ctx.store.db);
  const nowMs = ctx.now();
  const free = await freeRowsOf(ctx.store.db, { policy, userId: actor.id, nowMs });
  const unseen = await readUnseenEndings(ctx.store.db, actor);
  const { countsFromMs } = await loadActor(ctx.store.db, actor);
  const cards = await approvalCards(
    personCtx,
    page.batches.map((batch) => ({ ...batch, state: stateNow(batch, nowMs) })),
    { free, unseen },
  );
  return {
    rows: tab === 'needs' ? mostUrgentFirst(cards) : cards,
    freeRows: free,
    countsFromMs: can(actor.role, 'batches.approve') ? waitsUntil(countsFromMs, nowMs) : null,
    nextCursor: page.nextCursor,
    counts: { needs: waiting.length, mine: unseen.size },
    serverNowMs: nowMs,
  };
}

/** The numbers of `listInbox` alone: what waits for the acting person, and own requests that ended unsent unseen. */
export async function countInbox(ctx: ServiceContext): Promise<ApprovalInbox['counts']> {
  const actor = requirePermission(ctx, 'batches.read');
  const needs = can(actor.role, 'batches.approve') ? (await readNeeding({ ...ctx, actor })).length : 0;
  return { needs, mine: (await readUnseenEndings(ctx.store.db, actor)).size };
}

/** Sorting is stable: what starts at the same time stays in the order of expiry. */
function mostUrgentFirst(cards: readonly ApprovalCard[]): ApprovalCard[] {
  return [...cards].sort((a, b) => startsAtMs(a) - startsAtMs(b));
}

/** When the first row of a request starts (epoch ms); reviews of what was sent without approval come before all. */
function startsAtMs({ state, facts, firstMs }: ApprovalCard): number {
  if (state !== 'awaiting_approval') return -1;
  return firstMs === null || (facts?.batch.immediate ?? 0) > 0 ? 0 : firstMs;
}

async function readNeeding(ctx: PersonContext): Promise<BatchRecord[]> {
  const { db } = ctx.store;
  const actor = await loadActor(db, ctx.actor);
  const awaiting = await readAwaiting(db);
  const reviews = await readBatchesById(db, await readOpenReviews(db));
  const known = await loadFacts(db, [...awaiting, ...reviews], ctx.now());
  const may = (action: 'approve' | 'review') => (batch: BatchRecord) => {
    const facts = known.get(batch.id)?.facts;
    return facts !== undefined && batchRefusal(action, facts, actor, ctx.now()) === null;
  };
  return [...reviews.filter(may('review')), ...awaiting.filter(may('approve'))];
}

async function readPage(
  ctx: PersonContext,
  request: { tab: Exclude<ApprovalTab, 'needs'>; beforeNumber: number | null; limit: number },
): Promise<{ batches: BatchRecord[]; nextCursor: string | null }> {
  const { tab, beforeNumber, limit } = request;
  const read = tab === 'mine' ? readRequestsOf : readDecidedBy;
  const found = await read(ctx.store.db, { viewer: ctx.actor, beforeNumber, limit: limit + 1 });
  const batches = found.slice(0, limit);
  return { batches, nextCursor: found.length > limit ? String(batches.at(-1)?.number) : null };
}

/**
 * The cards of these batches, in their order, as the acting person sees them.
 * @param about `free`: rows that they may let go without the password, null = any number; `unseen`: own requests that
 * ended unsent since they looked
 */
async function approvalCards(
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
        whyNotApprove: batchRefusal('approve', about.facts, actor, ctx.now()),
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
  { decisions }: BatchWithApprovals,
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

function decidedPart({ approved, decisions, glassBreak }: BatchWithApprovals, userId: string) {
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

/** The URL of the inbox → input of `listInbox`, which checks the values. Throws DeskError `invalid_input` `parameter`. */
export function readInboxParams(params: URLSearchParams) {
  const limit = params.get('limit');
  if (limit !== null && !/^\d{1,9}$/.test(limit)) {
    throw new DeskError('invalid_input', 'parameter', { parameter: 'limit' });
  }
  return {
    tab: params.get('tab') || undefined,
    cursor: params.get('cursor') || undefined,
    limit: limit === null ? undefined : Number(limit),
  };
}
