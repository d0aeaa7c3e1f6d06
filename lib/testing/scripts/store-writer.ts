/**
 * For tests: a server that writes all the time. Each commit stores one selection and its two rows, so that a copy of
 * half a commit can be told. Prints the number of commits so far. Argument: the store's file.
 */
import { migrateStore, openStore } from '@/lib/server/db/store';
import { takeEmbeddedStore } from '@/lib/server/db/take-store';
import { withTransaction } from '@/lib/server/services/context';

const [, , file = ''] = process.argv;
takeEmbeddedStore(file);
const store = openStore(`file:${file}`);
await migrateStore(store);
for (let commits = 0; ; commits++) {
  const id = `commit-${commits}`;
  await withTransaction({ store }, async (tx) => {
    const filterJson = JSON.stringify({ filler: 'x'.repeat(500) });
    await tx
      .insertInto('selections')
      .values({ id, createdBy: 'writer', filterJson, rowCount: 2, createdAtMs: 0 })
      .execute();
    const rows = ['first', 'second'].map((eventKey) => ({
      selectionId: id,
      eventKey: `${eventKey}-${commits}`,
    }));
    await tx.insertInto('selectionRows').values(rows).execute();
  });
  process.stdout.write(`commits ${commits + 1}\n`);
  await new Promise((resolve) => setImmediate(resolve));
}
