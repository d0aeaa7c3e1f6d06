import 'server-only';
import { whyNotCounted } from '@/lib/domain/approval-count';
import { stepUpNeeded } from '@/lib/domain/approval-policy';
import { BATCH_ACTIONS, type BatchAction, type BatchRefusal, batchRefusal } from '@/lib/domain/batch-states';
import { waitsUntil } from '@/lib/domain/grants';
import { SHOWN_COMMENTS } from '@/lib/domain/limits';
import { diffPlans } from '@/lib/domain/plan';
import type { RegionLimit } from '@/lib/domain/region-limit';
import type {
  BatchApproval,
  BatchApprovalPart,
  BreakGlassMark,
  Lapse,
  SameHour,
} from '@/lib/schemas/batch-approval';
import { DiffRowsSchema } from '@/lib/schemas/drafts';
import type { GlassBreakRecord } from '@/lib/server/db/queries/approvals';
import {
  hasLostTarget,
  readNamesOf,
  readPlanHours,
  readRowsLaterThan,
} from '@/lib/server/db/queries/batch-page';
import { readLook, readPlanUpTo, readRequestedRevisions } from '@/lib/server/db/queries/batch-plans';
import type { BatchRecord } from '@/lib/server/db/queries/batches';
import { readNeighbours } from '@/lib/server/db/queries/inbox';
import { countComments, readComments } from '@/lib/server/db/queries/outcome-remarks';
import { readEmails } from '@/lib/server/db/queries/people';
import { readKeysInLimit } from '@/lib/server/db/queries/region-limit';
import type { Queryable } from '@/lib/server/db/schema';
import {
  type BatchWithApprovals,
  loadActor,
  loadBatchWithApprovals,
} from '@/lib/server/services/batches/batch-facts';
import { neededNow, parseFacts } from '@/lib/server/services/batches/judge-request';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { regionsOf } from '@/lib/server/services/context';
import { currentPolicy } from '@/lib/server/services/policy/read';
import { freeRowsOf } from '@/lib/server/services/step-up/free-rows';

/** The approval side of a batch, for the acting person. */
export async function readApprovalPart(ctx: PersonContext, batch: BatchRecord): Promise<BatchApprovalPart> {
  const { db } = ctx.store;
  const limit = regionsOf(ctx);
  const { facts, people, decisions, approved, glassBreak } = await loadBatchWithApprovals(
    db,
    batch,
    ctx.now(),
  );
  const actor = await loadActor(db, ctx.actor);
  const seenRevision = await readLook(db, batch.id, ctx.actor.id);
  // Whoever made the change is not told of it.
  const isOwn = actor.person !== undefined && people.includes(actor.person);
  const { policy } = await currentPolicy(db);
  const verdict = neededNow(batch, policy);
  const nowMs = ctx.now();
  const free = await freeRowsOf(db, { policy, userId: ctx.actor.id, nowMs });
  const comments = await readComments(db, batch.id, { limit, count: SHOWN_COMMENTS });
  const who = [...decisions, ...comments].map(({ userId }) => userId);
  const emails = await readEmails(db, [batch.createdBy, ...who]);
  const withEmail = <T extends { userId: string }>(one: T) => ({
    ...one,
    userEmail: emails.get(one.userId) ?? null,
  });
  const names = await readNamesOf(
    db,
    comments.flatMap(({ rowId }) => rowId ?? []),
    limit,
  );
  const asked = await readRequestedRevisions(db, batch.id);
  const approvals = decisions.map((decision) => withEmail(approvalOf(decision, batch, nowMs)));
  const isWaiting = batch.state === 'awaiting_approval';
  const mineCountsUntilMs = actor.countsUntilMs ?? null;
  return {
    createdByEmail: emails.get(batch.createdBy) ?? null,
    approvals: approvals.map((one) => ({ ...one, request: requestOf(asked, one.revision) })),
    request: requestOf(asked, batch.revision),
    needed: verdict.needed,
    approved,
    reasons: verdict.reasons,
    facts: batch.factsJson === null ? null : parseFacts(batch.factsJson),
    policyVersion: batch.policyVersion,
    planHash: batch.planHash,
    lostTarget: await lostTarget(db, batch),
    requestedAtMs: batch.requestedAtMs,
    expiresAtMs: batch.expiresAtMs,
    mineCountsUntilMs,
    lapse: glassBreak ? null : await firstLapse(db, batch, approvals, limit),
    ownLapse: isWaiting ? await lapseAt(db, batch.id, mineCountsUntilMs, limit) : null,
    canDo: eachAction((action) => batchRefusal(action, facts, actor, nowMs)),
    countsFromMs: waitsUntil(actor.countsFromMs, nowMs),
    breakGlassFromMs: waitsUntil(actor.breakGlassFromMs, nowMs),
    stepUp: { approve: stepUpNeeded(free, batch.rowCount), breakGlass: true, freeRows: free },
    comments: comments.map((one) => ({ ...withEmail(one), instance: names.get(one.rowId ?? '') ?? null })),
    commentCount: await countComments(db, batch.id, limit),
    sameHour: isWaiting
      ? await findSameHour(db, batch.id, await readPlanHours(db, batch.id, limit), nowMs)
      : [],
    breakGlass: glassBreak ? markOf(glassBreak) : null,
    seenRevision,
    diff: isOwn ? null : await diffSince(db, batch, { revision: seenRevision, asked, limit }),
  };
}

