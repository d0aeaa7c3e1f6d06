import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_OUTCOME_SETTINGS } from '@/lib/domain/outcome-settings';
import type { RowFacts } from '@/lib/domain/outcomes';
import { watchForNews } from '@/lib/server/services/notices/watch';
import { fillRows } from '@/lib/testing/outcome-rows';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const NOW_MS = Date.UTC(2026, 10, 30);
const MIN = 60_000;
const OPEN = 10_000;
/** Refused long ago, and ended long ago: what the look must not read each time. */
const HISTORY = 10_000;

const open: RowFacts = {
  outcome: 'accepted',
  reason: null,
  eventType: 'Instance:SystemFailure.Redeploy',
  opsType: 'scheduled',
  planTimeMs: NOW_MS,
  needsDecisionAtMs: null,
  leftAtMs: null,
  acceptedAtMs: NOW_MS - 60 * MIN,
  cloudStatus: 'Scheduled',
  executingSinceMs: null,
  finalAtMs: null,
  absentReads: 0,
  absentSinceMs: null,
  instanceReads: 0,
  instanceOk: false,
  seenUpToMs: NOW_MS,
  updatedAtMs: NOW_MS - 60 * MIN,
};

describe.each(testStoreKinds())('10,000 rows that may still change, on %s', (kind) => {
  let store: TestStore;
  /** What this machine needs to write the rows that are looked at. */
  let writtenMs = 0;
  beforeAll(async () => {
    store = await openTestStore(kind);
    const refused = { ...open, outcome: 'refused' as const, cloudStatus: null };
    const done = { ...open, cloudStatus: 'Executed', finalAtMs: NOW_MS - 30 * MIN, instanceOk: true };
    const facts = (count: number, one: RowFacts) => Array.from({ length: count }, () => ({ facts: one }));
    const beganMs = performance.now();
    await fillRows(store, [...facts(OPEN, open), ...facts(HISTORY, done), ...facts(HISTORY, refused)]);
    writtenMs = performance.now() - beganMs;
  });
  afterAll(() => store.dispose());

  const watch = async (nowMs: number) => {
    const beganMs = performance.now();
    await watchForNews({ store, now: () => nowMs, outcomeSettings: DEFAULT_OUTCOME_SETTINGS });
    return performance.now() - beganMs;
  };

  test('a look for what time brings stays short, and tells of a thousand late ones at once', async () => {
    await watch(NOW_MS);
    const calmMs = await watch(NOW_MS);
    await store.db
      .updateTable('batchRows')
      .set({ seenUpToMs: NOW_MS + 6 * MIN })
      .where('position', '<', 1_000)
      .execute();
    const crossedMs = await watch(NOW_MS + 6 * MIN);
    const afterMs = await watch(NOW_MS + 6 * MIN);
    const notices = await store.db.selectFrom('notices').select(['kind', 'payloadJson']).execute();
    expect(notices.map((one) => one.kind)).toEqual(['rows.late']);
    const { rows, more } = JSON.parse(notices[0]?.payloadJson ?? '{}');
    expect(rows.length + more).toBe(1_000);
    // About a tenth of that, on a fast machine and on a slow one.
    expect(Math.max(calmMs, crossedMs, afterMs)).toBeLessThan(writtenMs);
  });
});
