import 'server-only';
import { whyNotCounted } from '@/lib/domain/approval-count';
import { stepUpNeeded } from '@/lib/domain/approval-policy';
import { BATCH_ACTIONS, type BatchAction, type BatchRefusal, whyNotBatch } from '@/lib/domain/batch-states';
import type { BatchState } from '@/lib/domain/batches';
import { waitsUntil } from '@/lib/domain/grants';
import { SHOWN_COMMENTS } from '@/lib/domain/limits';
import { diffPlans } from '@/lib/domain/plan-diff';
import type { BatchApproval, BatchApprovalPart, BreakGlassMark } from '@/lib/schemas/approvals';
import { DiffRowsSchema } from '@/lib/schemas/policy-facts';
import type { JudgedApproval } from '@/lib/server/db/queries/approvals';
import { readLook, readPlanUpTo } from '@/lib/server/db/queries/batch-plans';
import type { BatchRowRecord } from '@/lib/server/db/queries/batch-rows';
import type { BatchRecord } from '@/lib/server/db/queries/batches';
import { countComments, readComments } from '@/lib/server/db/queries/comments';
import { readEmails } from '@/lib/server/db/queries/emails';
import type { GlassBreakRecord } from '@/lib/server/db/queries/glass-breaks';
import type { Queryable } from '@/lib/server/db/schema';
import { loadActor, loadKnown } from '@/lib/server/services/approvals/batch-facts';
import type { PersonContext } from '@/lib/server/services/approvals/decide';
import { neededNow, parseFacts } from '@/lib/server/services/approvals/judge-request';
import { findSameHour } from '@/lib/server/services/approvals/same-hour';
import { currentPolicy } from '@/lib/server/services/policy/current';
import { freeRowsOf } from '@/lib/server/services/step-up/free-rows';

/** States in which it still matters what else is planned. */
const UNSENT: readonly BatchState[] = ['awaiting_approval', 'approved', 'sending'];

/** The approval side of a batch, for the acting person. */
export async function readApprovalPart(
  ctx: PersonContext,
  batch: BatchRecord,
  rows: readonly BatchRowRecord[],
): Promise<BatchApprovalPart> {
  const { db } = ctx.store;
  const { facts, people, decisions, approved, glassBreak } = await loadKnown(db, batch, ctx.now());
  const actor = await loadActor(db, ctx.actor);
  const seenRevision = await readLook(db, batch.id, ctx.actor.id);
  // Whoever made the change is not told of it.
  const isOwn = actor.person !== undefined && people.includes(actor.person);
  const { policy } = await currentPolicy(db);
  const verdict = neededNow(batch, policy);
  const nowMs = ctx.now();
  const free = await freeRowsOf(db, { policy, userId: ctx.actor.id, nowMs });
  const comments = await readComments(db, batch.id, SHOWN_COMMENTS);
  const who = [...decisions, ...comments].map(({ userId }) => userId);
  const emails = await readEmails(db, [batch.createdBy, ...who]);
  const withEmail = <T extends { userId: string }>(one: T) => ({
    ...one,
    userEmail: emails.get(one.userId) ?? null,
  });
  return {
    createdByEmail: emails.get(batch.createdBy) ?? null,
    approvals: decisions.map((decision) => withEmail(approvalOf(decision, batch, nowMs))),
    needed: verdict.needed,
    approved,
    reasons: verdict.reasons,
    facts: batch.factsJson === null ? null : parseFacts(batch.factsJson),
    policyVersion: batch.policyVersion,
    planHash: batch.planHash,
    lostTarget: lostTarget(batch, rows),
    requestedAtMs: batch.requestedAtMs,
    expiresAtMs: batch.expiresAtMs,
    mineCountsUntilMs: actor.countsUntilMs ?? null,
    canDo: eachAction((action) => whyNotBatch(action, facts, actor, nowMs)),
    countsFromMs: waitsUntil(actor.countsFromMs, nowMs),
    breakGlassFromMs: waitsUntil(actor.breakGlassFromMs, nowMs),
    stepUp: { approve: stepUpNeeded(free, batch.rowCount), breakGlass: true, freeRows: free },
    comments: comments.map(withEmail),
    commentCount: await countComments(db, batch.id),
    sameHour: UNSENT.includes(batch.state) ? await findSameHour(db, batch.id, rows, nowMs) : [],
    breakGlass: glassBreak ? markOf(glassBreak) : null,
    seenRevision,
    diff: isOwn ? null : await diffSince(db, batch, seenRevision),
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
  decision: JudgedApproval,
  batch: BatchRecord,
  nowMs: number,
): Omit<BatchApproval, 'userEmail'> {
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

function lostTarget(batch: BatchRecord, rows: readonly BatchRowRecord[]): BatchApprovalPart['lostTarget'] {
  const { state, planEndpoint: endpoint, planAccount: account } = batch;
  const isLost = state === 'void' && rows.some(({ reason }) => reason === 'target_changed');
  return isLost && endpoint !== null && account !== null ? { endpoint, account } : null;
}

async function diffSince(
  db: Queryable,
  batch: BatchRecord,
  revision: number | null,
): Promise<BatchApprovalPart['diff']> {
  if (revision === null || revision >= batch.revision || batch.planHash === null) return null;
  const before = await readPlanUpTo(db, batch.id, revision);
  const after = await readPlanUpTo(db, batch.id, batch.revision);
  if (!before || !after || before.rowsJson === after.rowsJson) return null;
  const diff = diffPlans(planRows(before.rowsJson), planRows(after.rowsJson));
  return { ...diff, fromRevision: before.revision };
}

function planRows(rowsJson: string) {
  return DiffRowsSchema.parse(JSON.parse(rowsJson));
}
