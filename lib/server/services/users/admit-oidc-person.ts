import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Role } from '@/lib/domain/permissions';
import { OIDC_PROVIDER_ID, type OidcRefusal } from '@/lib/server/auth/oidc-auth';
import type { OidcPerson } from '@/lib/server/auth/oidc-claims';
import { isUniqueViolation } from '@/lib/server/db/retry-transaction';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit';
import type { ServiceContext } from '@/lib/server/services/context';
import { nameOrEmail } from '@/lib/server/services/users/claim-name';
import {
  authDate,
  authFalse,
  endAllSessions,
  requireUserManager,
} from '@/lib/server/services/users/user-rows';
import { writeRole } from '@/lib/server/services/users/write-role';

type Arrival = { accountId: string; person: OidcPerson };

/**
 * The user of a person whom the identity provider vouches for: made at the first sign-in, and given the role of their
 * groups at each. Found by identity (issuer and subject) alone; an e-mail that somebody has already is never taken over.
 * A new role, or none any more, ends all sessions. Returns why the person stays out, or null.
 */
export async function admitOidcPerson(ctx: ServiceContext, arrival: Arrival): Promise<OidcRefusal | null> {
  requireUserManager(ctx);
  const admit = () => ctx.store.db.transaction().execute((tx) => admitOnce(tx, ctx, arrival));
  try {
    return await admit();
  } catch (error) {
    // Somebody took the e-mail or the name a moment ago: the same person in another window, or another one.
    if (!isUniqueViolation(error, 'user', 'email') && !isUniqueViolation(error, 'user', 'nameKey'))
      throw error;
    return admit();
  }
}

async function admitOnce(tx: Tx, ctx: ServiceContext, arrival: Arrival): Promise<OidcRefusal | null> {
  const { accountId, person } = arrival;
  const user = await tx
    .selectFrom('account')
    .innerJoin('user', 'user.id', 'account.userId')
    .select(['user.id', 'user.role', 'user.disabled'])
    .where('account.providerId', '=', OIDC_PROVIDER_ID)
    .where('account.accountId', '=', accountId)
    .executeTakeFirst();
  if (user && user.disabled !== 0) return 'disabled';
  if (person.role === null) {
    if (user) await endForWantOfRole(tx, ctx, user.id);
    return 'no_role';
  }
  if (person.email === null) return 'no_email';
  if (!user) return addPerson(tx, ctx, { accountId, ...person, role: person.role, email: person.email });
  if (user.role !== person.role) await changeRole(tx, ctx, user, person.role);
  return null;
}

type NewPerson = OidcPerson & { accountId: string; role: Role; email: string };

async function addPerson(tx: Tx, ctx: ServiceContext, person: NewPerson): Promise<OidcRefusal | null> {
  const { email, role, accountId, name } = person;
  const taken = await tx.selectFrom('user').select('id').where('email', '=', email).executeTakeFirst();
  if (taken) return 'email_taken';
  const id = randomUUID();
  const shown = await nameOrEmail(tx, { email, name });
  const date = authDate(ctx.store.kind, ctx.now());
  const dates = { createdAt: date, updatedAt: date };
  const emailVerified = authFalse(ctx.store.kind);
  await tx
    .insertInto('user')
    .values({
      id,
      email,
      ...shown,
      image: null,
      role,
      roleSinceMs: ctx.now(),
      disabled: 0,
      emailVerified,
      ...dates,
    })
    .execute();
  await tx
    .insertInto('account')
    .values({
      id: randomUUID(),
      userId: id,
      providerId: OIDC_PROVIDER_ID,
      accountId,
      password: null,
      ...dates,
    })
    .execute();
  await recordAudit(tx, ctx, {
    action: 'user.add',
    objectType: 'user',
    objectId: id,
    after: { email, name, role, identity: accountId },
  });
  return null;
}

async function changeRole(tx: Tx, ctx: ServiceContext, user: { id: string; role: string }, role: Role) {
  const sessionsEnded = await writeRole(tx, ctx, user.id, role);
  await recordAudit(tx, ctx, {
    action: 'user.set_role',
    objectType: 'user',
    objectId: user.id,
    before: { role: user.role },
    after: { role, sessionsEnded, by: 'groups' },
  });
}

async function endForWantOfRole(tx: Tx, ctx: ServiceContext, userId: string): Promise<void> {
  const sessionsEnded = await endAllSessions(tx, userId);
  await recordAudit(tx, ctx, {
    action: 'user.no_role',
    objectType: 'user',
    objectId: userId,
    after: { sessionsEnded, by: 'groups' },
  });
}
