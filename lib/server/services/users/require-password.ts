import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { passwordFault } from '@/lib/domain/password-rule';
import { commonPasswords } from '@/lib/server/auth/common-passwords';

/**
 * The one rule for every new password. Throws DeskError `invalid_input` `user_password` (length), `password_common`,
 * `password_simple` or `password_own_words`.
 */
export async function requireGoodPassword(
  password: string,
  person: { email: string; name?: string | undefined },
): Promise<void> {
  const common = await commonPasswords();
  const fault = passwordFault(password, { person, isCommon: (word) => common.has(word) });
  if (fault !== null) throw new DeskError('invalid_input', fault);
}
