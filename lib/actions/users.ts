'use server';

import { runAction } from '@/lib/server/services/run-action';
import { confirmGrant as confirmGrantVerb } from '@/lib/server/services/users/confirm-grant';
import { createInvite as createInviteVerb } from '@/lib/server/services/users/create-invite';
import { enableUser as enableUserVerb } from '@/lib/server/services/users/enable-user';
import { endUserSessions as endUserSessionsVerb } from '@/lib/server/services/users/end-user-sessions';
import { removeUser as removeUserVerb } from '@/lib/server/services/users/remove-user';
import { revokeInvite as revokeInviteVerb } from '@/lib/server/services/users/revoke-invite';
import { setBreakGlass as setBreakGlassVerb } from '@/lib/server/services/users/set-break-glass';
import { setRegions as setRegionsVerb } from '@/lib/server/services/users/set-regions';
import { setRole as setRoleVerb } from '@/lib/server/services/users/set-role';

export async function createInvite(input: unknown) {
  return runAction(createInviteVerb, input);
}

export async function revokeInvite(input: unknown) {
  return runAction(revokeInviteVerb, input);
}

export async function setUserRole(input: unknown) {
  return runAction(setRoleVerb, input);
}

/** Limits a user to some regions, or to none. Input: `{email, regions, stepUp}`. */
export async function setUserRegions(input: unknown) {
  return runAction(setRegionsVerb, input);
}

/** Gives or takes the right to send without approval. Input: `{email, allowed}`. */
export async function setBreakGlass(input: unknown) {
  return runAction(setBreakGlassVerb, input);
}

/** A second admin's word on what another one gave. Input: `{email, stepUp}`. */
export async function confirmGrant(input: unknown) {
  return runAction(confirmGrantVerb, input);
}

export async function endUserSessions(input: unknown) {
  return runAction(endUserSessionsVerb, input);
}

export async function disableUser(input: unknown) {
  return runAction(removeUserVerb, input);
}

export async function enableUser(input: unknown) {
  return runAction(enableUserVerb, input);
}
