'use server';

import { runAction } from '@/lib/server/services/run-action';
import { freezeSelection as freezeSelectionVerb } from '@/lib/server/services/selections/freeze';

/** Freezes all rows of a filter. Input: EventFilter. */
export async function freezeSelection(input: unknown) {
  return runAction(freezeSelectionVerb, input);
}
