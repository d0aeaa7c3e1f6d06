import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Role } from '@/lib/domain/permissions';
import { limitJson, type RegionLimit } from '@/lib/domain/region-limit';
import { OIDC_PROVIDER_ID, type OidcRefusal } from '@/lib/server/auth/oidc-auth';
import type { OidcPerson } from '@/lib/server/auth/oidc-claims';
import { readPerson } from '@/lib/server/db/queries/approvals';
import { isUniqueViolation } from '@/lib/server/db/retry-transaction';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { nameOrEmail } from '@/lib/server/services/users/claim-name';
import {
  giveByGroups,
  giveRegionsByGroups,
  takeByGroups,
  takeRegionsByGroups,
} from '@/lib/server/services/users/follow-groups';
import { refreshOidcPerson, signInColumns } from '@/lib/server/services/users/refresh-oidc-person';
import { authDate, authFalse, requireUserManager } from '@/lib/server/services/users/user-rows';

/** `approvalMs`: how long what the person approves counts from now on. */
type Arrival = { accountId: string; person: OidcPerson; approvalMs: number };

/**
 * The user of a person whom the identity provider vouches for: made at the first sign-in, and given the role of their
 * groups, e-mail and name at each. Found by identity (issuer and subject) alone; an e-mail that somebody has already is
 * never taken over, and one that the provider calls unverified makes and opens nothing.
 * What the groups no longer give is taken here, also from those who stay out. Returns why the person stays out, or null.
 */
export async function admitOidcPerson(ctx: ServiceContext, arrival: Arrival): Promise<OidcRefusal | null> {
  requireUserManager(ctx);
  const admit = () => withTransaction(ctx, (tx) => admitOnce(tx, ctx, arrival));
  try {
    const refusal = await admit();
    // Another window may have made this very person between the two looks: a second time they are found by identity.
    return refusal === 'email_taken' ? await admit() : refusal;
  } catch (error) {
    // Somebody took the e-mail or the name a moment ago: the same person in another window, or another one.
    if (!isUniqueViolation(error, 'user', 'email') && !isUniqueViolation(error, 'user', 'nameKey'))
      throw error;
    return admit();
  }
}

async function admitOnce(tx: Tx, ctx: ServiceContext, arrival: Arrival): Promise<OidcRefusal | null> {
  const { person, approvalMs } = arrival;
  const user = await lockUser(tx, arrival.accountId);
  if (user && user.disabled !== 0) return 'disabled';
  if (user) await takeByGroups(tx, ctx, user, person.role);
  if (user && person.role !== null) {
    const limited = (await readPerson(tx, user.id)) ?? null;
    if (limited) await takeRegionsByGroups(tx, ctx, limited, person.regions);
  }
  if (person.role === null) return 'no_role';
  if (person.email === null) return 'no_email';
  if (person.emailVerified === false) return 'email_unverified';
  const { role, email, name } = person;
  if (!user) return addPerson(tx, ctx, { ...arrival, role, email, name, regions: person.regions ?? null });
  await giveByGroups(tx, ctx, user, role);
  const limited = await readPerson(tx, user.id);
  if (limited) await giveRegionsByGroups(tx, ctx, limited, person.regions);
  await refreshOidcPerson(tx, ctx, user, { email, name, approvalMs });
  return null;
}

/** The user of an identity, whose row is locked: two sign-ins of one person take turns. */
async function lockUser(tx: Tx, accountId: string) {
  const account = await tx
    .selectFrom('account')
    .select('userId')
    .where('providerId', '=', OIDC_PROVIDER_ID)
    .where('accountId', '=', accountId)
    .executeTakeFirst();
  if (!account) return undefined;
  await tx
    .updateTable('user')
    .set((eb) => ({ role: eb.ref('role') }))
    .where('id', '=', account.userId)
    .execute();
  return tx
    .selectFrom('user')
    .select(['id', 'email', 'name', 'role', 'disabled', 'breakGlass'])
    .where('id', '=', account.userId)
    .executeTakeFirst();
}

type NewPerson = {
  accountId: string;
  role: Role;
  email: string;
  name: string;
  regions: RegionLimit;
  approvalMs: number;
};

async function addPerson(tx: Tx, ctx: ServiceContext, person: NewPerson): Promise<OidcRefusal | null> {
  const { email, role, accountId, name, regions, approvalMs } = person;
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
      regionsJson: limitJson(regions),
      disabled: 0,
      emailVerified,
      ...signInColumns(ctx.now(), approvalMs),
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
    after: { email, name, role, identity: accountId, ...(regions === null ? {} : { regions }) },
  });
  return null;
}
