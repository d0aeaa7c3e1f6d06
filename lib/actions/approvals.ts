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
import { action } from '@/lib/server/services/run-action';

/** Draft → awaiting_approval. */
export const requestApproval = action(requestApprovalVerb);
export const approve = action(approveVerb);
export const reject = action(rejectVerb);
export const bulkApprove = action(bulkApproveVerb);
export const withdraw = action(withdrawVerb);

/** A request back to a draft, to change it. Gives `{draftId, revision}`. */
export const revise = action(reviseVerb);

/** A new draft of what can still be planned. Gives `{draftId, number, rowCount, leftOut}`. */
export const replan = action(replanVerb);

/** Remembers which revision the viewer was shown first, for the difference later. */
export const look = action(lookVerb);

/** "I have seen this": no difference to this revision is shown any more. */
export const markSeen = action(markSeenVerb);
export const commentBatch = action(commentBatchVerb);
export const breakGlass = action(breakGlassVerb);
export const reviewBreakGlass = action(reviewBreakGlassVerb);
export const savePolicy = action(savePolicyVerb);
