import 'server-only';
import { randomUUID } from 'node:crypto';
import { DeskError } from '@/lib/domain/errors';
import type { Role } from '@/lib/domain/permissions';
import { limitJson, type RegionLimit } from '@/lib/domain/region-limit';
import { isUniqueViolation } from '@/lib/server/db/retry-transaction';
import type { Tx } from '@/lib/server/db/schema';
import { recordAudit } from '@/lib/server/services/audit';
import type { ServiceContext } from '@/lib/server/services/context';
import { type ClaimedName, uniqueName } from '@/lib/server/services/users/claim-name';
import type { GivenRight } from '@/lib/server/services/users/grants';
import { authDate, authFalse } from '@/lib/server/services/users/user-rows';

type NewUser = ClaimedName & {
  email: string;
  role: Role;
  hash: string;
  /** From when the role counts; left out: at once. */
  counts?: GivenRight | undefined;
  /** The regions that they are limited to; left out: no limit. Admins have none. */
  regions?: RegionLimit;
};

/** A new user with a password, audited. The caller has checked who asks, and that e-mail and name are free. */
export async function insertUser(tx: Tx, ctx: ServiceContext, user: NewUser) {
  const { email, role, name, nameKey, hash, counts, regions = null } = user;
  const id = randomUUID();
  const date = authDate(ctx.store.kind, ctx.now());
  const emailVerified = authFalse(ctx.store.kind);
  await tx
    .insertInto('user')
    .values({
      id,
      email,
      name,
      nameKey,
      role,
      roleSinceMs: ctx.now(),
      emailVerified,
      image: null,
      disabled: 0,
      countsFromMs: counts?.fromMs ?? 0,
      countsGivenBy: counts?.givenBy ?? null,
      regionsJson: limitJson(regions),
      createdAt: date,
      updatedAt: date,
    })
    .execute();
  await insertPassword(tx, ctx, id, hash);
  const after = { email, name, role, enabledAgain: false, ...(regions === null ? {} : { regions }) };
  await recordAudit(tx, ctx, { action: 'user.add', objectType: 'user', objectId: id, after });
  return { id, email, name, role };
}

/** better-auth's shape of an account with a password: its own id as accountId. */
export async function insertPassword(tx: Tx, ctx: ServiceContext, userId: string, hash: string) {
  const date = authDate(ctx.store.kind, ctx.now());
  await tx
    .insertInto('account')
    .values({
      id: randomUUID(),
      userId,
      accountId: userId,
      providerId: 'credential',
      password: hash,
      createdAt: date,
      updatedAt: date,
    })
    .execute();
}

/** Runs `work`; a user who got the e-mail at the same moment becomes DeskError `conflict` `user_exists`. */
export async function uniqueEmail<T>(email: string, work: () => Promise<T>): Promise<T> {
  try {
    return await uniqueName(work);
  } catch (error) {
    if (!isUniqueViolation(error, 'user', 'email')) throw error;
    throw new DeskError('conflict', 'user_exists', { email });
  }
}
