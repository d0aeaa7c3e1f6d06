import { ROLES } from '@/lib/domain/permissions';
import { parseDatabaseUrl } from '@/lib/server/config';
import { migrateStore, openStore } from '@/lib/server/db/store';
import { addUser } from '@/lib/server/services/users/people';
import { commandContext } from './command-context';

/** Adds one user of each role to the store of the demo, which is new. The password is the demo's own. */

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
await store.close();
