import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { getEvent } from '@/lib/server/services/events/get';
import { listEventFacets } from '@/lib/server/services/events/list';
import { fillMirror, holdEvents, TEST_NOW_MS, testContext, testEvent } from '@/lib/testing/event-mirror';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

describe.each(testStoreKinds())('one event on %s', (kind) => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore(kind);
  });
  afterEach(() => store.dispose());

  test('tells its history, its instance and its orders', async () => {
    const event = testEvent(1);
    await fillMirror(store, [event, testEvent(2)]);
    await holdEvents(store, [event]);
    const history = [
      { fromStatus: 'Inquiring', toStatus: 'Scheduled', seenAtMs: TEST_NOW_MS + 5 },
      { fromStatus: null, toStatus: 'Inquiring', seenAtMs: TEST_NOW_MS },
    ];
    await store.db
      .insertInto('eventHistory')
      .values(history.map((entry, index) => ({ ...entry, id: `h${index}`, eventKey: event.key })))
      .execute();
    await store.db
      .insertInto('instances')
      .values({
        instanceId: event.resourceId,
        name: 'edge-1',
        status: 'Running',
        regionId: event.regionId,
        spec: 'ens.c4',
        cpu: '4',
        memoryMb: 8192,
        osName: 'linux',
        publicIps: '["203.0.113.1"]',
        privateIps: 'broken',
        localDisk: 1,
        disksJson: '[{"category":"local_ssd","sizeGib":100,"kind":"data"}]',
        found: 1,
        fetchedAtMs: TEST_NOW_MS,
      })
      .execute();
    const detail = await getEvent(testContext(store, 'viewer'), { key: event.key });
    expect(detail).toMatchObject({ key: event.key, extendedAttribute: '{}', firstSeenMs: TEST_NOW_MS });
    expect(detail.history).toEqual(history.toReversed());
    expect(detail.instance).toMatchObject({
      name: 'edge-1',
      publicIps: ['203.0.113.1'],
      privateIps: [],
      disks: [{ category: 'local_ssd', sizeGib: 100, kind: 'data' }],
    });
    expect(detail.orders).toEqual([
      {
        batchId: 'batch-1',
        batchNumber: 42,
        title: 'Night shift',
        createdByName: 'Lin',
        rowCount: 1,
        position: 0,
        outcome: 'queued',
        opsType: 'immediate',
        planTimeMs: null,
        code: null,
        message: null,
        requestId: null,
        submittedAtMs: TEST_NOW_MS,
        sentAtMs: null,
      },
    ]);
  });

  test('an order says when it went out and what the cloud answered, in its own words', async () => {
    const event = testEvent(1);
    await fillMirror(store, [event]);
    await holdEvents(store, [event]);
    const call = {
      id: 'c-1',
      batchId: 'batch-1',
      state: 'answered' as const,
      rowCount: 1,
      startedAtMs: TEST_NOW_MS + 7,
      requestHash: 'x',
      owner: 'server',
      fence: 1,
      leaseUntilMs: TEST_NOW_MS,
    };
    await store.db.insertInto('calls').values(call).execute();
    const answer = { code: 'EventNotFound', message: 'No such event.', requestId: 'R-1' };
    await store.db
      .updateTable('batchRows')
      .set({ ...answer, outcome: 'refused', callId: 'c-1' })
      .execute();
    const { orders } = await getEvent(testContext(store, 'viewer'), { key: event.key });
    expect(orders).toMatchObject([{ ...answer, outcome: 'refused', sentAtMs: TEST_NOW_MS + 7 }]);
  });

  test('an unknown key is not found', async () => {
    await expect(getEvent(testContext(store), { key: 'e-1/i-1' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('facets count the whole mirror, most frequent first', async () => {
    const name = '大连联通';
    await store.db
      .insertInto('regions')
      .values({ regionId: 'cn-place1-unicom', name, fetchedAtMs: 0 })
      .execute();
    await fillMirror(store, [
      ...[1, 4, 7].map((index) => testEvent(index)),
      testEvent(2, { eventLevel: 'WARN', eventStatus: 'Executed', eventType: '' }),
    ]);
    expect(await listEventFacets(testContext(store, 'viewer'))).toEqual({
      types: [
        { value: 'Instance:SystemFailure.Redeploy', label: 'Instance:SystemFailure.Redeploy', count: 3 },
      ],
      levels: [
        { value: 'CRITICAL', label: 'CRITICAL', count: 3 },
        { value: 'WARN', label: 'WARN', count: 1 },
      ],
      statuses: [
        { value: 'Inquiring', label: 'Inquiring', count: 3 },
        { value: 'Executed', label: 'Executed', count: 1 },
      ],
      regions: [
        { value: 'cn-place1-unicom', label: name, count: 3 },
        { value: 'cn-place2-unicom', label: 'cn-place2-unicom', count: 1 },
      ],
    });
  });

  test('counts of the filters are those of the view, the search and the other filters, not of their own', async () => {
    await fillMirror(store, [
      testEvent(1),
      testEvent(2),
      testEvent(3, { eventLevel: 'WARN', instanceName: 'other' }),
      testEvent(4, { eventStatus: 'Executed', redeployable: 0 }),
      testEvent(5, { eventType: 'IP:SafeRisk', redeployable: 0 }),
    ]);
    const facets = (filter: object) => listEventFacets(testContext(store, 'viewer'), filter);
    const counts = (options: { value: string; count: number }[]) =>
      Object.fromEntries(options.map(({ value, count }) => [value, count]));
    const view = await facets({ redeployable: true });
    expect(counts(view.types)).toEqual({ 'Instance:SystemFailure.Redeploy': 3 });
    expect(counts(view.statuses)).toEqual({ Inquiring: 3 });
    const narrowed = await facets({ redeployable: true, q: 'edge', level: ['WARN'] });
    expect(counts(narrowed.levels)).toEqual({ CRITICAL: 2 });
    expect(narrowed.types).toEqual([]);
    await expect(facets({ q: 'a\0' })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
