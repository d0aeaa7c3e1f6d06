import 'server-only';
import { randomUUID } from 'node:crypto';
import { isServer } from '@/lib/domain/actors';
import { countsFrom, FIRST_DAY_MS, type GrantKind } from '@/lib/domain/grants';
import type { Role } from '@/lib/domain/permissions';
import { grantWaitMs } from '@/lib/server/config';
import { insertGrant, readBirth } from '@/lib/server/db/queries/people';
import type { Queryable, Tx } from '@/lib/server/db/schema';
import { log } from '@/lib/server/log';
import type { ServiceContext } from '@/lib/server/services/context';
import { recordNotice } from '@/lib/server/services/notices/record';

/** What the columns of a user say of a right that is given now, and by whom. */
export type GivenRight = { fromMs: number; givenBy: string | null };

/**
 * From when a right that the acting person gives now counts (epoch ms; 0 = at once). What the command line gives counts
 * at once, and so does everything on a desk in its first day.
 */
export async function rightFromNow(
  db: Queryable,
  ctx: Pick<ServiceContext, 'actor' | 'now'>,
  giverId = ctx.actor.id,
): Promise<GivenRight> {
  if (isServer(giverId)) return { fromMs: 0, givenBy: null };
  const bornAtMs = await readBirth(db);
  return { fromMs: countsFrom({ atMs: ctx.now(), bornAtMs, waitMs: grantWaitMs() }), givenBy: giverId };
}

export type Grant = {
  kind: GrantKind;
  /** Null while it is only an invite. */
  userId: string | null;
  email: string;
  role: Role;
};
type Giver = { id: string; name: string };

/**
 * Keeps an act that gave rights or made an account easier to enter, for the notices to admins; the audit entry is the caller's. What the command line does
 * on a desk in its first day is its setting up, and no news.
 */
export async function storeGrant(
  tx: Tx,
  ctx: ServiceContext,
  grant: Grant,
  by: Giver = ctx.actor,
): Promise<void> {
  const atMs = ctx.now();
  if (isServer(by.id)) {
    const bornAtMs = await readBirth(tx);
    if (bornAtMs === null || atMs - bornAtMs < FIRST_DAY_MS) return;
  }
  const id = randomUUID();
  await insertGrant(tx, { id, ...grant, byId: by.id, byName: by.name, atMs });
  await recordNotice(tx, ctx, {
    kind: 'right.granted',
    objectType: 'grant',
    objectId: id,
    content: { byName: by.name, what: grant.kind, who: grant.email, role: grant.role },
  });
}

/** After the transaction: the line in the log. The command line prints what it did by itself. */
export function logGrant(
  ctx: ServiceContext,
  grant: Grant,
  by: Giver = ctx.actor,
  message = 'rights given',
): void {
  if (isServer(by.id)) return;
  const { kind, userId, email, role } = grant;
  log.warn({ correlationId: ctx.correlationId, actorId: by.id, kind, userId, email, role }, message);
}
