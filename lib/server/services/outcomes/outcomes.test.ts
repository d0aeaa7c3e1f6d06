import { afterEach, describe, expect, test } from 'vitest';
import { DEFAULT_OUTCOME_SETTINGS } from '@/lib/domain/outcome-settings';
import type { OutcomeRow } from '@/lib/schemas/outcomes';
import { trackOnce } from '@/lib/server/jobs/follow/track';
import { renderMetrics } from '@/lib/server/metrics';
import { watchForNews } from '@/lib/server/services/notices/watch';
import { acknowledgeOutcomes as acknowledgeOutcomesVerb } from '@/lib/server/services/outcomes/acknowledge';
import { exportOutcomesCsv, exportOutcomesJson } from '@/lib/server/services/outcomes/export';
import { getInstanceStory } from '@/lib/server/services/outcomes/instance-story';
import {
  findInstances,
  readInstanceNow as readInstanceNowVerb,
} from '@/lib/server/services/outcomes/instances';
import { getOutcomesVersion, listOutcomes } from '@/lib/server/services/outcomes/list';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import { asSent } from '@/lib/testing/as-sent';
import {
  type DispatchBench,
  drain,
  person,
  redeployableKeys,
  submitKeys,
} from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { testStoreKinds } from '@/lib/testing/stores';

// What pages send is typed; here anything comes.
const acknowledgeOutcomes = asSent(acknowledgeOutcomesVerb);
const readInstanceNow = asSent(readInstanceNowVerb);

const MIN = 60_000;
const TROUBLES = ['stay-scheduled', 'stay-executing', 'vanish', 'end-failed', 'instance-stopped'] as const;

/** A message to a channel, whatever came of it. */
const DELIVERY = {
  groupKey: 'g',
  urgent: 1,
  trigger: 'event' as const,
  attempts: 1,
  createdAtMs: 1,
  firstTriedAtMs: 1,
  nextAttemptMs: 1,
  endedAtMs: null,
  repeatedAtMs: null,
  escalatedAtMs: null,
  lastCode: null,
  takenJson: null,
};

