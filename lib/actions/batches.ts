'use server';

import { decideRows as decideRowsVerb } from '@/lib/server/services/batches/decide';
import { planFailedAgain as planFailedAgainVerb } from '@/lib/server/services/batches/plan-again';
import { retryRefused as retryRefusedVerb } from '@/lib/server/services/batches/retry-refused';
import { stopBatch as stopBatchVerb } from '@/lib/server/services/batches/stop';
import { submitBatch as submitBatchVerb } from '@/lib/server/services/batches/submit';
import { runAction } from '@/lib/server/services/run-action';

export async function submitBatch(input: unknown) {
  return runAction(submitBatchVerb, input);
}

export async function stopBatch(input: unknown) {
  return runAction(stopBatchVerb, input);
}

export async function decideRows(input: unknown) {
  return runAction(decideRowsVerb, input);
}

export async function retryRefused(input: unknown) {
  return runAction(retryRefusedVerb, input);
}

export async function planFailedAgain(input: unknown) {
  return runAction(planFailedAgainVerb, input);
}
