import { beforeEach, describe, expect, test } from 'vitest';
import { ATTENTION_REASONS, noAttention } from '@/lib/domain/batch-progress';
import { noScores } from '@/lib/domain/box-score';
import { trackOnce } from '@/lib/server/jobs/follow/track';
import { commentBatch } from '@/lib/server/services/batches/comments';
import { listBatches } from '@/lib/server/services/batches/list';
import { listBatchCalls, listBatchRows, listRowNames } from '@/lib/server/services/batches/list-rows';
import { getBatch, getBatchHead, getBatchVersion } from '@/lib/server/services/batches/read';
import { stopBatch } from '@/lib/server/services/batches/stop';
import { readDeskStatus } from '@/lib/server/services/health/desk-status';
import { acknowledgeOutcomes as acknowledgeOutcomesVerb } from '@/lib/server/services/outcomes/acknowledge';
import { listOutcomes } from '@/lib/server/services/outcomes/list';
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

describe.each(testStoreKinds())('a batch by head and pages on %s', (kind) => {
  let bench: DispatchBench;
  let control: SimulatorControl;
  let keys: string[];
  dispatchBenchForEachTest(kind, (desk) => {
    ({ bench, control } = desk);
  });
  beforeEach(async () => {
    keys = await redeployableKeys(bench, 6);
  });

  const me = () => person(bench);
  const version = async (batchId: string) => (await getBatchVersion(me(), { batchId })).version;

  test('whatever changes raises the version: sending, following, a comment, a stop; reading does not', async () => {
    const batchId = await submitKeys(me(), keys.slice(0, 3));
    const seen = [await version(batchId)];
    const note = async () => seen.push(await version(batchId));
    await drain(bench);
    await note();
    bench.passTime(6_000);
    await trackOnce(bench);
    await note();
    await commentBatch(me(), { batchId, rowId: null, text: 'looks well' });
    await note();
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
    await getBatchHead(me(), { batchId });
    await listBatchRows(me(), { batchId });
    expect(await version(batchId)).toBe(seen.at(-1));
    const planTimeMs = Math.ceil(bench.now() / 60_000) * 60_000 + 3_600_000;
    const other = await submitKeys(me(), keys.slice(3, 6), { when: 'scheduled', planTimeMs });
    const before = await version(other);
    await stopBatch(person(bench, 'on-call'), { batchId: other, reason: 'wrong night' });
    expect(await version(other)).toBeGreaterThan(before);
    const head = await getBatchHead(me(), { batchId: other });
    expect(head).toMatchObject({ state: 'halted', counts: { skipped: 3 } });
    expect(head.stopped).toEqual({
      byName: 'Name of on-call',
      atMs: expect.any(Number),
      reason: 'wrong night',
    });
  });

  test('head and pages say together what the whole batch says', async () => {
    await control.armFaults([{ action: 'BatchEventRedeployInstance', kind: 'reset-after' }]);
    const batchId = await submitKeys(me(), keys);
    await drain(bench);
    const whole = await getBatch(me(), { batchId });
    const head = await getBatchHead(me(), { batchId });
    for (const [name, value] of Object.entries(head)) {
      if (name !== 'serverNowMs') expect([name, value]).toEqual([name, whole[name as keyof typeof whole]]);
    }
    const pages = [];
    for (let page = 0; page < 3; page++) pages.push(await listBatchRows(me(), { batchId, page, limit: 2 }));
    expect(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(whole.rows.map(({ id }) => id));
    expect(pages.every(({ total, version: v }) => total === 6 && v === head.version)).toBe(true);
    expect(pages.flatMap(({ rows }) => rows)).toEqual(whole.rows.map((row) => expect.objectContaining(row)));
    const unknown = await listBatchRows(me(), { batchId, outcomes: ['unknown'] });
    expect(unknown.total).toBe(whole.counts.unknown);
    expect((await listBatchRows(me(), { batchId, outcomes: ['queued'] })).rows).toEqual([]);
    const calls = await listBatchCalls(me(), { batchId });
    expect(calls).toMatchObject({ total: whole.calls.length, calls: [...whole.calls].reverse() });
    const names = await listRowNames(me(), { batchId });
    expect(names.rows.map(({ id }) => id)).toEqual(whole.rows.map(({ id }) => id));
  });

  test('rows that need a person: the same number in the batch, its list, the desk and Outcomes, until acknowledged', async () => {
    const planTimeMs = Math.ceil(bench.now() / 60_000) * 60_000 + 3_600_000;
    const batchId = await submitKeys(me(), keys.slice(0, 3), { when: 'scheduled', planTimeMs });
    expect((await getBatchHead(me(), { batchId })).box).toEqual({ ...noScores(), queued: 3 });
    await drain(bench);
    bench.passTime(4_200_000);
    const [late, gone] = (await getBatch(me(), { batchId })).rows;
    const set = (id: string | undefined, facts: object) =>
      bench.store.db
        .updateTable('batchRows')
        .set({ seenUpToMs: bench.now(), ...facts })
        .where('id', '=', id ?? '')
        .execute();
    await set(late?.id, {});
    await set(gone?.id, { absentReads: 3, absentSinceMs: bench.now() - 20 * 60_000 });
    const expected = { ...noAttention(), late: 1, vanished: 1 };
    const numbers = async () => {
      const { counts } = await listOutcomes(me(), { batch: batchId });
      const reasons = ATTENTION_REASONS.map((reason) => [reason, counts[reason]]);
      const [listed] = (await listBatches(me(), {})).rows;
      return [
        (await getBatchHead(me(), { batchId })).attention,
        listed?.attention,
        Object.fromEntries(reasons),
      ];
    };
    expect(await numbers()).toEqual([expected, expected, expected]);
    expect((await listBatches(me(), { attention: 'open' })).total).toBe(1);
    expect((await readDeskStatus(me(), [])).openBatches).toBe(1);
    const box = async () => (await getBatchHead(me(), { batchId })).box;
    expect(await box()).toEqual({ ...noScores(), late: 1, vanished: 1, due: 1 });
    for (const score of ['late', 'vanished', 'due', 'failed'] as const) {
      const of = await listBatchRows(me(), { batchId, scores: [score] });
      expect([score, of.total, of.rows.length]).toEqual([score, (await box())[score], of.total]);
    }
    const both = await listBatchRows(me(), { batchId, scores: ['late', 'vanished'] });
    expect(both.rows.map(({ id }) => id)).toEqual([late?.id, gone?.id]);
    const { rows, total } = await listBatchRows(me(), { batchId, attention: 'open' });
    expect(total).toBe(2);
    expect(rows.map(({ id, attention }) => [id, attention])).toEqual([
      [late?.id, 'late'],
      [gone?.id, 'vanished'],
    ]);
    const seen = [
      { rowId: late?.id, phase: 'late' },
      { rowId: gone?.id, phase: 'vanished' },
    ];
    await acknowledgeOutcomes(me(), { rows: seen });
    expect(await numbers()).toEqual([noAttention(), noAttention(), noAttention()]);
    expect((await listBatches(me(), { attention: 'open' })).rows).toEqual([]);
    // The box score is the whole batch, whoever has seen what.
    expect(await box()).toEqual({ ...noScores(), late: 1, vanished: 1, due: 1 });
  });

  test('others do not see pages of a draft, and odd parameters are refused', async () => {
    const batchId = await submitKeys(me(), keys.slice(0, 1));
    const missing = { code: 'not_found', reason: 'batch' };
    for (const read of [getBatchVersion, getBatchHead, listBatchRows, listBatchCalls, listRowNames]) {
      await expect(read(me(), { batchId: 'nope' })).rejects.toMatchObject(missing);
      await expect(read({ ...me(), actor: { kind: 'system' } } as never, { batchId })).rejects.toThrow();
    }
    for (const odd of [
      { page: -1 },
      { limit: 501 },
      { order: 'code' },
      { attention: 'x' },
      { outcomes: ['y'] },
      { scores: ['accepted'] },
    ])
      await expect(listBatchRows(me(), { batchId, ...odd })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