describe.each(testStoreKinds())('outcomes on %s', (kind) => {
  let control: SimulatorControl;
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ control, bench } = desk);
  });
  afterEach(() => control.armFaults([]));

  const list = (input: object = {}) => listOutcomes(person(bench, 'viewer'), input, DEFAULT_OUTCOME_SETTINGS);
  const phases = async (input: object = {}) => (await list(input)).rows.map(({ phase }) => phase);

  /** Orders six rows at once: five get into one trouble each, the last stays sound. */
  async function troubledNight(): Promise<string> {
    const keys = await redeployableKeys(bench, 6);
    const events = await bench.store.db.selectFrom('events').select(['key', 'resourceId']).execute();
    const resourceOf = new Map(events.map(({ key, resourceId }) => [key, resourceId]));
    await control.armFaults(
      TROUBLES.map((trouble, index) => ({ kind: trouble, resourceId: resourceOf.get(keys[index] ?? '') })),
    );
    const batchId = await submitKeys(person(bench), keys);
    await drain(bench);
    return batchId;
  }
  async function pass(ms: number, steps = 1) {
    for (let step = 0; step < steps; step++) {
      await control.advanceClock(ms);
      bench.passTime(ms);
      await trackOnce(bench);
    }
  }

  test('people are told once of rows that time makes a case, and not again of what somebody acknowledged', async () => {
    await troubledNight();
    const watch = () =>
      watchForNews({ store: bench.store, now: bench.now, outcomeSettings: DEFAULT_OUTCOME_SETTINGS });
    const told = async () => {
      const notices = await bench.store.db
        .selectFrom('notices')
        .select(['kind', 'payloadJson', 'ackedAtMs'])
        .where('kind', 'in', ['rows.late', 'rows.stuck', 'rows.vanished', 'rows.not_running'])
        .orderBy('kind')
        .execute();
      return notices.map(({ kind, payloadJson, ackedAtMs }) => [
        kind,
        JSON.parse(payloadJson).rows.length,
        ackedAtMs !== null,
      ]);
    };
    await watch();
    expect(await told()).toEqual([]);
    await pass(5_001, 3);
    await pass(3 * MIN, 15);
    await watch();
    await watch();
    const once = ['rows.late', 'rows.not_running', 'rows.stuck', 'rows.vanished'];
    expect(await told()).toEqual(once.map((name) => [name, 1, false]));
    const late = (await list({ phase: ['late'] })).rows.map(({ rowId, phase }) => ({ rowId, phase }));
    await acknowledgeOutcomes(person(bench, 'on-call'), { rows: late }, DEFAULT_OUTCOME_SETTINGS);
    await watch();
    expect(await told()).toEqual(once.map((name) => [name, 1, name === 'rows.late']));
    // The cloud goes on after all: only the instance that does not run still needs somebody.
    await control.armFaults([]);
    await pass(3 * MIN, 4);
    await watch();
    expect(await told()).toEqual(once.map((name) => [name, 1, name !== 'rows.not_running']));
  });

  test('a night with every trouble: each row in its phase, with what to do next', async () => {
    const batchId = await troubledNight();
    await pass(6_000);
    const early = await list();
    expect(early.counts).toMatchObject({ late: 0, stuck: 0, vanished: 0, failed: 0, not_running: 0 });
    // Missing reads come each five seconds; three of them over ten minutes.
    await pass(5_001, 3);
    await pass(3 * MIN, 15);
    const { rows, counts } = await list({ attention: 'open' });
    expect(rows.map(({ phase, nextStep }) => [phase, nextStep]).sort()).toEqual([
      ['failed', 'plan_again'],
      ['late', 'ask_support'],
      ['not_running', 'ask_support'],
      ['stuck', 'ask_support'],
      ['vanished', 'ask_support'],
    ]);
    expect(counts).toMatchObject({ failed: 1, late: 1, not_running: 1, stuck: 1, vanished: 1 });
    expect(rows.every((row) => row.batchId === batchId && row.account === 'default')).toBe(true);
    expect(await phases({ phase: ['late', 'stuck'] })).toEqual(['stuck', 'late']);
    const { body } = await renderMetrics(bench.store.db, bench.now());
    expect(body).toContain('desk_rows_phase{phase="failed"} 1');
  });

  test('blind for an hour: nothing becomes late, and the page says since when', async () => {
    await troubledNight();
    await pass(6_000);
    const seen = await list();
    expect(seen.blindSinceMs).toBeNull();
    bench.passTime(60 * MIN);
    const blind = await list();
    expect(blind.blindSinceMs).toBe(seen.seenUpToMs);
    expect(blind.counts).toMatchObject({ late: 0, stuck: 0, vanished: 0 });
    expect((await getOutcomesVersion(person(bench, 'viewer'))).blindSinceMs).toBe(blind.blindSinceMs);
  });

  test('an acknowledgement takes the row out for everybody, is audited, and lapses with the phase', async () => {
    await troubledNight();
    await pass(6_000);
    await pass(3 * MIN, 5);
    const [late] = (await list({ phase: ['late'] })).rows;
    if (!late) throw new Error('no late row');
    const before = await getOutcomesVersion(person(bench, 'viewer'));
    const input = { rows: [{ rowId: late.rowId, phase: 'late' }], note: '  asked the cloud  ' };
    const ctx = person(bench, 'on-call');
    expect(await acknowledgeOutcomes(ctx, input, DEFAULT_OUTCOME_SETTINGS)).toEqual({
      acknowledged: [late.rowId],
      changed: [],
    });
    expect((await getOutcomesVersion(person(bench, 'viewer'))).version).not.toBe(before.version);
    expect((await list({ attention: 'open' })).rows.map(({ rowId }) => rowId)).not.toContain(late.rowId);
    const acked = (await list({ phase: ['late'] })).rows[0];
    expect(acked).toMatchObject({ ackBy: 'Name of on-call', ackNote: 'asked the cloud', looksHere: false });
    expect((await list()).counts.late).toBe(0);
    const entry = await bench.store.db
      .selectFrom('auditEntries')
      .select('afterJson')
      .where('action', '=', 'rows.acknowledge')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(entry.afterJson ?? '')).toMatchObject({
      note: 'asked the cloud',
      rows: [{ resourceId: late.instanceId, phase: 'late' }],
    });
    await expect(acknowledgeOutcomes(ctx, input, DEFAULT_OUTCOME_SETTINGS)).rejects.toMatchObject({
      reason: 'phase_changed',
    });
    // It goes on after all, and then fails: that is news for everybody.
    await control.armFaults([{ kind: 'end-failed', resourceId: late.instanceId }]);
    await pass(6 * MIN, 2);
    const after = (await list({ attention: 'open' })).rows.find(({ rowId }) => rowId === late.rowId);
    expect(after).toMatchObject({ phase: 'failed', ackBy: null });
  });

  test('who may not acknowledge, and what is no row', async () => {
    const rows = [{ rowId: 'no-such-row', phase: 'late' }];
    await expect(acknowledgeOutcomes(person(bench, 'viewer'), { rows })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(acknowledgeOutcomes(person(bench, 'on-call'), { rows })).rejects.toMatchObject({
      code: 'not_found',
    });
    const bad = [{}, { rows: [] }, { rows: [{ rowId: 'x', phase: 'odd' }] }, { rows, note: 'x'.repeat(501) }];
    for (const input of bad) {
      await expect(acknowledgeOutcomes(person(bench, 'on-call'), input)).rejects.toMatchObject({
        code: 'invalid_input',
      });
    }
  });

  test('grouped, rows of a batch or region stand together over the pages; without, what is gravest comes first', async () => {
    await troubledNight();
    await submitKeys(person(bench), (await redeployableKeys(bench, 8)).slice(6));
    await drain(bench);
    await pass(6_000);
    const all = async (group: string) => {
      const found: OutcomeRow[] = [];
      for (let cursor: string | null = null, page = 0; page === 0 || cursor !== null; page++) {
        const answer = await list({ group, cursor, limit: 3 });
        found.push(...answer.rows);
        cursor = answer.nextCursor;
      }
      return found;
    };
    const batches = (await all('batch')).map(({ batchNumber }) => batchNumber);
    expect(batches).toEqual([...batches].sort((a, b) => b - a));
    expect(new Set(batches).size).toBe(2);
    const regions = (await all('region')).map(({ regionId }) => regionId);
    expect(regions).toEqual([...regions].sort());
    expect(regions).toHaveLength(8);
    expect(await all('none')).toHaveLength(8);
  });

  test('pages go on where the last one ended; a damaged cursor is refused', async () => {
    await troubledNight();
    await pass(6_000);
    const first = await list({ limit: 4 });
    const second = await list({ limit: 4, cursor: first.nextCursor });
    expect(second.nextCursor).toBeNull();
    const ids = [...first.rows, ...second.rows].map(({ rowId }) => rowId);
    expect(new Set(ids).size).toBe(6);
    await expect(list({ cursor: `x${first.nextCursor}` })).rejects.toMatchObject({ reason: 'cursor' });
    await expect(list({ phase: ['odd'] })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('files hold every row of the filter, and no formula', async () => {
    await troubledNight();
    await bench.store.db.updateTable('batchRows').set({ instanceName: '=HYPERLINK("x")' }).execute();
    const read = async ({ chunks }: { chunks: AsyncGenerator<string> }) => {
      let text = '';
      for await (const chunk of chunks) text += chunk;
      return text;
    };
    const csv = await read(await exportOutcomesCsv(person(bench, 'viewer'), {}));
    expect(csv.trim().split('\n')).toHaveLength(7);
    expect(csv).not.toMatch(/(^|,)"?=/m);
    const json = JSON.parse(
      await read(await exportOutcomesJson(person(bench, 'viewer'), { region: ['none'] })),
    );
    expect(json).toMatchObject({ filter: { region: ['none'] }, rows: [] });
  });

  test('the story of an instance holds the event, the order, its call, the ends, and the reads', async () => {
    await troubledNight();
    await pass(6_000);
    await pass(3 * MIN, 6);
    const [stopped] = (await list({ phase: ['not_running'] })).rows;
    if (!stopped) throw new Error('no stopped instance');
    const story = await getInstanceStory(person(bench, 'viewer'), { instanceId: stopped.instanceId });
    const kinds = story.entries.map((entry) => entry.kind);
    expect(kinds).toEqual(expect.arrayContaining(['event', 'planned', 'call', 'status', 'instance_read']));
    const times = story.entries.map(({ atMs }) => atMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(story.entries.filter((entry) => entry.kind === 'notice')).toEqual([]);
    await watchForNews({ store: bench.store, now: bench.now, outcomeSettings: DEFAULT_OUTCOME_SETTINGS });
    const { db } = bench.store;
    const told = await db.selectFrom('notices').select(['id', 'kind']).execute();
    const own = told.find((notice) => notice.kind === 'rows.not_running');
    for (const [channelId, state] of [
      ['one', 'failed'],
      ['one', 'delivered'],
      ['two', 'pending'],
      ['three', 'merged'],
    ] as const) {
      const id = `${channelId}-${state}`;
      await db
        .insertInto('deliveries')
        .values({ ...DELIVERY, id, channelId, state })
        .execute();
      await db
        .insertInto('deliveryNotices')
        .values({ deliveryId: id, noticeId: own?.id ?? '' })
        .execute();
    }
    const noticesOf = async (instanceId: string) =>
      (await getInstanceStory(person(bench, 'viewer'), { instanceId })).entries.flatMap((entry) =>
        entry.kind === 'notice' ? [{ ...entry, atMs: 0 }] : [],
      );
    expect(await noticesOf(stopped.instanceId)).toEqual([
      { kind: 'notice', atMs: 0, notice: 'event.due_unplanned', told: 0, waiting: 0, failed: 0 },
      { kind: 'notice', atMs: 0, notice: 'rows.not_running', told: 1, waiting: 1, failed: 0 },
    ]);
    const [failed] = (await list({ phase: ['failed'] })).rows;
    expect((await noticesOf(failed?.instanceId ?? '')).map(({ notice }) => notice)).toEqual([
      'event.critical',
      'rows.failed',
      'event.due_unplanned',
    ]);
    expect(story.rows[0]).toMatchObject({ phase: 'not_running', rowId: stopped.rowId });
    const call = story.entries.find((entry) => entry.kind === 'call');
    expect(call).toMatchObject({ requestId: stopped.requestId, code: '200' });
    await expect(getInstanceStory(person(bench), { instanceId: 'i-nobody' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('an instance that was stopped before its redeployment, and is so again, is done', async () => {
    await bench.store.db.updateTable('instances').set({ status: 'Stopped' }).execute();
    await troubledNight();
    await pass(6_000);
    await pass(3 * MIN, 6);
    const { counts, rows } = await list();
    expect(counts).toMatchObject({ failed: 1, not_running: 0 });
    const done = rows.filter(({ phase }) => phase === 'done').map(({ instanceId }) => instanceId);
    const stories = await Promise.all(
      done.map((instanceId) => getInstanceStory(person(bench, 'viewer'), { instanceId })),
    );
    const reads = stories.flatMap(({ entries }) => entries.filter(({ kind }) => kind === 'instance_read'));
    expect(reads).toContainEqual(expect.objectContaining({ status: 'Stopped' }));
  });

  test('an instance is read at once when somebody asks', async () => {
    await troubledNight();
    await pass(6_000);
    const [row] = (await list()).rows;
    const ctx = person(bench, 'on-call');
    expect(await readInstanceNow(ctx, { instanceId: row?.instanceId })).toEqual({ rows: 1 });
    // Before all others, however many of those have waited longer.
    const turn = await bench.store.db
      .selectFrom('batchRows')
      .select('resourceId')
      .orderBy('nextFollowMs')
      .executeTakeFirst();
    expect(turn?.resourceId).toBe(row?.instanceId);
    expect(await trackOnce(bench)).toBe(1);
    // One person does not eat the reads of all.
    await expect(readInstanceNow(ctx, { instanceId: row?.instanceId })).rejects.toMatchObject({
      code: 'rate_limited',
    });
    bench.passTime(3_001);
    await expect(readInstanceNow(ctx, { instanceId: 'i-nobody' })).rejects.toMatchObject({
      reason: 'nothing_to_read',
    });
    await expect(readInstanceNow(person(bench, 'viewer'), { instanceId: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('an instance is found by id, name or address; the one that is meant exactly comes alone', async () => {
    const known = await bench.store.db
      .selectFrom('instances')
      .select(['instanceId', 'name', 'publicIps'])
      .where('found', '=', 1)
      .orderBy('instanceId')
      .limit(2)
      .execute();
    const [one, other] = known;
    const [address] = JSON.parse(one?.publicIps ?? '[]');
    const find = (q: string | undefined) => findInstances(person(bench, 'viewer'), { q });
    for (const q of [one?.instanceId, one?.name.toUpperCase(), address]) {
      expect((await find(q)).only, q).toBe(one?.instanceId);
    }
    // A part of many names is none of them; a name that is also a part of others is that one.
    expect((await find('i-5')).matches.length).toBeGreaterThan(1);
    expect((await find('i-5')).only).toBeNull();
    await bench.store.db
      .updateTable('instances')
      .set({ name: `${one?.name}-b` })
      .where('instanceId', '=', other?.instanceId ?? '')
      .execute();
    expect((await find(one?.name)).only).toBe(one?.instanceId);
    expect((await find('%')).matches).toEqual([]);
    await expect(find('  ')).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
