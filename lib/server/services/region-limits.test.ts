import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_OUTCOME_SETTINGS } from '@/lib/domain/outcome-settings';
import { upsertInstances } from '@/lib/server/db/queries/instances';
import { getAuditEntry, listAudit } from '@/lib/server/services/audit/read';
import { commentBatch, listComments } from '@/lib/server/services/batches/comments';
import { decideRows as decideRowsVerb } from '@/lib/server/services/batches/decide-rows';
import { exportBatchCsv } from '@/lib/server/services/batches/export';
import { listInbox } from '@/lib/server/services/batches/inbox';
import { listBatches } from '@/lib/server/services/batches/list';
import { listBatchCalls, listBatchRows, listRowNames } from '@/lib/server/services/batches/list-rows';
import { getBatch, getBatchHead, getBatchVersion } from '@/lib/server/services/batches/read';
import { getDraft } from '@/lib/server/services/batches/read-draft';
import { retryRefused } from '@/lib/server/services/batches/retry';
import { look, type PersonContext, type SeenPlan } from '@/lib/server/services/batches/seen-plan';
import { exportEventsCsv } from '@/lib/server/services/events/export';
import { getEvent } from '@/lib/server/services/events/get';
import { listEventFacets, listEvents } from '@/lib/server/services/events/list';
import { readDeskStatus } from '@/lib/server/services/health/desk-status';
import { acknowledgeOutcomes } from '@/lib/server/services/outcomes/acknowledge';
import { exportOutcomesCsv } from '@/lib/server/services/outcomes/export';
import { getInstanceStory } from '@/lib/server/services/outcomes/instance-story';
import { findInstances, readInstanceNow } from '@/lib/server/services/outcomes/instances';
import { getOutcomesVersion, listOutcomeRegions, listOutcomes } from '@/lib/server/services/outcomes/list';
import { approvalDeskForEachTest, KEYS } from '@/lib/testing/approval-desk';
import { asSent } from '@/lib/testing/as-sent';
import { fillMirror, testEvent } from '@/lib/testing/event-mirror';
import { seenPlan } from '@/lib/testing/people';
import { type TestStore, testStoreKinds } from '@/lib/testing/stores';

// What pages send is typed; here anything comes.
const decideRows = asSent(decideRowsVerb);

/** Rows 0, 3, 6… of the mirror are in the first region, and so on. */
const HERE = 'cn-place0-unicom';
const MISSING = { code: 'not_found', reason: 'batch' };

