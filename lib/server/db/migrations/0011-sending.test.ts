import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { DEFAULT_POLICY } from '@/lib/domain/approval-policy';
import { eventKey } from '@/lib/domain/events';
import { up } from '@/lib/server/db/migrations/0011-sending';
import { insertPolicy } from '@/lib/server/db/queries/approvals';
import { fillMirror, TEST_NOW_MS, testEvent } from '@/lib/testing/event-mirror';
import { planBatch } from '@/lib/testing/jobs/dispatch-bench';
import { addTestPerson, requestAndLook } from '@/lib/testing/people';
import { openTestStore, testStoreKinds } from '@/lib/testing/stores';

const HOUR_MS = 3_600_000;
const HOURS = { known: 2, unknown: 24 };

test.each(testStoreKinds())(
  'rows that wait already count from their request, by the hours of its policy, on %s',
  async (kind) => {
    const store = await openTestStore(kind);
    const events = [testEvent(1), testEvent(2), testEvent(3)];
    await fillMirror(store, events);
    await insertPolicy(store.db, {
      version: 7,
      policyJson: JSON.stringify({ ...DEFAULT_POLICY, expiryHours: HOURS.known }),
      savedBy: 'test',
      savedByName: 'test',
      savedAtMs: 0,
    });
    const olga = await addTestPerson({ store, now: () => TEST_NOW_MS }, 'olga', { role: 'operator' });
    const ask = async (index: number) => {
      const keys = events.slice(index, index + 1).map(eventKey);
      return requestAndLook(olga, await planBatch(olga, keys));
    };
    const known = await ask(0);
    const unknown = await ask(1);
    await planBatch(olga, events.slice(2).map(eventKey));
    await store.db
      .updateTable('batches')
      .set({ policyVersion: 99 })
      .where('id', '=', unknown.batchId)
      .execute();
    await asBefore();

    // Guarantee: the migration names its tables and columns itself.
    await up(store.db as never, kind);

    const rows = await store.db
      .selectFrom('batchRows')
      .select(['batchId', 'outcome', 'sendUntilMs'])
      .execute();
    const untilOf = (batchId: string) => rows.find((row) => row.batchId === batchId)?.sendUntilMs;
    expect(untilOf(known.batchId)).toBe(TEST_NOW_MS + HOURS.known * HOUR_MS);
    expect(untilOf(unknown.batchId)).toBe(TEST_NOW_MS + HOURS.unknown * HOUR_MS);
    expect(rows.filter(({ outcome }) => outcome === null)).toMatchObject([{ sendUntilMs: null }]);
    const causes = await store.db.selectFrom('batches').select('stopCause').execute();
    expect(causes.every(({ stopCause }) => stopCause === null)).toBe(true);
    await store.dispose();

    /** The store as the version before left it. */
    async function asBefore(): Promise<void> {
      await sql`delete from "kysely_migration" where "name" = '0011-sending'`.execute(store.db);
      await sql`drop index "batchRows_sendUntil"`.execute(store.db);
      await store.db.schema.alterTable('batchRows').dropColumn('sendUntilMs').execute();
      await store.db.schema.alterTable('batches').dropColumn('stopCause').execute();
    }
  },
);
