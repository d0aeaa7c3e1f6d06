import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { getBatch } from '@/lib/server/services/batches/read';
import { saveDraft } from '@/lib/server/services/batches/save-draft';
import { submitBatch as submitBatchVerb } from '@/lib/server/services/batches/submit';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import { asSent } from '@/lib/testing/as-sent';
import {
  type DispatchBench,
  drain,
  person,
  planBatch,
  redeployableKeys,
  submitKeys,
} from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { testStoreKinds } from '@/lib/testing/stores';

// What pages send is typed; here anything comes.
const submitBatch = asSent(submitBatchVerb);

const MINUTE_MS = 60_000;

describe.each(testStoreKinds())('submitBatch on %s', (kind) => {
  let control: SimulatorControl;
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ control, bench } = desk);
  });

  const submitted = () =>
    bench.store.db.selectFrom('batches').selectAll().where('state', '!=', 'draft').execute();
  const queued = () =>
    bench.store.db.selectFrom('batchRows').selectAll().where('outcome', '=', 'queued').execute();
  const audit = () =>
    bench.store.db.selectFrom('auditEntries').selectAll().where('action', '=', 'batch.submit').execute();

  test('makes every row live with its order and the status it was planned on', async () => {
    const planTimeMs = bench.now() + 10 * MINUTE_MS;
    const keys = await redeployableKeys(bench, 3);
    const me = person(bench);
    const request = await planBatch(me, keys, { when: 'scheduled', planTimeMs });
    const { batchId, number, settled } = await submitBatch(me, request);
    expect({ number, settled }).toEqual({ number: 1, settled: false });
    const rows = await queued();
    expect(rows.map(({ liveKey }) => liveKey).sort()).toEqual([...keys].sort());
    expect(rows.every((row) => row.opsType === 'scheduled' && row.planTimeMs === planTimeMs)).toBe(true);
    expect(
      rows.every(({ statusAtSubmit }) => ['Inquiring', 'Scheduled'].includes(statusAtSubmit ?? '')),
    ).toBe(true);
    expect(await getBatch(me, { batchId })).toMatchObject({
      state: 'sending',
      title: 'Night shift',
      revision: request.expectedRevision + 1,
      submittedAtMs: expect.any(Number),
      createdByName: 'Name of operator',
    });
    expect(await audit()).toHaveLength(1);
  });

  test('an own order of a row wins over the plan; a spread gives each row its own minute', async () => {
    const me = person(bench);
    const fromMs = bench.now() + 10 * MINUTE_MS;
    const spread = { fromMs, toMs: fromMs + 2 * MINUTE_MS };
    const request = await planBatch(me, await redeployableKeys(bench, 4), { when: 'scheduled', spread });
    const rows = await bench.store.db.selectFrom('batchRows').select('id').orderBy('position').execute();
    const own = { opsType: 'immediate' as const, planTimeMs: null };
    const { revision } = await saveDraft(me, {
      draftId: request.draftId,
      expectedRevision: request.expectedRevision,
      overrides: { [rows[1]?.id ?? '']: own },
    });
    await submitBatch(me, { ...request, expectedRevision: revision });
    const ordered = (await queued()).sort((a, b) => a.position - b.position);
    expect(ordered[1]).toMatchObject(own);
    const times = ordered.filter((_, index) => index !== 1).map(({ planTimeMs }) => planTimeMs);
    expect(times.sort()).toEqual([fromMs, fromMs + MINUTE_MS, fromMs + 2 * MINUTE_MS]);
  });

  describe('a request key', () => {
    test('gives the same batch back, however often the same is asked', async () => {
      const me = person(bench);
      const request = await planBatch(me, await redeployableKeys(bench, 2));
      const first = await submitBatch(me, request);
      expect((await submitBatch(me, request)).batchId).toBe(first.batchId);
      await drain(bench);
      expect(await submitBatch(me, request)).toEqual({ ...first, settled: true });
      expect(await audit()).toHaveLength(1);
      expect(Object.values(await control.effects())).toEqual([1, 1]);
    });

    test('with other content is refused, for its owner and for others', async () => {
      const me = person(bench);
      const keys = await redeployableKeys(bench, 3);
      const request = await planBatch(me, keys.slice(0, 2));
      const other = await planBatch(me, keys.slice(2));
      await submitBatch(me, request);
      const reused = { code: 'conflict', reason: 'request_key_reused' };
      const { requestKey } = request;
      await expect(submitBatch(me, { ...other, requestKey })).rejects.toMatchObject(reused);
      await expect(submitBatch(me, { ...request, rowCount: 1 })).rejects.toMatchObject(reused);
      await expect(submitBatch(me, { ...request, expectedRevision: 1 })).rejects.toMatchObject(reused);
      await expect(submitBatch(person(bench, 'admin'), request)).rejects.toMatchObject(reused);
      expect(await submitted()).toHaveLength(1);
    });

    test('two drafts with one key at the same time: one wins', async () => {
      const me = person(bench);
      const keys = await redeployableKeys(bench, 2);
      const [a, b] = [await planBatch(me, keys.slice(0, 1)), await planBatch(me, keys.slice(1))];
      const results = await Promise.allSettled([
        submitBatch(me, a),
        submitBatch(me, { ...b, requestKey: a.requestKey }),
      ]);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const refusal = results.find(({ status }) => status === 'rejected');
      expect(refusal).toMatchObject({ reason: { code: 'conflict', reason: 'request_key_reused' } });
    });

    test.each(['', 'abc', '__proto__', 'x'.repeat(1_000)])('%j is no key', async (requestKey) => {
      const me = person(bench);
      const request = await planBatch(me, await redeployableKeys(bench, 1));
      await expect(submitBatch(me, { ...request, requestKey })).rejects.toMatchObject({
        code: 'invalid_input',
      });
    });
  });

  test('500 parallel submits of one draft make one batch', async () => {
    const me = person(bench);
    const request = await planBatch(me, await redeployableKeys(bench, 2));
    const results = await Promise.all(Array.from({ length: 500 }, () => submitBatch(me, request)));
    expect(new Set(results.map(({ batchId }) => batchId)).size).toBe(1);
    expect(await submitted()).toHaveLength(1);
    expect(await audit()).toHaveLength(1);
    await drain(bench);
    expect(Object.values(await control.effects())).toEqual([1, 1]);
  });

  test('parallel submits of one draft with keys of their own: one batch, the others hear that it is submitted', async () => {
    const me = person(bench);
    const request = await planBatch(me, await redeployableKeys(bench, 2));
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => submitBatch(me, { ...request, requestKey: randomUUID() })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results.filter(({ status }) => status === 'rejected')) {
      expect(result).toMatchObject({ reason: { code: 'conflict', reason: 'already_submitted' } });
    }
    expect(await submitted()).toHaveLength(1);
  });

  test('the second batch with an event hears who holds it, in which batch', async () => {
    const keys = await redeployableKeys(bench, 3);
    const second = await planBatch(person(bench, 'operator', 'second'), keys.slice(1));
    await submitKeys(person(bench, 'operator', 'first'), keys.slice(0, 2));
    await expect(submitBatch(person(bench, 'operator', 'second'), second)).rejects.toMatchObject({
      code: 'conflict',
      reason: 'held',
      details: { number: 1, title: 'Night shift', createdBy: 'Name of first', count: 1 },
    });
    expect(await submitted()).toHaveLength(1);
  });

  test('many drafts with one event at the same time: exactly one wins, nothing of the others stays', async () => {
    const keys = await redeployableKeys(bench, 9);
    const [shared = '', ...others] = keys;
    const people = others.map((_, index) => person(bench, 'operator', `p${index}`));
    const requests: Awaited<ReturnType<typeof planBatch>>[] = [];
    for (const [index, me] of people.entries()) {
      // Different orders of the keys, so that the stores lock in different orders too.
      const own = others[index] ?? '';
      requests.push(await planBatch(me, index % 2 ? [own, shared] : [shared, own]));
    }
    const results = await Promise.allSettled(people.map((me, index) => submitBatch(me, requests[index])));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results.filter(({ status }) => status === 'rejected')) {
      expect(result).toMatchObject({ reason: { code: 'conflict', reason: 'held' } });
    }
    expect(await queued()).toHaveLength(2);
    expect(await audit()).toHaveLength(1);
  });

  test('a refused row frees its event for the next batch', async () => {
    const keys = await redeployableKeys(bench, 1);
    await control.armFaults([{ kind: 'row-error' }]);
    await submitKeys(person(bench), keys);
    await drain(bench);
    await submitKeys(person(bench), keys);
    await drain(bench);
    expect(Object.values(await control.effects())).toEqual([1]);
  });
});
