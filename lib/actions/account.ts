'use server';

import { changePassword as changePasswordVerb } from '@/lib/server/services/account/change-password';
import {
  endOtherSessions as endOtherSessionsVerb,
  endOwnSession as endOwnSessionVerb,
} from '@/lib/server/services/account/sessions';
import { action } from '@/lib/server/services/run-action';
import {
  beginSecondFactor as beginVerb,
  confirmSecondFactor as confirmVerb,
  resetSecondFactor as resetVerb,
  turnOffSecondFactor as turnOffVerb,
} from '@/lib/server/services/second-factor/set-up';

export const changePassword = action(changePasswordVerb);
export const endOwnSession = action(endOwnSessionVerb);
export const endOtherSessions = action(endOtherSessionsVerb);

/** These two also for people whose session is good for nothing else yet (SECOND_FACTOR=required). */
export const beginSecondFactor = action(beginVerb, 'set_up');
export const confirmSecondFactor = action(confirmVerb, 'set_up');
export const turnOffSecondFactor = action(turnOffVerb);

/** For admins. */
export const resetSecondFactor = action(resetVerb);
