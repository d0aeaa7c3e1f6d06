import { ROLES } from '@/lib/domain/permissions';
import { parseDatabaseUrl } from '@/lib/server/config';
import { migrateStore, openStore } from '@/lib/server/db/store';
import { saveAutoServices } from '@/lib/server/services/schedule/auto-services';
import { addUser } from '@/lib/server/services/users/people';
import { commandContext } from './command-context';

/**
 * Adds one user of each role to the store of the demo, which is new; the password is the demo's own. Its instances have a
 * tag `service`, of which services are made.
 */

const NAMES = {
  viewer: 'Vera Viewer',
  'on-call': 'Cal Oncall',
  operator: 'Olga Operator',
  approver: 'Amir Approver',
  admin: 'Ada Admin',
};

const store = openStore(parseDatabaseUrl(process.env));
await migrateStore(store);
for (const role of ROLES) {
  const email = `${role}@desk.local`;
  const password = process.env.DESK_PASSWORD;
  await addUser(commandContext(store), { email, role, password, name: NAMES[role] });
}
const admin = await store.db
  .selectFrom('user')
  .select(['id', 'name'])
  .where('role', '=', 'admin')
  .executeTakeFirstOrThrow();
await saveAutoServices(
  { ...commandContext(store), actor: { kind: 'user', role: 'admin', sessionId: 'demo', ...admin } },
  { expectedVersion: 0, autoServices: { kind: 'tag', key: 'service' } },
);
await store.close();
