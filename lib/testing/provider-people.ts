import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Role } from '@/lib/domain/permissions';
import type { OidcRefusal } from '@/lib/server/auth/oidc-auth';
import type { OidcPerson } from '@/lib/server/auth/oidc-claims';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { systemContext } from '@/lib/server/services/request-context';
import { admitOidcPerson } from '@/lib/server/services/users/oidc-people';
import { authDate } from '@/lib/server/services/users/user-rows';
import type { PeopleDesk } from '@/lib/testing/people';

/** For tests: what they approve counts so long after a sign-in (ms). */
export const TEST_APPROVAL_MS = 3_600_000;

type Told = Partial<Pick<OidcPerson, 'email' | 'emailVerified' | 'name' | 'role' | 'regions'>> & {
  approvalMs?: number;
};

/** For tests: a person of the identity provider who signs in, without the provider itself. */
export function providerPerson(desk: PeopleDesk, subject: string, role: Role) {
  const ctx = { ...systemContext(desk.store), now: desk.now };
  const accountId = `https://id.acme.test ${subject}`;
  const signIn = (told: Told = {}): Promise<OidcRefusal | null> => {
    const { approvalMs = TEST_APPROVAL_MS, ...claims } = told;
    const email = `${subject}@acme.test`;
    const person = {
      subject,
      email,
      emailVerified: true,
      name: `Name of ${subject}`,
      role,
      authTimeMs: null,
    };
    return admitOidcPerson(ctx, { accountId, person: { ...person, ...claims }, approvalMs });
  };
  const user = async () => {
    const { userId } = await desk.store.db
      .selectFrom('account')
      .select('userId')
      .where('accountId', '=', accountId)
      .executeTakeFirstOrThrow();
    return desk.store.db.selectFrom('user').selectAll().where('id', '=', userId).executeTakeFirstOrThrow();
  };
  return {
    signIn,
    user,
    /** Signs in; the context of what they do then, with a session that the provider has just vouched for. */
    enter: async (told: Told = {}): Promise<PersonContext> => {
      const refusal = await signIn(told);
      if (refusal !== null) throw new Error(`${subject} stays out: ${refusal}`);
      const { id, name } = await user();
      const sessionId = randomUUID();
      const date = authDate(desk.store.kind, 0);
      await desk.store.db
        .insertInto('session')
        .values({
          id: sessionId,
          token: sessionId,
          userId: id,
          expiresAt: date,
          createdAt: date,
          updatedAt: date,
          ipAddress: null,
          userAgent: null,
          authTimeMs: desk.now(),
        })
        .execute();
      const actor = { kind: 'user' as const, id, name, role: told.role ?? role, sessionId };
      return { store: desk.store, actor, correlationId: 'test', now: desk.now };
    },
    /** Gives them a password here as well. */
    addPassword: async () => {
      const { id } = await user();
      const date = authDate(desk.store.kind, 0);
      const account = { id: randomUUID(), userId: id, accountId: id, createdAt: date, updatedAt: date };
      await desk.store.db
        .insertInto('account')
        .values({ ...account, providerId: 'credential', password: 'hash' })
        .execute();
    },
    setUser: async (set: { breakGlass?: 0 | 1; disabled?: 0 | 1 }) => {
      const { id } = await user();
      await desk.store.db.updateTable('user').set(set).where('id', '=', id).execute();
    },
  };
}

export type ProviderPerson = ReturnType<typeof providerPerson>;
