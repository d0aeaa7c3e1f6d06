import 'server-only';
import { stateNow, whyNotBatch } from '@/lib/domain/batch-states';
import { waitsUntil } from '@/lib/domain/grants';
import { can } from '@/lib/domain/permissions';
import { type ApprovalCard, type ApprovalInbox, type ApprovalTab, InboxInput } from '@/lib/schemas/approvals';
import type { BatchRecord } from '@/lib/server/db/queries/batches';
import { readOpenReviews } from '@/lib/server/db/queries/glass-breaks';
import {
  readAwaiting,
  readBatchesById,
  readDecidedBy,
  readRequestsOf,
  readUnseenEndings,
} from '@/lib/server/db/queries/inbox';
import { loadActor, loadFacts } from '@/lib/server/services/approvals/batch-facts';
import type { PersonContext } from '@/lib/server/services/approvals/decide';
import { approvalCards } from '@/lib/server/services/approvals/inbox-cards';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { parseInput } from '@/lib/server/services/parse-input';
import { currentPolicy } from '@/lib/server/services/policy/current';
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
    return facts !== undefined && whyNotBatch(action, facts, actor, ctx.now()) === null;
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
