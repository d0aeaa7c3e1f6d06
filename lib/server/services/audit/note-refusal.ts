import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import type { Client } from '@/lib/server/auth/client';
import type { Store } from '@/lib/server/db/store';
import { log } from '@/lib/server/log';
import type { Refusal, SignInWay } from '@/lib/server/services/audit/refusal-trail';
import { emailHash, type RefusedSubject } from '@/lib/server/services/audit/refused-subject';
import { trailsOf } from '@/lib/server/services/audit/trails';
import { STRANGER } from '@/lib/server/services/context';
import { actorOf, type RequestDeps } from '@/lib/server/services/request-context';
import { hashInviteToken } from '@/lib/server/services/users/invite-token';
import { nowMs } from '@/lib/time/clock';

/**
 * Notes that somebody was refused, for the audit trail. Returns at once and never throws; the entry is written after the
 * answer, so that its time does not tell a known e-mail from an unknown one.
 */
export function noteRefusal(deps: { store: Store; now: () => number }, refusal: Refusal): void {
  const { action, reason, subject, client, actor, correlationId } = refusal;
  const about = subject.userId ?? subject.inviteHash ?? subject.emailHash ?? '';
  setImmediate(() => {
    const note = {
      key: JSON.stringify([action, client.address, about, reason, actor.id]),
      group: client.address,
      kind: reason,
      item: refusal,
    };
    trailsOf(deps.store, deps.now)
      .refusals.note(note)
      .catch((error: unknown) => {
        log.error({ correlationId, err: error }, 'a refusal could not be audited');
      });
  });
}

export type KnockDeps = { store: Store; now: () => number; client: Client; correlationId: string };

type Knock = { action: 'session.refused' | 'invite.refused'; way: SignInWay; subject: RefusedSubject };

/** Runs `work`; when it does not let somebody in, that is noted. */
export async function notingRefusal<T>(deps: KnockDeps, knock: Knock, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = refusedFor(error);
    if (reason !== null) noteRefusal(deps, { ...knock, ...knockOf(deps), reason });
    throw error;
  }
}

export function knockOf({ client, correlationId }: KnockDeps) {
  return { actor: STRANGER, client, correlationId };
}

/** A request that is no try at getting in (it cannot be read, the desk is down) is no refusal. */
function refusedFor(error: unknown): string | null {
  if (!(error instanceof DeskError)) return null;
  if (error.code === 'rate_limited') return 'rate_limited';
  if (error.code === 'not_found') return error.reason === 'invite' ? 'invite' : null;
  return error.code === 'unauthenticated' || error.code === 'forbidden' ? (error.reason ?? error.code) : null;
}

/** Who is meant by the `email` of a request, whatever else it holds. Nothing for what is no text. */
export function subjectOfEmail(secret: string, input: unknown): RefusedSubject {
  const text = memberOf(input, 'email')?.trim().toLowerCase();
  return text === undefined || text === '' ? {} : { email: text, emailHash: emailHash(secret, text) };
}

/** Which invite is meant by the `token` of a request. */
export function subjectOfInvite(input: unknown): RefusedSubject {
  const token = memberOf(input, 'token');
  return token === undefined ? {} : { inviteHash: hashInviteToken(token) };
}

function memberOf(input: unknown, name: string): string | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const found = Object.entries(input).find(([key]) => key === name)?.[1];
  return typeof found === 'string' ? found : undefined;
}

/** A page of somebody else asked in a person's name. Without a session nobody is harmed, and nothing is written. */
export async function noteForeignPage(
  deps: RequestDeps,
  headers: Headers,
  correlationId: string,
): Promise<void> {
  const session = await deps.resolve(headers);
  if (!session) return;
  noteRefusal(
    { store: deps.store, now: nowMs },
    {
      action: 'origin.refused',
      reason: 'origin',
      way: null,
      actor: actorOf(session),
      subject: { userId: session.user.id },
      client: deps.clientOf?.(headers) ?? { address: 'unknown', browser: null },
      correlationId,
    },
  );
}
