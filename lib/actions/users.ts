'use server';

import { action } from '@/lib/server/services/run-action';
import { confirmGrant as confirmGrantVerb } from '@/lib/server/services/users/confirm-grant';
import {
  createInvite as createInviteVerb,
  revokeInvite as revokeInviteVerb,
} from '@/lib/server/services/users/invites';
import {
  enableUser as enableUserVerb,
  removeUser as removeUserVerb,
} from '@/lib/server/services/users/people';
import { setRegions as setRegionsVerb } from '@/lib/server/services/users/regions';
import {
  setBreakGlass as setBreakGlassVerb,
  setRole as setRoleVerb,
} from '@/lib/server/services/users/roles';
import { endUserSessions as endUserSessionsVerb } from '@/lib/server/services/users/sessions';

export const createInvite = action(createInviteVerb);
export const revokeInvite = action(revokeInviteVerb);
export const setUserRole = action(setRoleVerb);

/** Limits a user to some regions, or to none. */
export const setUserRegions = action(setRegionsVerb);

/** Gives or takes the right to send without approval. */
export const setBreakGlass = action(setBreakGlassVerb);

/** A second admin's word on what another one gave. */
export const confirmGrant = action(confirmGrantVerb);
export const endUserSessions = action(endUserSessionsVerb);
export const disableUser = action(removeUserVerb);
export const enableUser = action(enableUserVerb);
