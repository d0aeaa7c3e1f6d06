import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { saysRegions } from '@/lib/domain/group-roles';
import type { SignInProvider } from '@/lib/schemas/sign-in';
import { getConfig, parsePasswordSignIn } from '@/lib/server/config';
import { parseRoleMapSetting } from '@/lib/server/oidc-config';

/** The identity provider as the sign-in page names it; null when none is set up. */
export function signInProvider(): SignInProvider | null {
  const { oidc } = getConfig();
  return oidc && { label: oidc.label, approvalMs: oidc.approvalMs };
}

/** Whether the groups of the identity provider also say in which regions; read where no settings are handed in. */
export function doGroupsLimitRegions(): boolean {
  return saysRegions(parseRoleMapSetting(process.env));
}

/** Whether people sign in with a password of this desk (PASSWORD_SIGN_IN); read where no settings are handed in. */
export function isPasswordSignInOn(): boolean {
  return parsePasswordSignIn(process.env);
}

/** Throws DeskError `forbidden` `password_off`. */
export function requirePasswordSignIn(): void {
  if (!isPasswordSignInOn()) throw new DeskError('forbidden', 'password_off');
}