/** Object.fromEntries forgets the names of the keys; BATCH_ACTIONS holds every one of them. */
function eachAction(
  why: (action: BatchAction) => BatchRefusal | null,
): Record<BatchAction, BatchRefusal | null> {
  return Object.fromEntries(BATCH_ACTIONS.map((action) => [action, why(action)])) as Record<
    BatchAction,
    BatchRefusal | null
  >;
}

function approvalOf(
  decision: BatchWithApprovals['decisions'][number],
  batch: BatchRecord,
  nowMs: number,
): Omit<BatchApproval, 'userEmail' | 'request'> {
  const { id, revision, userId, userName, comment, atMs, countsUntilMs } = decision;
  const notCounted = whyNotCounted(decision, batch, nowMs);
  const base = { id, revision, userId, userName, decision: decision.decision, comment, atMs };
  return { ...base, counts: notCounted === null, notCounted, countsUntilMs };
}

export function markOf(record: GlassBreakRecord): BreakGlassMark {
  const { reason, incidentUrl, userId, userName, atMs, reviewDueMs, reviewedAtMs, verdict } = record;
  const review =
    reviewedAtMs === null || verdict === null
      ? null
      : {
          userName: record.reviewedByName ?? '',
          verdict,
          comment: record.reviewComment ?? '',
          atMs: reviewedAtMs,
        };
  return { reason, incidentUrl, userId, userName, atMs, reviewDueMs, review };
}

async function lostTarget(db: Queryable, batch: BatchRecord): Promise<BatchApprovalPart['lostTarget']> {
  const { id, state, planEndpoint: endpoint, planAccount: account } = batch;
  if (state !== 'void' || endpoint === null || account === null) return null;
  return (await hasLostTarget(db, id)) ? { endpoint, account } : null;
}

/** Which request it was, from 1: one for each time that approval was asked for; a draft's saves are no requests. */
function requestOf(asked: readonly number[], revision: number): number {
  return Math.max(1, asked.filter((one) => one <= revision).length);
}

async function lapseAt(
  db: Queryable,
  batchId: string,
  untilMs: number | null,
  limit: RegionLimit,
): Promise<Lapse | null> {
  if (untilMs === null) return null;
  const later = await readRowsLaterThan(db, batchId, { untilMs, limit });
  return later && { untilMs, ...later };
}

