import type { KyselyPlugin } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { effectiveOrders } from '@/lib/domain/plan';
import { DEFAULT_SPAN_MS } from '@/lib/domain/schedule/outage';
import { seedPolicy } from '@/lib/server/jobs/upkeep/seed-policy';
import { saveDraft } from '@/lib/server/services/batches/save-draft';
import { submitBatch } from '@/lib/server/services/batches/submit';
import type { ServiceContext } from '@/lib/server/services/context';
import { fillMirror, TEST_NOW_MS, testContext, testEvent } from '@/lib/testing/event-mirror';
import { planBatch } from '@/lib/testing/jobs/dispatch-bench';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const HOUR_MS = 3_600_000;
const EVENTS = 1_150;
/** Differ in everything that a row is queued with, in no order. */
const KINDS = [
  { eventStatus: 'Inquiring', eventLevel: 'CRITICAL', levelRank: 3, localDisk: 1 },
  { eventStatus: 'Scheduled', eventLevel: 'WARN', levelRank: 2, localDisk: 0 },
  { eventStatus: 'Inquiring', eventLevel: "O'Hara", levelRank: 0, localDisk: null },
];
const EVERY = Array.from({ length: EVENTS }, (_, index) => testEvent(index, KINDS[(index * 7) % 3]));
const SPREAD = { fromMs: TEST_NOW_MS + HOUR_MS, toMs: TEST_NOW_MS + 25 * HOUR_MS };
const PLAN = { when: 'scheduled', planTimeMs: null, spread: SPREAD, zone: 'UTC' } as const;
const OWN = { opsType: 'immediate', planTimeMs: null } as const;

describe.each(testStoreKinds())('a submit of many rows on %s', (kind) => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore(kind);
    await seedPolicy({ store, now: () => TEST_NOW_MS }, 'none');
    for (let start = 0; start < EVENTS; start += 250)
      await fillMirror(store, EVERY.slice(start, start + 250));
  });
  afterEach(() => store.dispose());

  const rowsOf = (batchId: string) =>
    store.db.selectFrom('batchRows').selectAll().where('batchId', '=', batchId).orderBy('position').execute();

  /** A draft with holes, of whose rows some have an order of their own, and whose events changed since. */
  async function plannedDraft(me: ServiceContext) {
    const keys = EVERY.map(({ key }) => key);
    const planned = await planBatch(me, keys, PLAN);
    const rows = await rowsOf(planned.draftId);
    const { revision } = await saveDraft(me, {
      draftId: planned.draftId,
      expectedRevision: planned.expectedRevision,
      removeRowIds: rows.filter((_, index) => index % 100 === 7 || index === 0).map(({ id }) => id),
      overrides: Object.fromEntries(rows.filter((_, index) => index % 90 === 3).map(({ id }) => [id, OWN])),
    });
    await store.db
      .updateTable('events')
      .set({ eventLevel: 'INFO', instanceName: 'renamed' })
      .where('key', 'in', keys.slice(400, 600))
      .execute();
    const left = await rowsOf(planned.draftId);
    return { ...planned, expectedRevision: revision, rowCount: left.length };
  }

  test('each row is queued with its own order and what was known of its event; others stay as they are', async () => {
    const me = testContext(store);
    const other = await planBatch(me, [EVERY[0]?.key ?? '', EVERY[5]?.key ?? ''], { when: 'immediate' });
    const untouched = await rowsOf(other.draftId);
    const planned = await plannedDraft(me);
    const draft = await rowsOf(planned.draftId);
    const orders = effectiveOrders(
      PLAN,
      draft.map(({ regionId, overrideJson }) => ({ regionId, override: overrideJson === null ? null : OWN })),
    );
    const events = new Map(
      (await store.db.selectFrom('events').selectAll().execute()).map((event) => [event.key, event]),
    );
    const { batchId } = await submitBatch(me, planned);
    const expected = draft.map((row, index) => {
      const event = events.get(row.eventKey);
      return {
        ...row,
        ...orders[index],
        delivery: orders[index]?.opsType === 'scheduled' ? 'cloud' : 'now',
        spanMs: DEFAULT_SPAN_MS,
        outcome: 'queued',
        liveKey: row.eventKey,
        statusAtSubmit: event?.eventStatus,
        eventLevel: event?.eventLevel,
        localDisk: event?.localDisk,
        sendUntilMs: TEST_NOW_MS + 24 * HOUR_MS,
        updatedAtMs: TEST_NOW_MS,
      };
    });
    expect(await rowsOf(batchId)).toEqual(expected);
    expect(new Set(expected.map(({ planTimeMs }) => planTimeMs)).size).toBeGreaterThan(1_000);
    expect(await rowsOf(other.draftId)).toEqual(untouched);
    const { rowsJson } = await store.db
      .selectFrom('batchPlans')
      .select('rowsJson')
      .where('batchId', '=', batchId)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(rowsJson)).toEqual(
      expected.map(({ eventKey, eventId, resourceId, opsType, planTimeMs }) => {
        const instanceName = events.get(eventKey)?.instanceName;
        return { eventKey, eventId, resourceId, instanceName, opsType, planTimeMs };
      }),
    );
  });

  test('rows with a time each take as few statements as rows with one time', async () => {
    const me = testContext(store);
    const planned = await plannedDraft(me);
    let statements = 0;
    const count: KyselyPlugin = {
      transformQuery: ({ node }) => {
        statements += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    const counted = { ...me, store: { ...store, db: store.db.withPlugin(count) } };
    await submitBatch(counted, planned);
    // Of these, three read the rows to judge them, and three queue them.
    expect(statements).toBeLessThan(40);
  });

  test('one event that another batch has keeps every row a draft', async () => {
    const me = testContext(store);
    const planned = await plannedDraft(me);
    const before = await rowsOf(planned.draftId);
    await submitBatch(me, await planBatch(me, [EVERY[1_100]?.key ?? ''], { when: 'immediate' }));
    await expect(submitBatch(me, planned)).rejects.toMatchObject({
      code: 'conflict',
      reason: 'held',
      details: { count: 1, createdBy: 'Name of user-1' },
    });
    expect(await rowsOf(planned.draftId)).toEqual(before);
  });
});
