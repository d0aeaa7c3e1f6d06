import { expect, test } from 'vitest';
import { openTestStore } from '@/lib/server/db/test-stores';

test('migrates', async () => {
  const s = await openTestStore('libsql');
  expect(await s.db.selectFrom('counters').selectAll().execute()).toHaveLength(4);
  await s.dispose();
});
