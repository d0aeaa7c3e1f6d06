import 'server-only';
import { type ApprovalPolicy, INITIAL_POLICIES, type InitialPolicy } from '@/lib/domain/approval-policy';
import type { Role } from '@/lib/domain/permissions';
import { hashPassword } from '@/lib/server/auth/password-hash';
import { insertPolicy, readNewestPolicy } from '@/lib/server/db/queries/approvals';
import type { Store } from '@/lib/server/db/store';
import { getBatch } from '@/lib/server/services/batches/read';
import type { PersonContext, SeenPlan } from '@/lib/server/services/batches/seen-plan';
import { requestApproval as requestApprovalVerb } from '@/lib/server/services/batches/submit';
import { withTransaction } from '@/lib/server/services/context';
import { systemContext } from '@/lib/server/services/request-context';
import { insertUser } from '@/lib/server/services/users/people';
import { authDate, authFalse } from '@/lib/server/services/users/user-rows';
import { asSent } from '@/lib/testing/as-sent';
import { TEST_PASSWORD } from '@/lib/testing/auth';

// What pages send is typed; here anything comes.
const requestApproval = asSent(requestApprovalVerb);

/** For tests of approvals: a store with people in it, and a clock. */
export type PeopleDesk = { store: Store; now: () => number };

export type TestPerson = {
  role: Role;
  email?: string;
  roleSinceMs?: number;
  breakGlass?: 0 | 1;
  /** Signs in with TEST_PASSWORD; else they have no password. */
  hasPassword?: boolean;
};

/** An account without a password, as the store holds it. */
export function accountRow(
  { kind }: Pick<Store, 'kind'>,
  id: string,
  { role, email = `${id}@desk.local`, roleSinceMs = 0, breakGlass = 0 }: TestPerson,
) {
  const date = authDate(kind, 0);
  return {
    id,
    name: `Name of ${id}`,
    email,
    emailVerified: authFalse(kind),
    image: null,
    createdAt: date,
    updatedAt: date,
    role,
    disabled: 0,
    lastSeenAtMs: null,
    roleSinceMs,
    breakGlass,
  };
}

/** Adds an account; its context. */
export async function addTestPerson(
  desk: PeopleDesk,
  id: string,
  { role, hasPassword = false, ...person }: TestPerson,
): Promise<PersonContext> {
  await desk.store.db
    .insertInto('user')
    .values(accountRow(desk.store, id, { role, ...person }))
    .execute();
  if (hasPassword) {
    const date = authDate(desk.store.kind, 0);
    await desk.store.db
      .insertInto('account')
      .values({
        id: `account-${id}`,
        userId: id,
        accountId: id,
        providerId: 'credential',
        password: await testPasswordHash(),
        createdAt: date,
        updatedAt: date,
      })
      .execute();
  }
  return {
    store: desk.store,
    actor: { kind: 'user', id, name: `Name of ${id}`, role, sessionId: `session-${id}` },
    correlationId: 'test',
    now: desk.now,
  };
}

/** Puts another policy in force, past all checks. */
export async function forcePolicy(store: Store, policy: ApprovalPolicy | InitialPolicy): Promise<void> {
  const newest = await readNewestPolicy(store.db);
  await insertPolicy(store.db, {
    version: (newest?.version ?? 0) + 1,
    policyJson: JSON.stringify(typeof policy === 'string' ? INITIAL_POLICIES[policy] : policy),
    savedBy: 'test',
    savedByName: 'test',
    savedAtMs: 0,
  });
}

/** Requests approval, and what an approver then sees of the plan. */
export async function requestAndLook(ctx: PersonContext, request: unknown): Promise<SeenPlan> {
  const { batchId } = await requestApproval(ctx, request);
  return seenPlan(ctx, batchId);
}

export async function seenPlan(ctx: PersonContext, batchId: string): Promise<SeenPlan> {
  const { revision, planHash } = await getBatch(ctx, { batchId });
  return { batchId, revision, planHash: planHash ?? '' };
}

let hash: Promise<string> | null = null;

/** For tests: the hash of TEST_PASSWORD, made once for each process. */
function testPasswordHash(): Promise<string> {
  hash ??= hashPassword(TEST_PASSWORD);
  return hash;
}

type TestUser = {
  /** In lower case. */
  email: string;
  role: Role;
  name?: string;
};

/** For tests that are not about adding users: what `addUser` leaves in the store, with TEST_PASSWORD. */
export async function addTestUser(store: Store, { email, role, name = 'Test' }: TestUser) {
  const user = { email, role, name, nameKey: null, hash: await testPasswordHash() };
  return withTransaction({ store }, (tx) => insertUser(tx, systemContext(store), user));
}
