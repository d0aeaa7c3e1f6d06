import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { parsePasswordSignIn } from '@/lib/server/config';

/** Whether people sign in with a password of this desk (PASSWORD_SIGN_IN); read where no settings are handed in. */
export function isPasswordSignInOn(): boolean {
  return parsePasswordSignIn(process.env);
}

/** Throws DeskError `forbidden` `password_off`. */
export function requirePasswordSignIn(): void {
  if (!isPasswordSignInOn()) throw new DeskError('forbidden', 'password_off');
}
