'use server';

import { stopBatch as stopBatchVerb } from '@/lib/server/services/batches/stop';
import { submitBatch as submitBatchVerb } from '@/lib/server/services/batches/submit';
import { runAction } from '@/lib/server/services/run-action';

export async function submitBatch(input: unknown) {
  return runAction(submitBatchVerb, input);
}

export async function stopBatch(input: unknown) {
  return runAction(stopBatchVerb, input);
}
