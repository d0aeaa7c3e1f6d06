'use server';

import { changePassword as changePasswordVerb } from '@/lib/server/services/account/change-password';
import { endOtherSessions as endOtherSessionsVerb } from '@/lib/server/services/account/end-other-sessions';
import { endOwnSession as endOwnSessionVerb } from '@/lib/server/services/account/end-own-session';
import { runAction } from '@/lib/server/services/run-action';
import { beginSecondFactor as beginVerb } from '@/lib/server/services/second-factor/begin';
import { confirmSecondFactor as confirmVerb } from '@/lib/server/services/second-factor/confirm';
import { resetSecondFactor as resetVerb } from '@/lib/server/services/second-factor/reset';
import { turnOffSecondFactor as turnOffVerb } from '@/lib/server/services/second-factor/turn-off';

/** Input: `{oldPassword, newPassword}`. */
export async function changePassword(input: unknown) {
  return runAction(changePasswordVerb, input);
}

export async function endOwnSession(input: unknown) {
  return runAction(endOwnSessionVerb, input);
}

export async function endOtherSessions(input: unknown) {
  return runAction(endOtherSessionsVerb, input);
}

/** These two also for people whose session is good for nothing else yet (SECOND_FACTOR=required). */
export async function beginSecondFactor(input: unknown) {
  return runAction(beginVerb, input, 'set_up');
}

export async function confirmSecondFactor(input: unknown) {
  return runAction(confirmVerb, input, 'set_up');
}

export async function turnOffSecondFactor(input: unknown) {
  return runAction(turnOffVerb, input);
}

/** For admins. Input: `{email, stepUp}`. */
export async function resetSecondFactor(input: unknown) {
  return runAction(resetVerb, input);
}