/** The first of the approvals that count to stop counting before the last queued row; null: none does. */
async function firstLapse(
  db: Queryable,
  batch: BatchRecord,
  approvals: readonly Pick<BatchApproval, 'decision' | 'counts' | 'countsUntilMs' | 'userName'>[],
  limit: RegionLimit,
): Promise<BatchApprovalPart['lapse']> {
  const ends = approvals.flatMap(({ decision, counts, countsUntilMs, userName }) =>
    decision === 'approve' && counts && countsUntilMs !== null ? [{ untilMs: countsUntilMs, userName }] : [],
  );
  for (const { untilMs, userName } of ends.sort((a, b) => a.untilMs - b.untilMs)) {
    const lapse = await lapseAt(db, batch.id, untilMs, limit);
    if (lapse) return { ...lapse, userName };
  }
  return null;
}

async function diffSince(
  db: Queryable,
  batch: BatchRecord,
  { revision, asked, limit }: { revision: number | null; asked: readonly number[]; limit: RegionLimit },
): Promise<BatchApprovalPart['diff']> {
  if (revision === null || revision >= batch.revision || batch.planHash === null) return null;
  const before = await readPlanUpTo(db, batch.id, revision);
  const after = await readPlanUpTo(db, batch.id, batch.revision);
  if (!before || !after || before.rowsJson === after.rowsJson) return null;
  const [was, is] = [planRows(before.rowsJson), planRows(after.rowsJson)];
  // What a plan held before says no regions: those of the events do, also of rows that are in it no more.
  const keys = [...was, ...is].map(({ eventKey }) => eventKey);
  const shown = limit === null ? null : await readKeysInLimit(db, [...new Set(keys)], limit);
  const inside = (rows: typeof was) => rows.filter(({ eventKey }) => shown?.has(eventKey) ?? true);
  const diff = diffPlans(inside(was), inside(is));
  return { ...diff, fromRevision: before.revision, fromRequest: requestOf(asked, before.revision) };
}

function planRows(rowsJson: string) {
  return DiffRowsSchema.parse(JSON.parse(rowsJson));
}

const HOUR_MS = 3_600_000;
/** Enough to warn; whoever plans more than this into one hour sees it at once. */
const MAX_NEIGHBOURS = 5_000;

function hourOf(planTimeMs: number | null, nowMs: number): number {
  return Math.floor((planTimeMs ?? nowMs) / HOUR_MS) * HOUR_MS;
}

/**
 * Regions and hours (UTC) in which both this batch and others have rows, soonest first.
 * @param planned the batch's own, by region and hour
 */
async function findSameHour(
  db: Queryable,
  batchId: string,
  planned: Awaited<ReturnType<typeof readPlanHours>>,
  nowMs: number,
): Promise<SameHour[]> {
  const found = new Map<string, SameHour>();
  for (const { regionId, regionName, hour, rows } of planned) {
    const hourMs = hour === null ? hourOf(null, nowMs) : hour * HOUR_MS;
    const slot = found.get(`${hourMs}/${regionId}`);
    if (slot) slot.rowsHere += rows;
    else found.set(`${hourMs}/${regionId}`, { regionId, regionName, hourMs, rowsHere: rows, others: [] });
  }
  const slots = [...found.values()];
  const hours = slots.map(({ hourMs }) => hourMs);
  const neighbours = await readNeighbours(db, {
    exceptBatchId: batchId,
    regionIds: [...new Set(slots.map(({ regionId }) => regionId))],
    fromMs: hours.reduce((a, b) => Math.min(a, b), Number.MAX_SAFE_INTEGER),
    toMs: hours.reduce((a, b) => Math.max(a, b), 0) + HOUR_MS,
    limit: MAX_NEIGHBOURS,
  });
  for (const { regionId, planTimeMs, id, number, title, state } of neighbours) {
    const slot = found.get(`${hourOf(planTimeMs, nowMs)}/${regionId}`);
    if (!slot) continue;
    const other = slot.others.find(({ batchId: known }) => known === id);
    if (other) other.rows += 1;
    else slot.others.push({ batchId: id, number, title, state, rows: 1 });
  }
  return slots.filter(({ others }) => others.length > 0).sort((a, b) => a.hourMs - b.hourMs);
}
