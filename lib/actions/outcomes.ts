'use server';

import { acknowledgeOutcomes as acknowledgeOutcomesVerb } from '@/lib/server/services/outcomes/acknowledge';
import { readInstanceNow as readInstanceNowVerb } from '@/lib/server/services/outcomes/read-now';
import { runAction } from '@/lib/server/services/run-action';

export async function acknowledgeOutcomes(input: unknown) {
  return runAction(acknowledgeOutcomesVerb, input);
}

export async function readInstanceNow(input: unknown) {
  return runAction(readInstanceNowVerb, input);
}
