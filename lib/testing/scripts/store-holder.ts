/** For tests: takes the store as a server does, in a process of its own, and keeps it. Arguments: file, `open` to use it. */
import 'server-only';
import { migrateStore, openStore } from '@/lib/server/db/store';
import { StoreRefusal } from '@/lib/server/db/store-refusal';
import { takeEmbeddedStore } from '@/lib/server/db/take-store';

const [, , file = ''] = process.argv;
try {
  takeEmbeddedStore(file);
  await migrateStore(openStore(`file:${file}`));
  process.stdout.write('held\n');
  setInterval(() => {}, 1_000);
} catch (error) {
  process.stdout.write(
    error instanceof StoreRefusal ? `refused ${error.reason}\n${error.message}\n` : String(error),
  );
  process.exit(1);
}
