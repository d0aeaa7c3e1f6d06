import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Role } from '@/lib/domain/permissions';
import { limitJson, type RegionLimit } from '@/lib/domain/region-limit';
import { OIDC_PROVIDER_ID, type OidcRefusal } from '@/lib/server/auth/oidc-auth';
import type { OidcPerson } from '@/lib/server/auth/oidc-claims';
import { readPerson } from '@/lib/server/db/queries/approvals';
import { keepMailboxes } from '@/lib/server/db/queries/people';
import { isUniqueViolation } from '@/lib/server/db/retry-transaction';
import type { Tx } from '@/lib/server/db/schema';
import { log } from '@/lib/server/log';
import { recordAudit } from '@/lib/server/services/audit/record';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { nameOrEmail } from '@/lib/server/services/users/names';
import {
  giveByGroups,
  giveRegionsByGroups,
  takeByGroups,
  takeRegionsByGroups,
} from '@/lib/server/services/users/provider-groups';
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

type Known = { id: string; email: string; name: string };
/** As the provider knows the person now: `email` in lower case; an empty `name` says nothing. */
type Told = { email: string; name: string; approvalMs: number };

/**
 * Brings a person up to date who has just come from the provider: until when their approvals count, e-mail and name. An
 * e-mail that another account has is not taken over. Old and new mailbox stay those of one person for ever.
 */
async function refreshOidcPerson(tx: Tx, ctx: ServiceContext, user: Known, told: Told): Promise<void> {
  const nowMs = ctx.now();
  const email = (await isTaken(tx, user, told.email)) ? user.email : told.email;
  const { name, ...shown } = await nameOf(tx, user, { email, name: told.name });
  await tx
    .updateTable('user')
    .set({
      email,
      name,
      ...shown,
      ...signInColumns(nowMs, told.approvalMs),
      updatedAt: authDate(ctx.store.kind, nowMs),
    })
    .where('id', '=', user.id)
    .execute();
  const isKept = email !== told.email;
  const emails = [user.email, told.email];
  const news = told.email === user.email ? 0 : await keepMailboxes(tx, user.id, emails, nowMs);
  if (isKept) {
    log.warn(
      { correlationId: ctx.correlationId, userId: user.id },
      'the provider gave an e-mail that another account has; the old one is kept',
    );
  }
  // An e-mail that is kept is told once, not at each sign-in.
  if (email === user.email && name === user.name && news === 0) return;
  await recordAudit(tx, ctx, {
    action: 'user.refresh',
    objectType: 'user',
    objectId: user.id,
    before: { email: user.email, name: user.name },
    after: { email, name, by: 'provider', ...(isKept ? { emailOfAnother: told.email } : {}) },
  });
}

/** That the provider vouched for somebody at `nowMs`, for `approvalMs`. */
function signInColumns(nowMs: number, approvalMs: number) {
  return { providerSignInMs: nowMs, providerUntilMs: nowMs + approvalMs };
}

async function isTaken(tx: Tx, user: Known, email: string): Promise<boolean> {
  if (email === user.email) return false;
  const other = await tx
    .selectFrom('user')
    .select('id')
    .where('email', '=', email)
    .where('id', '!=', user.id)
    .executeTakeFirst();
  return other !== undefined;
}

/** Who never had a name goes by the e-mail; a name that imitates somebody's stands with the e-mail, or gives way to it. */
async function nameOf(
  tx: Tx,
  user: Known,
  told: { email: string; name: string },
): Promise<{ name: string; nameKey?: string | null }> {
  if (told.name === user.name) return { name: user.name };
  if (told.name !== '') return nameOrEmail(tx, { id: user.id, ...told });
  return { name: user.name === user.email ? told.email : user.name };
}
