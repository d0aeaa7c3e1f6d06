'use server';

import { runAction } from '@/lib/server/services/run-action';
import { confirmPassword as confirmPasswordVerb } from '@/lib/server/services/step-up/confirm-password';

/** Proves that the acting person knows their password. Input: purpose and password. */
export async function confirmPassword(input: unknown) {
  return runAction(confirmPasswordVerb, input);
}
