'use server';

import { decideRows as decideRowsVerb } from '@/lib/server/services/batches/decide';
import { planFailedAgain as planFailedAgainVerb } from '@/lib/server/services/batches/plan-again';
import { retryRefused as retryRefusedVerb } from '@/lib/server/services/batches/retry-refused';
import { stopBatch as stopBatchVerb } from '@/lib/server/services/batches/stop';
import { submitBatch as submitBatchVerb } from '@/lib/server/services/batches/submit';
import { action } from '@/lib/server/services/run-action';

export const submitBatch = action(submitBatchVerb);
export const stopBatch = action(stopBatchVerb);
export const decideRows = action(decideRowsVerb);
export const retryRefused = action(retryRefusedVerb);
export const planFailedAgain = action(planFailedAgainVerb);