describe.each(testStoreKinds())('what people who are limited to regions read, on %s', (kind) => {
  let store: TestStore;
  let olga: PersonContext;
  let ada: PersonContext;
  let cal: PersonContext;
  let mixed: SeenPlan;
  let foreign: SeenPlan;
  let inside: SeenPlan;
  const { addPerson, request } = approvalDeskForEachTest(kind, (desk) => {
    ({ store, olga, ada } = desk);
  });
  beforeEach(async () => {
    const person = await addPerson('cal', { role: 'on-call' });
    cal = { ...person, actor: { ...person.actor, regions: [HERE] } };
    mixed = await request(olga, 3);
    foreign = await request(olga, 1, 4);
    inside = await request(olga, 1, 6);
  });

  const eventOf = (index: number) => testEvent(index + 600);
  /** Everything by which the rows of other regions could be known. */
  const secrets = [1, 2, 4].flatMap((index) => {
    const { eventId, resourceId, instanceName, regionId } = eventOf(index);
    return [eventId, resourceId, `"${instanceName}"`, regionId];
  });
  const expectNoSecret = (answer: unknown) => {
    const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
    for (const secret of secrets) expect(text).not.toContain(secret);
  };
  async function fileOf(file: Promise<{ chunks: AsyncIterable<string> | Iterable<string> }>) {
    let text = '';
    for await (const chunk of (await file).chunks) text += chunk;
    return text;
  }
  const rowOf = (batchId: string, index: number) =>
    store.db
      .selectFrom('batchRows')
      .select('id')
      .where('batchId', '=', batchId)
      .where('eventKey', '=', KEYS[index] ?? '')
      .executeTakeFirstOrThrow();

  test('events: rows, totals, facets, search, files and one alone', async () => {
    await fillMirror(store, [testEvent(900, { regionId: '' })]);
    const page = await listEvents(cal, { limit: 100 });
    expect(page).toMatchObject({ total: 40, selectable: 38 });
    expect(new Set(page.rows.map(({ regionId }) => regionId))).toEqual(new Set([HERE]));
    expect((await listEvents(cal, { region: ['cn-place1-unicom'] })).total).toBe(0);
    const { regions, types } = await listEventFacets(cal);
    expect(regions.map(({ value }) => value)).toEqual([HERE]);
    expect(types.reduce((sum, { count }) => sum + count, 0)).toBe(40);
    const { eventId, resourceId, instanceName } = eventOf(4);
    const pasted = await listEvents(cal, { q: `${eventId} ${resourceId}` });
    expect(pasted).toMatchObject({ total: 0, notFound: [eventId, resourceId], filteredOut: [] });
    expect((await listEvents(cal, { q: instanceName })).total).toBe(0);
    expectNoSecret(await fileOf(exportEventsCsv(cal, {})));
    await expect(getEvent(cal, { key: KEYS[4] })).rejects.toMatchObject({
      code: 'not_found',
      reason: 'event',
    });
    expectNoSecret(await getEvent(cal, { key: KEYS[0] }));
  });

  test('batches: those with a row there, of which these rows and the number of the others', async () => {
    const { rows, total } = await listBatches(cal, {});
    expect(rows.map(({ id }) => id).sort()).toEqual([mixed.batchId, inside.batchId].sort());
    expect(total).toBe(2);
    expect(rows.find(({ id }) => id === mixed.batchId)).toMatchObject({
      rowCount: 1,
      rowsElsewhere: 2,
      counts: { queued: 1 },
    });
    for (const sort of ['first', 'attention', 'oldest'] as const) {
      expect((await listBatches(cal, { sort })).rows).toHaveLength(2);
    }
    const seen = await getBatch(olga, { batchId: foreign.batchId });
    for (const q of [eventOf(1).resourceId, eventOf(4).instanceName, `#${seen.number}`]) {
      expect((await listBatches(cal, { q })).total).toBe(0);
    }
    expect((await listBatches(cal, { q: eventOf(0).resourceId })).total).toBe(1);
    expect((await listInbox(cal, { tab: 'mine' })).rows).toEqual([]);
  });

  test('one batch: head, rows, names, calls, comments and file hold nothing of the others', async () => {
    const { batchId } = mixed;
    const { id: hidden } = await rowOf(batchId, 1);
    const { id: shown } = await rowOf(batchId, 0);
    await commentBatch(olga, { batchId, rowId: hidden, text: 'about the other one' });
    await commentBatch(olga, { batchId, rowId: shown, text: 'about this one' });
    await expect(commentBatch(cal, { batchId, rowId: hidden, text: 'x' })).rejects.toMatchObject({
      reason: 'comment_row',
    });
    const whole = await getBatch(cal, { batchId });
    expect(whole).toMatchObject({ rowCount: 1, rowsElsewhere: 2, regions: [{ regionId: HERE, count: 1 }] });
    expect(whole.rows.map(({ id }) => id)).toEqual([shown]);
    const answers = [
      whole,
      await getBatchHead(cal, { batchId }),
      await listBatchRows(cal, { batchId }),
      await listBatchRows(cal, { batchId, regionIds: ['cn-place1-unicom'] }),
      await listRowNames(cal, { batchId }),
      await listBatchCalls(cal, { batchId }),
      await listComments(cal, { batchId }),
      await fileOf(exportBatchCsv(cal, { batchId })),
    ];
    for (const answer of answers) expectNoSecret(answer);
    expect((await listComments(cal, { batchId })).rows.map(({ text }) => text)).toEqual(['about this one']);
    expect(whole.commentCount).toBe(1);
  });

  test('a batch with no row there does not exist', async () => {
    const { batchId, revision } = foreign;
    const reads = [
      () => getBatch(cal, { batchId }),
      () => getBatchHead(cal, { batchId }),
      () => getBatchVersion(cal, { batchId }),
      () => listBatchRows(cal, { batchId }),
      () => listBatchCalls(cal, { batchId }),
      () => listRowNames(cal, { batchId }),
      () => listComments(cal, { batchId }),
      () => exportBatchCsv(cal, { batchId }),
      () => look(cal, { batchId, revision }),
      () => retryRefused(cal, { batchId }),
      () => commentBatch(cal, { batchId, rowId: null, text: 'x' }),
    ];
    for (const read of reads) await expect(read()).rejects.toMatchObject(MISSING);
  });

  test('outcomes: rows, counts, regions, file and version; acts on others do not find them', async () => {
    const nowMs = cal.now();
    await store.db
      .updateTable('batchRows')
      .set({ outcome: 'refused', code: 'EventNotFound', liveKey: null, updatedAtMs: nowMs })
      .execute();
    await store.db.updateTable('batches').set({ state: 'sent' }).execute();
    const page = await listOutcomes(cal, {}, DEFAULT_OUTCOME_SETTINGS);
    expect(page.counts.refused).toBe(2);
    expect(page.rows.map(({ regionId }) => regionId)).toEqual([HERE, HERE]);
    expectNoSecret(page);
    expect((await listOutcomes(ada, {}, DEFAULT_OUTCOME_SETTINGS)).counts.refused).toBe(5);
    expect((await listOutcomeRegions(cal)).regions.map(({ regionId }) => regionId)).toEqual([HERE]);
    expectNoSecret(await fileOf(exportOutcomesCsv(cal, {})));
    const { version } = await getOutcomesVersion(cal);
    await store.db.updateTable('batches').set({ title: 'x' }).where('id', '=', foreign.batchId).execute();
    expect((await getOutcomesVersion(cal)).version).toBe(version);
    expect((await readDeskStatus(cal, [])).openBatches).toBe(2);
    expect((await readDeskStatus(ada, [])).openBatches).toBe(3);
    const { id: hidden } = await rowOf(mixed.batchId, 1);
    const rows = [{ rowId: hidden, phase: 'refused' as const }];
    await expect(acknowledgeOutcomes(cal, { rows })).rejects.toMatchObject({ reason: 'rows' });
    const word = { rowIds: [hidden], decision: 'leave', reason: 'nobody knows' };
    await expect(decideRows(cal, word)).rejects.toMatchObject({ reason: 'undecided' });
    // A retry takes along what lies in the regions.
    expect((await retryRefused(cal, { batchId: mixed.batchId })).rowCount).toBe(1);
  });

  test('a call that also carried rows of other regions keeps what the cloud wrote to itself', async () => {
    const call = {
      batchId: mixed.batchId,
      state: 'refused' as const,
      requestHash: '',
      owner: 'x',
      fence: 1,
      leaseUntilMs: 0,
      startedAtMs: 1,
      endedAtMs: 2,
      httpStatus: 400,
      requestId: 'r',
      vendorCode: 'Bad',
      vendorMessage: `not ${eventOf(1).resourceId}`,
    };
    await store.db
      .insertInto('calls')
      .values([
        { ...call, id: 'c-mixed', rowCount: 2 },
        { ...call, id: 'c-foreign', rowCount: 1 },
      ])
      .execute();
    for (const [index, callId] of [
      [0, 'c-mixed'],
      [1, 'c-mixed'],
      [2, 'c-foreign'],
    ] as const) {
      const { id } = await rowOf(mixed.batchId, index);
      await store.db.updateTable('batchRows').set({ callId }).where('id', '=', id).execute();
    }
    const { calls, total } = await listBatchCalls(cal, { batchId: mixed.batchId });
    expect(calls).toMatchObject([{ id: 'c-mixed', vendorCode: 'Bad', vendorMessage: null }]);
    expect(total).toBe(1);
    expectNoSecret(await getBatch(cal, { batchId: mixed.batchId }));
    expectNoSecret(await getInstanceStory(cal, { instanceId: eventOf(0).resourceId }));
    expect((await listBatchCalls(ada, { batchId: mixed.batchId })).total).toBe(2);
  });

  test("what the cloud wrote about a call stands at none of its rows; a row's own result does", async () => {
    const about = `not ${eventOf(1).resourceId}`;
    const call = {
      ...{
        id: 'c',
        batchId: mixed.batchId,
        state: 'refused' as const,
        rowCount: 3,
        requestHash: '',
        owner: 'x',
      },
      ...{ fence: 1, leaseUntilMs: 0, startedAtMs: 1, endedAtMs: 2, httpStatus: 400, requestId: 'r' },
      ...{ vendorCode: 'Bad', vendorMessage: about },
    };
    await store.db.insertInto('calls').values(call).execute();
    const end = { outcome: 'refused' as const, code: 'Bad', message: about, callId: 'c', liveKey: null };
    await store.db.updateTable('batchRows').set(end).where('batchId', '=', mixed.batchId).execute();
    await store.db.updateTable('batches').set({ state: 'sent' }).where('id', '=', mixed.batchId).execute();
    const { draftId } = await retryRefused(cal, { batchId: mixed.batchId });
    const readBy = async (ctx: PersonContext, isPlanner = ctx === cal) => [
      await getBatch(ctx, { batchId: mixed.batchId }),
      await listBatchRows(ctx, { batchId: mixed.batchId }),
      await fileOf(exportBatchCsv(ctx, { batchId: mixed.batchId })),
      await getEvent(ctx, { key: KEYS[0] }),
      await getInstanceStory(ctx, { instanceId: eventOf(0).resourceId }),
      ...(isPlanner ? [await getDraft(ctx, { draftId })] : []),
    ];
    const says = (answer: unknown, text: string) => JSON.stringify(answer).includes(text);
    for (const answer of await readBy(cal)) {
      expectNoSecret(answer);
      expect(says(answer, 'Bad')).toBe(true);
    }
    for (const answer of await readBy(ada)) expect(says(answer, about)).toBe(true);
    expectNoSecret(await listOutcomes(cal, {}, DEFAULT_OUTCOME_SETTINGS));
    const set = async (state: 'answered' | 'sending' | 'unknown', message: string) => {
      await store.db.updateTable('calls').set({ state }).execute();
      await store.db.updateTable('batchRows').set({ message }).where('callId', '=', 'c').execute();
    };
    // A reply that leaves the row out: what it said as a whole is all that is known.
    await set('answered', about);
    for (const answer of await readBy(cal)) expectNoSecret(answer);
    await set('answered', 'PlanTime is wrong');
    for (const answer of await readBy(cal)) expect(says(answer, 'PlanTime is wrong')).toBe(true);
    // Sent again: the words are still those of the call before.
    await set('sending', 'PlanTime is wrong');
    for (const answer of await readBy(cal)) expect(says(answer, 'PlanTime is wrong')).toBe(false);
    await store.db.updateTable('batchRows').set({ callId: null }).execute();
    for (const answer of await readBy(cal)) expect(says(answer, 'PlanTime is wrong')).toBe(false);
  });

  test('instances: the search and the page', async () => {
    const instance = {
      status: 'Running',
      serviceStatus: '',
      spec: '',
      cpu: '',
      memoryMb: null,
      osName: '',
      privateIps: '[]',
      localDisk: null,
      disksJson: '[]',
      found: 1,
      fetchedAtMs: 1,
    };
    await upsertInstances(
      store.db,
      [0, 4].map((index) => {
        const { resourceId, instanceName, regionId } = eventOf(index);
        const publicIps = `["198.51.100.${index}"]`;
        return { ...instance, instanceId: resourceId, name: instanceName, regionId, publicIps };
      }),
    );
    for (const q of [eventOf(4).resourceId, eventOf(4).instanceName, '198.51.100.4']) {
      expect((await findInstances(cal, { q })).matches).toEqual([]);
      expect((await findInstances(ada, { q })).matches).toHaveLength(1);
    }
    expect((await findInstances(cal, { q: '198.51.100' })).only).toBe(eventOf(0).resourceId);
    const there = { instanceId: eventOf(4).resourceId };
    // One person asks once in three seconds.
    let nowMs = cal.now();
    for (const instanceId of [there.instanceId, 'i-none']) {
      await expect(getInstanceStory(cal, { instanceId })).rejects.toMatchObject({ reason: 'instance' });
      const asked = readInstanceNow({ ...cal, now: () => (nowMs += 10_000) }, { instanceId });
      await expect(asked).rejects.toMatchObject({ reason: 'nothing_to_read' });
    }
    expect((await getInstanceStory(cal, { instanceId: eventOf(0).resourceId })).regionId).toBe(HERE);
  });

  test('the audit: own entries, and those of batches that lie in the regions whole', async () => {
    const { rows, total } = await listAudit(cal, {});
    expect(rows.length).toBeGreaterThan(0);
    expect(total).toBe(rows.length);
    expect(new Set(rows.map(({ objectId }) => objectId))).toEqual(new Set([inside.batchId]));
    for (const q of [eventOf(4).resourceId, foreign.batchId, mixed.batchId]) {
      expect((await listAudit(cal, { q })).total).toBe(0);
      expect((await listAudit(ada, { q })).total).toBeGreaterThan(0);
    }
    const [hidden] = (await listAudit(ada, { id: mixed.batchId })).rows;
    await expect(getAuditEntry(cal, { seq: hidden?.seq })).rejects.toMatchObject({ reason: 'audit_entry' });
    await commentBatch(cal, { batchId: mixed.batchId, rowId: null, text: 'mine' });
    expect((await listAudit(cal, { id: mixed.batchId })).total).toBe(1);
    // Their own entry is found by the rows that they see, and tells by no search which others the batch has.
    for (const [index, total] of [
      [0, 1],
      [1, 0],
      [2, 0],
    ] as const) {
      const { eventId, resourceId, instanceName } = eventOf(index);
      for (const q of [eventId, resourceId, instanceName]) {
        expect((await listAudit(cal, { id: mixed.batchId, q })).total, q).toBe(total);
      }
    }
  });

  test('a difference between plans is told of the rows in the regions', async () => {
    const lim = { ...cal, actor: { ...cal.actor, role: 'approver' as const } };
    expect(await seenPlan(lim, mixed.batchId)).toEqual(mixed);
    expectNoSecret(await getBatchHead(lim, { batchId: mixed.batchId }));
  });
});
