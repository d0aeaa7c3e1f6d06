/**
 * For tests: makes and migrates the store, and adds one user of each role that is named, in this order. One process
 * for all, since starting it takes longer than its work. The password comes from DESK_PASSWORD.
 */

import { commandContext } from '@/lib/cli/command-context';
import { parseDatabaseUrl } from '@/lib/server/config';
import { migrateStore, openStore } from '@/lib/server/db/store';
import { addUser } from '@/lib/server/services/users/people';

const store = openStore(parseDatabaseUrl(process.env));
await migrateStore(store);
for (const role of process.argv.slice(2)) {
  const password = process.env.DESK_PASSWORD;
  await addUser(commandContext(store), { email: `${role}@desk.local`, role, password });
}
await store.close();
