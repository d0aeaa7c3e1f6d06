'use server';

import { changePassword as changePasswordVerb } from '@/lib/server/services/account/change-password';
import { endOtherSessions as endOtherSessionsVerb } from '@/lib/server/services/account/end-other-sessions';
import { endOwnSession as endOwnSessionVerb } from '@/lib/server/services/account/end-own-session';
import { action } from '@/lib/server/services/run-action';
import { beginSecondFactor as beginVerb } from '@/lib/server/services/second-factor/begin';
import { confirmSecondFactor as confirmVerb } from '@/lib/server/services/second-factor/confirm';
import { resetSecondFactor as resetVerb } from '@/lib/server/services/second-factor/reset';
import { turnOffSecondFactor as turnOffVerb } from '@/lib/server/services/second-factor/turn-off';

export const changePassword = action(changePasswordVerb);
export const endOwnSession = action(endOwnSessionVerb);
export const endOtherSessions = action(endOtherSessionsVerb);

/** These two also for people whose session is good for nothing else yet (SECOND_FACTOR=required). */
export const beginSecondFactor = action(beginVerb, 'set_up');
export const confirmSecondFactor = action(confirmVerb, 'set_up');
export const turnOffSecondFactor = action(turnOffVerb);

/** For admins. */
export const resetSecondFactor = action(resetVerb);
