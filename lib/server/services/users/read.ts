import 'server-only';
import { waitsUntil, whyNotConfirm, whyNotSetRight } from '@/lib/domain/grants';
import { isRole } from '@/lib/domain/permissions';
import type { PersonNames } from '@/lib/domain/person-name';
import { limitOf, type RegionLimit } from '@/lib/domain/region-limit';
import type { SignInMethod, UsersPage } from '@/lib/schemas/users';
import { OIDC_PROVIDER_ID } from '@/lib/server/auth/oidc-auth';
import { getConfig } from '@/lib/server/config';
import { ensureMigrated, getStore } from '@/lib/server/db/get-store';
import { listRegions } from '@/lib/server/db/queries/notices';
import { readPersonNames } from '@/lib/server/db/queries/people';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { rightFromNow } from '@/lib/server/services/users/grants';
import { openInvites } from '@/lib/server/services/users/invite-token';
import { doGroupsLimitRegions } from '@/lib/server/services/users/sign-in-ways';
import { requireUserManager } from '@/lib/server/services/users/user-rows';

const HOUR_MS = 3_600_000;

/** What the users page shows: everybody by name, and the invites that wait. Throws DeskError `forbidden`. */
export async function readUsersPage(ctx: ServiceContext): Promise<UsersPage> {
  const actor = requirePermission(ctx, 'users.manage');
  const { db } = ctx.store;
  const [users, accounts, factors, invites, nameOf, knownRegions] = await Promise.all([
    db
      .selectFrom('user')
      .select(['id', 'email', 'name', 'role', 'disabled', 'breakGlass', 'lastSeenAtMs'])
      .select(['countsFromMs', 'countsGivenBy', 'breakGlassFromMs', 'breakGlassGivenBy'])
      .select(['regionsJson', 'regionsFromMs', 'regionsGivenBy'])
      .orderBy('disabled')
      .orderBy('name')
      .orderBy('email')
      .execute(),
    db.selectFrom('account').select(['userId', 'providerId']).execute(),
    db.selectFrom('secondFactors').select('userId').where('confirmedAtMs', 'is not', null).execute(),
    openInvites(db, ctx.now())
      .select(['invites.id', 'invites.email', 'invites.role', 'invites.createdByName', 'invites.expiresAtMs'])
      .select('invites.regionsJson')
      .orderBy('invites.expiresAtMs', 'desc')
      .execute(),
    readPersonNames(db),
    listRegions(db),
  ]);
  const nowMs = ctx.now();
  const self = users.find(({ id }) => id === actor.id);
  const admin = self ?? { id: actor.id, email: null };
  const byId = new Map(users.map((user) => [user.id, user]));
  const { fromMs } = await rightFromNow(db, ctx);
  const providers = new Map(accounts.map(({ userId, providerId }) => [userId, providerId]));
  const withFactor = new Set(factors.map(({ userId }) => userId));
  return {
    users: users.flatMap(({ role, disabled, breakGlass, ...user }) =>
      isRole(role)
        ? [
            {
              id: user.id,
              email: user.email,
              name: user.name,
              lastSeenAtMs: user.lastSeenAtMs,
              role,
              breakGlass: breakGlass === 1,
              whyNotSetRight: whyNotSetRight(
                admin,
                { ...user, role, disabled: disabled !== 0 },
                breakGlass !== 1,
                nameOf,
              ),
              disabled: disabled !== 0,
              method: methodOf(providers.get(user.id)),
              hasSecondFactor: withFactor.has(user.id),
              isSelf: user.id === actor.id,
              regions: limitOf(role, user.regionsJson),
              ...waitOf(user, { admin, byId, nameOf, nowMs }),
            },
          ]
        : [],
    ),
    invites: invites.flatMap(({ role, regionsJson, ...invite }) =>
      isRole(role) ? [{ ...invite, role, regions: limitOf(role, regionsJson) }] : [],
    ),
    knownRegions,
    groupsLimitRegions: doGroupsLimitRegions(),
    waitsUntilMs: waitsUntil(self?.countsFromMs, nowMs),
    grantWaitHours: fromMs === 0 ? 0 : Math.round((fromMs - nowMs) / HOUR_MS),
  };
}

type Waiting = {
  id: string;
  email: string;
  countsFromMs: number;
  countsGivenBy: string | null;
  breakGlassFromMs: number;
  breakGlassGivenBy: string | null;
  regionsFromMs: number;
  regionsGivenBy: string | null;
};
type Person = { id: string; email: string | null };
type Viewer = { admin: Person; byId: ReadonlyMap<string, Person>; nameOf: PersonNames; nowMs: number };

/** What of a person waits, and why `admin` cannot confirm any of it. */
function waitOf(user: Waiting, { admin, byId, nameOf, nowMs }: Viewer) {
  const countsFromMs = waitsUntil(user.countsFromMs, nowMs);
  const breakGlassFromMs = waitsUntil(user.breakGlassFromMs, nowMs);
  const regionsFromMs = waitsUntil(user.regionsFromMs, nowMs);
  const givers = [
    ...(countsFromMs === null ? [] : [user.countsGivenBy]),
    ...(breakGlassFromMs === null ? [] : [user.breakGlassGivenBy]),
    ...(regionsFromMs === null ? [] : [user.regionsGivenBy]),
  ];
  const hurdles = givers.map((id) =>
    whyNotConfirm(admin, user, (id === null ? null : byId.get(id)) ?? null, nameOf),
  );
  const whyNot = hurdles.includes(null) ? null : (hurdles[0] ?? null);
  return { countsFromMs, breakGlassFromMs, regionsFromMs, whyNotConfirm: whyNot };
}

function methodOf(providerId: string | undefined): SignInMethod {
  if (providerId === 'credential') return 'password';
  return providerId === OIDC_PROVIDER_ID ? 'oidc' : 'none';
}

export type ListedUser = {
  id: string;
  email: string;
  name: string;
  role: string;
  disabled: boolean;
  regions: RegionLimit;
};

/** All users, by e-mail; removed ones too. */
export async function listUsers(ctx: ServiceContext, _input: unknown): Promise<ListedUser[]> {
  requireUserManager(ctx);
  const users = await ctx.store.db
    .selectFrom('user')
    .select(['id', 'email', 'name', 'role', 'disabled', 'regionsJson'])
    .orderBy('email')
    .execute();
  return users.map(({ regionsJson, ...user }) => ({
    ...user,
    disabled: user.disabled !== 0,
    regions: limitOf(user.role, regionsJson),
  }));
}

/** What makes the first user of a new installation; there is no default account. */
export const FIRST_USER_COMMAND = 'npm run user -- add you@example.com --role admin';

/** Whether anybody can sign in yet; the sign-in page explains the first steps otherwise. */
export async function hasUsers(): Promise<boolean> {
  await ensureMigrated();
  const user = await getStore()
    .db.selectFrom('user')
    .select('id')
    .where('disabled', '=', 0)
    .executeTakeFirst();
  return user !== undefined;
}

/** Where people reach the desk, for links that are sent to them; without a slash at the end. */
export function publicAddress(): string {
  return getConfig().baseUrl;
}
