import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '@/lib/domain/permissions';
import { flushTrails, recordUse } from '@/lib/server/services/audit/trails';
import { insertDraft } from '@/lib/server/services/batches/create-draft';
import { exportBatchCsv } from '@/lib/server/services/batches/export';
import type { ServiceContext } from '@/lib/server/services/context';
import { exportEventsCsv } from '@/lib/server/services/events/export';
import { systemContext } from '@/lib/server/services/request-context';
import { fillMirror, testEvent } from '@/lib/testing/event-mirror';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const NOW_MS = Date.UTC(2026, 10, 24, 12);
const CLIENT = { address: '192.0.2.1', browser: 'curl/8.5.0' };

describe.each(testStoreKinds())('what people take out of the desk, on %s', (kind) => {
  let store: TestStore;

  beforeEach(async () => {
    store = await openTestStore(kind);
    await fillMirror(store, [testEvent(1), testEvent(2)]);
  });
  afterEach(async () => {
    await flushTrails(store);
    await store.dispose();
  });

  const as = (role: Role, id = `u-${role}`): ServiceContext => ({
    ...systemContext(store),
    actor: { kind: 'user', id, name: role, role, sessionId: `s-${id}` },
    now: () => NOW_MS,
    client: CLIENT,
  });
  const entries = async () => {
    const rows = await store.db.selectFrom('auditEntries').selectAll().orderBy('seq').execute();
    return rows.map(({ afterJson, ...row }) => ({ ...row, after: JSON.parse(afterJson ?? '') }));
  };

  test('a download of events: who, from where, by which filter, how many', async () => {
    await exportEventsCsv(as('viewer'), { q: 'i-1', sort: '-due' });
    expect(await entries()).toMatchObject([
      {
        action: 'events.export',
        actorId: 'u-viewer',
        sessionId: 's-u-viewer',
        objectType: 'events',
        objectId: 'csv',
        after: { filter: { q: 'i-1' }, sort: '-due', rows: expect.any(Number), client: CLIENT },
      },
    ]);
  });

  test('a download of a batch; one that is refused is none', async () => {
    const operator = as('operator');
    const { draftId } = await store.db.transaction().execute((tx) =>
      insertDraft(tx, {
        creator: { id: operator.actor.id, name: 'operator' },
        nowMs: NOW_MS,
        title: 'Edge host failure',
        note: '',
        plan: { when: 'immediate', planTimeMs: null, spread: null, zone: 'UTC' },
        events: [],
      }),
    );
    await expect(exportBatchCsv(as('viewer'), { batchId: draftId })).rejects.toMatchObject({
      code: 'not_found',
    });
    await exportBatchCsv(operator, { batchId: draftId });
    const told = await entries();
    expect(told).toMatchObject([
      { action: 'batch.export', objectType: 'batch', objectId: draftId, after: { format: 'csv', rows: 0 } },
    ]);
    expect(JSON.stringify(told)).not.toContain('Edge');
  });

  test('a loop of downloads is one entry and a count; another filter is another entry', async () => {
    for (let times = 0; times < 50; times += 1) await exportEventsCsv(as('viewer'), {});
    await exportEventsCsv(as('viewer'), { level: ['CRITICAL'] });
    await exportEventsCsv(as('viewer', 'u-other'), {});
    expect(await entries()).toHaveLength(3);
    await flushTrails(store);
    expect(await entries()).toMatchObject([
      {},
      {},
      {},
      { actorId: 'u-viewer', after: { count: 49, client: CLIENT } },
    ]);
  });

  test('a loop over ever new filters fills nothing either', async () => {
    const viewer = as('viewer');
    for (let times = 0; times < 500; times += 1) {
      await recordUse(viewer, {
        action: 'events.export',
        objectType: 'events',
        objectId: 'csv',
        after: { times },
      });
    }
    await flushTrails(store);
    const told = await entries();
    expect(told).toHaveLength(21);
    expect(told.at(-1)).toMatchObject({
      action: 'uses.more',
      actorId: 'system',
      after: { count: 480, byAction: { 'events.export': 480 }, byActor: { 'u-viewer': 480 } },
    });
  });

  test('what cannot be written is not handed out', async () => {
    await store.db.schema.dropTable('auditEntries').execute();
    await expect(exportEventsCsv(as('viewer'), {})).rejects.toThrow();
  });
});
