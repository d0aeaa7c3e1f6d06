'use server';

import { approve as approveVerb } from '@/lib/server/services/approvals/approve';
import { bulkApprove as bulkApproveVerb } from '@/lib/server/services/approvals/bulk-approve';
import { commentBatch as commentBatchVerb } from '@/lib/server/services/approvals/comment';
import { look as lookVerb } from '@/lib/server/services/approvals/look';
import { markSeen as markSeenVerb } from '@/lib/server/services/approvals/mark-seen';
import { reject as rejectVerb } from '@/lib/server/services/approvals/reject';
import { withdraw as withdrawVerb } from '@/lib/server/services/approvals/withdraw';
import { breakGlass as breakGlassVerb } from '@/lib/server/services/batches/break-glass';
import { replan as replanVerb } from '@/lib/server/services/batches/replan';
import { requestApproval as requestApprovalVerb } from '@/lib/server/services/batches/request';
import { reviewBreakGlass as reviewBreakGlassVerb } from '@/lib/server/services/batches/review-break-glass';
import { revise as reviseVerb } from '@/lib/server/services/batches/revise';
import { savePolicy as savePolicyVerb } from '@/lib/server/services/policy/save';
import { runAction } from '@/lib/server/services/run-action';

/** Draft → awaiting_approval. Input: RequestApprovalInput. */
export async function requestApproval(input: unknown) {
  return runAction(requestApprovalVerb, input);
}

/** Input: ApproveInput. */
export async function approve(input: unknown) {
  return runAction(approveVerb, input);
}

/** Input: RejectInput. */
export async function reject(input: unknown) {
  return runAction(rejectVerb, input);
}

/** Input: BulkApproveInput. */
export async function bulkApprove(input: unknown) {
  return runAction(bulkApproveVerb, input);
}

/** Input: WithdrawInput. */
export async function withdraw(input: unknown) {
  return runAction(withdrawVerb, input);
}

/** A request back to a draft, to change it. Input: ReviseInput. Gives `{draftId, revision}`. */
export async function revise(input: unknown) {
  return runAction(reviseVerb, input);
}

/** A new draft of what can still be planned. Input: ReplanInput. Gives `{draftId, number, rowCount, leftOut}`. */
export async function replan(input: unknown) {
  return runAction(replanVerb, input);
}

/** Remembers which revision the viewer was shown first, for the difference later. Input: LookInput. */
export async function look(input: unknown) {
  return runAction(lookVerb, input);
}

/** "I have seen this": no difference to this revision is shown any more. Input: LookInput. */
export async function markSeen(input: unknown) {
  return runAction(markSeenVerb, input);
}

/** Input: CommentInput. */
export async function commentBatch(input: unknown) {
  return runAction(commentBatchVerb, input);
}

/** Input: BreakGlassInput. */
export async function breakGlass(input: unknown) {
  return runAction(breakGlassVerb, input);
}

/** Input: ReviewInput. */
export async function reviewBreakGlass(input: unknown) {
  return runAction(reviewBreakGlassVerb, input);
}

/** Input: SavePolicyInput. */
export async function savePolicy(input: unknown) {
  return runAction(savePolicyVerb, input);
}
