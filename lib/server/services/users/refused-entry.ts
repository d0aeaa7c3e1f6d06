import 'server-only';
import type { Auth } from '@/lib/server/auth/auth';
import {
  type KnockDeps,
  knockOf,
  noteRefusal,
  notingRefusal,
  subjectOfEmail,
  subjectOfInvite,
} from '@/lib/server/services/audit/note-refusal';

/** What the doors of the desk tell the audit trail about those whom they did not let in. */

type Door = KnockDeps & { auth: Auth };

/** E-mail and password, whatever is wrong: too many tries as well. */
export function notingSignIn<T>(deps: Door, input: unknown, work: () => Promise<T>): Promise<T> {
  const subject = subjectOfEmail(deps.auth.options.secret, input);
  return notingRefusal(deps, { action: 'session.refused', way: 'password', subject }, work);
}

/** A link of an invite that does not work (any more). */
export function notingInvite<T>(deps: KnockDeps, input: unknown, work: () => Promise<T>): Promise<T> {
  const subject = subjectOfInvite(input);
  return notingRefusal(deps, { action: 'invite.refused', way: 'invite', subject }, work);
}

/** The way to the identity provider. */
export function notingProvider<T>(deps: KnockDeps, work: () => Promise<T>): Promise<T> {
  return notingRefusal(deps, { action: 'session.refused', way: 'provider', subject: {} }, work);
}

/** The way back from it: `email` is what the provider said, if it said who it was. */
export function noteProviderRefusal(deps: Door, reason: string, email: string | null): void {
  const subject = subjectOfEmail(deps.auth.options.secret, { email });
  noteRefusal(deps, { action: 'session.refused', way: 'provider', ...knockOf(deps), subject, reason });
}

/** A page of somebody else sent a sign-in, a sign-out or an invite. */
export function noteForeignOrigin(deps: KnockDeps): void {
  noteRefusal(deps, { action: 'origin.refused', way: null, ...knockOf(deps), subject: {}, reason: 'origin' });
}

/** The page of an invite that does not work (any more), or of an address that has tried too many. */
export function noteWrongLink(deps: KnockDeps, token: string): void {
  const subject = subjectOfInvite({ token });
  noteRefusal(deps, { action: 'invite.refused', way: 'invite', ...knockOf(deps), subject, reason: 'invite' });
}
