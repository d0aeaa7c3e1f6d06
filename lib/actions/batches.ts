'use server';

import {
  approve as approveVerb,
  bulkApprove as bulkApproveVerb,
} from '@/lib/server/services/batches/approve';
import { commentBatch as commentBatchVerb } from '@/lib/server/services/batches/comments';
import {
  addToDraft as addToDraftVerb,
  createDraft as createDraftVerb,
} from '@/lib/server/services/batches/create-draft';
import { reject as rejectVerb, withdraw as withdrawVerb } from '@/lib/server/services/batches/decide-request';
import { decideRows as decideRowsVerb } from '@/lib/server/services/batches/decide-rows';
import {
  breakGlass as breakGlassVerb,
  reviewBreakGlass as reviewBreakGlassVerb,
  sendEmergency as sendEmergencyVerb,
} from '@/lib/server/services/batches/emergency-send';
import { replan as replanVerb, revise as reviseVerb } from '@/lib/server/services/batches/replan';
import {
  planFailedAgain as planFailedAgainVerb,
  retryRefused as retryRefusedVerb,
} from '@/lib/server/services/batches/retry';
import {
  discardDraft as discardDraftVerb,
  saveDraft as saveDraftVerb,
} from '@/lib/server/services/batches/save-draft';
import { look as lookVerb, markSeen as markSeenVerb } from '@/lib/server/services/batches/seen-plan';
import { stopBatch as stopBatchVerb } from '@/lib/server/services/batches/stop';
import {
  requestApproval as requestApprovalVerb,
  submitBatch as submitBatchVerb,
} from '@/lib/server/services/batches/submit';
import { freezeSelection as freezeSelectionVerb } from '@/lib/server/services/events/selections';
import { savePolicy as savePolicyVerb } from '@/lib/server/services/policy/save';
import { action } from '@/lib/server/services/run-action';

export const submitBatch = action(submitBatchVerb);
export const stopBatch = action(stopBatchVerb);
export const decideRows = action(decideRowsVerb);
export const retryRefused = action(retryRefusedVerb);
export const planFailedAgain = action(planFailedAgainVerb);

export const createDraft = action(createDraftVerb);
export const addToDraft = action(addToDraftVerb);
export const saveDraft = action(saveDraftVerb);
export const discardDraft = action(discardDraftVerb);

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

/** A draft past the schedule and without approval, in one step. */
export const sendEmergency = action(sendEmergencyVerb);
export const reviewBreakGlass = action(reviewBreakGlassVerb);
export const savePolicy = action(savePolicyVerb);

/** Freezes all rows of a filter. */
export const freezeSelection = action(freezeSelectionVerb);
