import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAX_SERVICES } from '@/lib/domain/schedule/service-match';
import { readCounter } from '@/lib/server/db/queries/sync';
import { withTransaction } from '@/lib/server/services/context';
import { rebuildMembers } from '@/lib/server/services/schedule/members';
import { fillMirror, TEST_NOW_MS, testEvent } from '@/lib/testing/event-mirror';
import { forceScheduleSettings, putInstances, putService } from '@/lib/testing/inventory-rows';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

describe.each(testStoreKinds())('members of services (%s)', (kind) => {
  let store: TestStore;

  beforeAll(async () => {
    store = await openTestStore(kind);
  });

  afterAll(() => store.dispose());

  beforeEach(async () => {
    for (const table of [
      'services',
      'serviceMembers',
      'instances',
      'instanceTags',
      'scheduleSettings',
      'events',
    ] as const) {
      await store.db.deleteFrom(table).execute();
    }
  });

  const rebuild = (nowMs = TEST_NOW_MS) => withTransaction({ store }, (tx) => rebuildMembers(tx, nowMs));
  const counter = () => readCounter(store.db, 'schedule');
  /** Services in force with their members, by name. */
  const members = async (): Promise<Record<string, string[]>> => {
    const services = await store.db
      .selectFrom('services')
      .selectAll()
      .where('deletedAtMs', 'is', null)
      .execute();
    const rows = await store.db.selectFrom('serviceMembers').selectAll().orderBy('instanceId').execute();
    const idsOf = (id: string) => rows.filter((row) => row.serviceId === id).map((row) => row.instanceId);
    return Object.fromEntries(services.map(({ id, name }) => [name, idsOf(id)]));
  };

  it('makes a service of each value of the tag, once', async () => {
    await forceScheduleSettings(store, { autoServices: { kind: 'tag', key: 'service' } });
    await putInstances(store, [
      { instanceId: 'i-1', tags: { service: 'live', other: 'x' } },
      { instanceId: 'i-2', tags: { service: 'live' } },
      { instanceId: 'i-3', tags: { service: 'vod' } },
      { instanceId: 'i-4', tags: { service: '  ' } },
      { instanceId: 'i-5' },
    ]);
    const before = await counter();
    expect(await rebuild()).toEqual({ changed: true, instances: 5, added: 3, removed: 0, leftOut: 0 });
    expect(await members()).toEqual({ live: ['i-1', 'i-2'], vod: ['i-3'] });
    expect(await counter()).toBe(before + 1);

    // Nothing is different: nothing is written, and nobody is told that rules have changed.
    expect(await rebuild()).toMatchObject({ changed: false, added: 0, removed: 0 });
    expect(await counter()).toBe(before + 1);
  });

  it('ends a service whose value is gone, and brings the same one back', async () => {
    await forceScheduleSettings(store, { autoServices: { kind: 'tag', key: 'service' } });
    await putInstances(store, [{ instanceId: 'i-1', tags: { service: 'live' } }]);
    await rebuild();
    const [first] = await store.db.selectFrom('services').selectAll().execute();
    await putInstances(store, [{ instanceId: 'i-1', tags: { service: 'vod' } }]);
    expect(await rebuild()).toMatchObject({ added: 1, removed: 1 });
    expect(await members()).toEqual({ vod: ['i-1'] });
    await putInstances(store, [{ instanceId: 'i-1', tags: { service: 'live' } }]);
    await rebuild();
    expect(await members()).toEqual({ live: ['i-1'] });
    const again = await store.db.selectFrom('services').selectAll().where('name', '=', 'live').execute();
    expect(again.map(({ id }) => id)).toEqual([first?.id]);
    expect(again[0]?.version).toBe(3);
  });

  it('makes services of a name pattern, and of nothing any more', async () => {
    await forceScheduleSettings(store, { autoServices: { kind: 'name', pattern: '{service}-cn-*-??' } });
    await putInstances(store, [
      { instanceId: 'i-1', name: 'live-edge-cn-dalian-01' },
      { instanceId: 'i-2', name: 'vod-cn-hefei-02' },
      { instanceId: 'i-3', name: 'db' },
    ]);
    await rebuild();
    expect(await members()).toEqual({ 'live-edge': ['i-1'], vod: ['i-2'] });
    await forceScheduleSettings(store, { autoServices: null });
    expect(await rebuild()).toMatchObject({ changed: true, removed: 2 });
    expect(await members()).toEqual({});
  });

  it('puts an instance into every manual service that takes it, beside its automatic one', async () => {
    await forceScheduleSettings(store, { autoServices: { kind: 'tag', key: 'service' } });
    await putService(store, 'by-tag', { tags: [{ key: 'env', value: 'prod' }] });
    await putService(store, 'by-name', { names: ['edge-*', '*-old'] });
    await putService(store, 'by-region', { regionIds: ['cn-hefei-unicom'] });
    await putService(store, 'by-id', { instanceIds: ['i-3', 'i-9'] });
    await putInstances(store, [
      { instanceId: 'i-1', name: 'edge-1', tags: { env: 'prod', service: 'live' } },
      { instanceId: 'i-2', name: 'a-old', regionId: 'cn-hefei-unicom', tags: { env: 'Prod' } },
      { instanceId: 'i-3' },
    ]);
    await rebuild();
    expect(await members()).toEqual({
      'by-tag': ['i-1'],
      'by-name': ['i-1', 'i-2'],
      'by-region': ['i-2'],
      'by-id': ['i-3'],
      live: ['i-1'],
    });
  });

  it('takes instances that are listed or have open events, and no others', async () => {
    await putService(store, 'all', { names: ['*'] });
    const open = testEvent(1);
    const done = testEvent(2, { eventStatus: 'Executed' });
    const gone = testEvent(3, { goneAtMs: TEST_NOW_MS });
    await fillMirror(store, [open, done, gone]);
    await putInstances(store, [
      { instanceId: 'i-listed' },
      { instanceId: 'i-unlisted', inInventory: 0, goneAtMs: TEST_NOW_MS },
      ...[open, done, gone].map(({ resourceId }) => ({ instanceId: resourceId, inInventory: 0 })),
    ]);
    await rebuild();
    expect((await members()).all).toEqual([open.resourceId, 'i-listed'].sort());
  });

  it('keeps to the most services that there may be, and takes none away for a new value', async () => {
    await forceScheduleSettings(store, { autoServices: { kind: 'tag', key: 'service' } });
    await putInstances(store, [{ instanceId: 'i-first', tags: { service: 'zz-first' } }]);
    await rebuild();
    const many = Array.from({ length: MAX_SERVICES + 1 }, (_, index) => `i-${index}`);
    await putInstances(
      store,
      many.map((instanceId) => ({ instanceId, tags: { service: `of-${instanceId}` } })),
    );
    expect(await rebuild()).toMatchObject({ leftOut: 2 });
    const now = await members();
    expect(Object.keys(now)).toHaveLength(MAX_SERVICES);
    expect(now['zz-first']).toEqual(['i-first']);
  });

  it('stores only what is different over all parts that it reads', async () => {
    const count = 4_500;
    const idOf = (index: number) => `i-${String(index).padStart(5, '0')}`;
    await putInstances(
      store,
      Array.from({ length: count }, (_, index) => ({ instanceId: idOf(index), name: `edge-${index % 7}-x` })),
    );
    await forceScheduleSettings(store, { autoServices: { kind: 'name', pattern: 'edge-{service}-*' } });
    expect(await rebuild(1)).toMatchObject({ instances: count, added: count, removed: 0 });
    await putInstances(store, [{ instanceId: idOf(4_499), name: 'edge-0-x' }]);
    await store.db.deleteFrom('instances').where('instanceId', '=', idOf(2_000)).execute();
    expect(await rebuild(2)).toMatchObject({ instances: count - 1, added: 1, removed: 2 });
    const since = await store.db
      .selectFrom('serviceMembers')
      .select('instanceId')
      .where('sinceMs', '=', 2)
      .execute();
    expect(since.map(({ instanceId }) => instanceId)).toEqual([idOf(4_499)]);
  });

  it('is stored once when two servers make it at the same time', async () => {
    await forceScheduleSettings(store, { autoServices: { kind: 'tag', key: 'service' } });
    await putInstances(store, [{ instanceId: 'i-1', tags: { service: 'live' } }]);
    const results = await Promise.all([rebuild(), rebuild(), rebuild()]);
    expect(results.filter(({ changed }) => changed)).toHaveLength(1);
    expect(await members()).toEqual({ live: ['i-1'] });
  });
});
