import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventKey } from '@/lib/domain/events';
import type { Role } from '@/lib/domain/permissions';
import { pauseBudget, REDEPLOY_BUDGET, takeToken } from '@/lib/server/db/queries/rate-budget';
import { saveScope } from '@/lib/server/db/queries/sync';
import { readDeskStatus } from '@/lib/server/services/health/desk-status';
import { insertTestChannel } from '@/lib/testing/channels';
import { fillMirror, TEST_NOW_MS, testContext, testEvent } from '@/lib/testing/event-mirror';
import { submitKeys } from '@/lib/testing/jobs/dispatch-bench';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const MINUTE_MS = 60_000;

describe.each(testStoreKinds())('what every page tells about the desk, on %s', (kind) => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore(kind);
  });
  afterEach(() => store.dispose());
  const status = () => readDeskStatus(testContext(store, 'viewer'), ['proxy_not_trusted']);

  test('nothing while all is well, and the build', async () => {
    await saveScope(store.db, 'open', { lastSuccessMs: TEST_NOW_MS - 1_000 });
    expect(await status()).toEqual({
      userId: expect.any(String),
      openBatches: 0,
      build: expect.any(String),
      store: null,
      paused: null,
      cloud: null,
      setup: [],
      brokenChannels: [],
      notices: [],
    });
  });

  test('what is wrong with the settings of the server, to admins alone', async () => {
    for (const role of ['viewer', 'on-call', 'operator', 'approver'] as const) {
      expect((await readDeskStatus(testContext(store, role), ['proxy_not_trusted'])).setup).toEqual([]);
    }
    const admin = await readDeskStatus(testContext(store, 'admin'), ['proxy_not_trusted']);
    expect(admin.setup).toEqual(['proxy_not_trusted']);
  });

  test('which channels refused for good, to admins alone', async () => {
    await insertTestChannel(store, { id: 'Night shift' });
    await insertTestChannel(store, { id: 'Leads', brokenAtMs: TEST_NOW_MS });
    await insertTestChannel(store, { id: 'Old', brokenAtMs: TEST_NOW_MS, removedAtMs: TEST_NOW_MS });
    const named = async (role: Role) => (await readDeskStatus(testContext(store, role), [])).brokenChannels;
    expect(await named('admin')).toEqual(['Leads']);
    for (const role of ['viewer', 'on-call', 'operator', 'approver'] as const) {
      expect(await named(role)).toEqual([]);
    }
  });

  test('a pause only while rows wait for it, and how many', async () => {
    await takeToken(store.db, { name: REDEPLOY_BUDGET, perSecond: 5, nowMs: TEST_NOW_MS });
    const untilMs = TEST_NOW_MS + MINUTE_MS;
    await pauseBudget(store.db, { name: REDEPLOY_BUDGET, untilMs, reason: 'waiting_clock' });
    expect((await status()).paused).toBeNull();
    const events = [testEvent(900), testEvent(901)];
    await fillMirror(store, events);
    await submitKeys(testContext(store), events.map(eventKey));
    expect((await status()).paused).toEqual({ reason: 'waiting_clock', untilMs, rows: 2 });
  });

  test('a cloud that cannot be read, once that has lasted a minute', async () => {
    await saveScope(store.db, 'open', { lastErrorAtMs: TEST_NOW_MS, lastErrorCode: 'ECONNREFUSED' });
    expect((await status()).cloud).toEqual({ sinceMs: null });
    await saveScope(store.db, 'open', { lastSuccessMs: TEST_NOW_MS - MINUTE_MS });
    expect((await status()).cloud).toBeNull();
    await saveScope(store.db, 'open', { lastSuccessMs: TEST_NOW_MS - 2 * MINUTE_MS });
    expect((await status()).cloud).toEqual({ sinceMs: TEST_NOW_MS - 2 * MINUTE_MS });
  });
});
