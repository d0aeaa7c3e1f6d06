import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import type { Queryable } from '@/lib/server/db/schema';

/** How long an invite may be used (ms). */
export const INVITE_MAX_AGE_MS = 72 * 3_600_000;

/** 256 bits: it cannot be guessed, whatever the limits on trying. */
export function newInviteToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What of a token is stored: who reads the store cannot use the link. */
export function hashInviteToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Invites that still work: not used, revoked or too old, and made by an admin who still is one, and counts. */
export function openInvites(db: Queryable, nowMs: number) {
  return db
    .selectFrom('invites')
    .innerJoin('user as creator', 'creator.id', 'invites.createdBy')
    .where('invites.closedAtMs', 'is', null)
    .where('invites.expiresAtMs', '>', nowMs)
    .where('creator.disabled', '=', 0)
    .where('creator.role', '=', 'admin')
    .where('creator.countsFromMs', '<=', nowMs);
}
