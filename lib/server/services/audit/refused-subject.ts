import 'server-only';
import { createHmac } from 'node:crypto';
import { waitsUntil } from '@/lib/domain/grants';
import type { Queryable } from '@/lib/server/db/schema';

/** Whom or what a refusal was about, as far as the request said. */
export type RefusedSubject = {
  /** Lower-case e-mail. Never written: people type other things into that field. */
  email?: string;
  /** See `emailHash`. */
  emailHash?: string;
  /** SHA-256 (hex) of the token in an invite's link. */
  inviteHash?: string;
  /** Of somebody who was signed in. */
  userId?: string;
};

/** What an entry about a refusal names. */
export type Refused = {
  objectType: 'user' | 'invite' | 'email' | 'address';
  objectId: string;
  reason: string;
};

const KEY_PURPOSE = 'redeploy-desk: e-mails in the audit trail, 1';
const HASH_LENGTH = 32;

/**
 * A text that is the same for the same e-mail and tells nothing of it without the server's secret. With another
 * AUTH_SECRET it is another text.
 */
export function emailHash(secret: string, email: string): string {
  const key = createHmac('sha256', secret).update(KEY_PURPOSE).digest();
  return createHmac('sha256', key).update(email).digest('hex').slice(0, HASH_LENGTH);
}

/**
 * The account or invite that was meant, if there is one, and the exact reason, which the person was not told. Asked after
 * the answer, so that its time says nothing.
 */
export async function readRefused(
  db: Queryable,
  asked: { subject: RefusedSubject; reason: string; address: string; nowMs: number },
): Promise<Refused> {
  const { subject, reason, address, nowMs } = asked;
  const { userId, email, emailHash: hash, inviteHash } = subject;
  if (userId !== undefined) return { objectType: 'user', objectId: userId, reason };
  if (inviteHash !== undefined) return readInvite(db, { inviteHash, reason, address, nowMs });
  if (email === undefined || hash === undefined) return { objectType: 'address', objectId: address, reason };
  const user = await db
    .selectFrom('user')
    .leftJoin('account', (join) =>
      join.onRef('account.userId', '=', 'user.id').on('account.providerId', '=', 'credential'),
    )
    .select(['user.id', 'user.disabled', 'account.id as accountId'])
    .where('user.email', '=', email)
    .executeTakeFirst();
  const isWrong = reason === 'credentials';
  if (!user) {
    return { objectType: 'email', objectId: hash, reason: isWrong ? 'unknown_email' : reason };
  }
  return { objectType: 'user', objectId: user.id, reason: isWrong ? whyNot(user) : reason };
}

function whyNot({ disabled, accountId }: { disabled: number; accountId: string | null }): string {
  if (disabled !== 0) return 'disabled';
  return accountId === null ? 'no_password' : 'wrong_password';
}

async function readInvite(
  db: Queryable,
  asked: { inviteHash: string; reason: string; address: string; nowMs: number },
): Promise<Refused> {
  const { inviteHash, reason, address, nowMs } = asked;
  const invite = await db
    .selectFrom('invites')
    .leftJoin('user as creator', 'creator.id', 'invites.createdBy')
    .select([
      'invites.id',
      'closedAtMs',
      'expiresAtMs',
      'creator.role',
      'creator.disabled',
      'creator.countsFromMs',
    ])
    .where('tokenHash', '=', inviteHash)
    .executeTakeFirst();
  const isWrong = reason === 'invite';
  if (!invite) {
    return { objectType: 'address', objectId: address, reason: isWrong ? 'unknown_link' : reason };
  }
  return {
    objectType: 'invite',
    objectId: invite.id,
    reason: isWrong ? whyNotInvite(invite, nowMs) : reason,
  };
}

type Invite = {
  closedAtMs: number | null;
  expiresAtMs: number;
  role: string | null;
  disabled: number | null;
  countsFromMs: number | null;
};

/** A link that works was not looked at: the address has tried too many. */
function whyNotInvite(invite: Invite, nowMs: number): string {
  const { closedAtMs, expiresAtMs, role, disabled, countsFromMs } = invite;
  if (closedAtMs !== null) return 'used_or_taken_back';
  if (expiresAtMs <= nowMs) return 'expired';
  const mayInvite = role === 'admin' && disabled === 0 && waitsUntil(countsFromMs, nowMs) === null;
  return mayInvite ? 'rate_limited' : 'creator_lost_right';
}
