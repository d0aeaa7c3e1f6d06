import type { Updateable } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventKey } from '@/lib/domain/events';
import { pauseBudget, REDEPLOY_BUDGET, takeToken } from '@/lib/server/db/queries/rate-budget';
import { saveScope } from '@/lib/server/db/queries/sync';
import type { BatchRowsTable } from '@/lib/server/db/schema';
import { acquireLease, releaseLease } from '@/lib/server/jobs/runtime/lease';
import { renderMetrics } from '@/lib/server/metrics';
import { fillMirror, TEST_NOW_MS, testContext, testEvent } from '@/lib/testing/event-mirror';
import { submitKeys } from '@/lib/testing/jobs/dispatch-bench';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const MINUTE_MS = 60_000;
const EVENTS = [testEvent(900), testEvent(901), testEvent(902), testEvent(903), testEvent(904)];

describe.each(testStoreKinds())('metrics on %s', (kind) => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore(kind);
    await fillMirror(store, EVENTS);
  });
  afterEach(() => store.dispose());

  /** Lines of our own figures, without their values' neighbours. */
  async function figures(nowMs: number): Promise<string[]> {
    const { body } = await renderMetrics(store.db, nowMs);
    return body.split('\n').filter((line) => line.startsWith('desk_'));
  }
  const setRow = async (position: number, change: Updateable<BatchRowsTable>) => {
    const { numUpdatedRows } = await store.db
      .updateTable('batchRows')
      .set(change)
      .where('position', '=', position)
      .executeTakeFirst();
    expect(numUpdatedRows).toBe(1n);
  };
  const submit = () => submitKeys(testContext(store), EVENTS.slice(0, 4).map(eventKey));

  test('an empty desk: nothing waits, nobody holds a lease, one event has no batch', async () => {
    const lines = await figures(TEST_NOW_MS + MINUTE_MS);
    expect(lines).toContain('desk_events{status="Inquiring",level="CRITICAL"} 5');
    expect(lines).toContain('desk_oldest_unhandled_event_age_seconds 60');
    expect(lines).toContain('desk_sync_age_seconds +Inf');
    expect(lines).toContain('desk_inventory_age_seconds +Inf');
    expect(lines).toContain('desk_unknown_rows{settling="needs_decision"} 0');
    expect(lines).toContain('desk_dispatcher_due_rows 0');
    expect(lines).toContain('desk_dispatcher_lag_seconds 0');
    expect(lines.filter((line) => line.startsWith('desk_lease_held'))).toEqual([]);
  });

  test('how old the inventory is: since the last complete reading, whatever failed afterwards', async () => {
    await saveScope(store.db, 'inventory', { lastSuccessMs: TEST_NOW_MS, nextPage: 3, lastErrorCode: 'X' });
    expect(await figures(TEST_NOW_MS + 20 * MINUTE_MS)).toContain('desk_inventory_age_seconds 1200');
  });

  test('rows without an answer: read, waiting for a person, left; and how long the oldest waits', async () => {
    await submit();
    await setRow(0, { outcome: 'unknown' });
    await setRow(1, { outcome: 'unknown', needsDecisionAtMs: TEST_NOW_MS + MINUTE_MS });
    await setRow(2, { outcome: 'unknown', needsDecisionAtMs: TEST_NOW_MS });
    await setRow(3, { outcome: 'unknown', leftAtMs: TEST_NOW_MS });
    const lines = await figures(TEST_NOW_MS + 5 * MINUTE_MS);
    expect(lines).toContain('desk_batch_rows{outcome="unknown"} 4');
    expect(lines).toContain('desk_unknown_rows{settling="reading"} 1');
    expect(lines).toContain('desk_unknown_rows{settling="needs_decision"} 2');
    expect(lines).toContain('desk_unknown_rows{settling="left"} 1');
    expect(lines).toContain('desk_oldest_undecided_row_age_seconds 300');
  });

  test('rows that may go and do not: how many, since when, and the pause that is why', async () => {
    await submit();
    await setRow(3, { notBeforeSendMs: TEST_NOW_MS + 10 * MINUTE_MS });
    await takeToken(store.db, { name: REDEPLOY_BUDGET, perSecond: 5, nowMs: TEST_NOW_MS });
    const untilMs = TEST_NOW_MS + 3 * MINUTE_MS;
    await pauseBudget(store.db, { name: REDEPLOY_BUDGET, untilMs, reason: 'waiting_permission' });
    const lines = await figures(TEST_NOW_MS + 2 * MINUTE_MS);
    expect(lines).toContain('desk_dispatcher_due_rows 3');
    expect(lines).toContain('desk_dispatcher_lag_seconds 120');
    expect(lines).toContain('desk_dispatcher_pause_seconds{reason="waiting_permission"} 60');
    const later = await figures(untilMs + 1);
    expect(later.filter((line) => line.startsWith('desk_dispatcher_pause_seconds'))).toEqual([]);
  });

  test('who holds which lease now, and how often each was taken', async () => {
    const take = (name: string, owner: string) =>
      acquireLease(store.db, { name, owner, ttlMs: MINUTE_MS, nowMs: TEST_NOW_MS });
    await take('dispatch', 'server-a');
    const sync = await take('sync', 'server-b');
    if (sync) await releaseLease(store.db, sync);
    await take('sync', 'server-a');
    const lines = await figures(TEST_NOW_MS);
    expect(lines).toContain('desk_lease_held{lease="dispatch",holder="server-a"} 1');
    expect(lines).toContain('desk_lease_held{lease="sync",holder="server-a"} 1');
    expect(lines).toContain('desk_lease_fence{lease="sync"} 2');
    expect(
      (await figures(TEST_NOW_MS + MINUTE_MS)).filter((line) => line.startsWith('desk_lease_held')),
    ).toEqual([]);
  });
});
