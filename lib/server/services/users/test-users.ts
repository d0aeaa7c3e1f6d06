import 'server-only';
import type { Role } from '@/lib/domain/permissions';
import { hashPassword } from '@/lib/server/auth/password-hash';
import { TEST_PASSWORD } from '@/lib/server/auth/test-auth';
import type { Store } from '@/lib/server/db/store';
import { withTransaction } from '@/lib/server/services/context';
import { systemContext } from '@/lib/server/services/request-context';
import { insertUser } from '@/lib/server/services/users/insert-user';

let hash: Promise<string> | null = null;

/** For tests: the hash of TEST_PASSWORD, made once for each process. */
export function testPasswordHash(): Promise<string> {
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
