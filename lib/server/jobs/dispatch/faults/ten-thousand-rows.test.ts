import { describe, expect, test } from 'vitest';
import { DISPATCH_LEASE_TTL_MS, MAX_BATCH_ROWS } from '@/lib/domain/limits';
import { openStore } from '@/lib/server/db/store';
import type { EnsClient } from '@/lib/server/ens/types';
import { attemptCall } from '@/lib/server/jobs/dispatch/call';
import { claimCall } from '@/lib/server/jobs/dispatch/claim';
import type { DispatchRun } from '@/lib/server/jobs/dispatch/run';
import { dispatchOnce, recoverCalls, takeDispatchLease } from '@/lib/server/jobs/dispatch/step';
import { submitBatch } from '@/lib/server/services/batches/submit';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import { dyingStore, Killed } from '@/lib/testing/dying-store';
import { fillMirror, testEvent } from '@/lib/testing/event-mirror';
import { type DispatchBench, person, planBatch, redeployableKeys } from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { testStoreKinds } from '@/lib/testing/stores';

/**
 * The largest batch there is; on PostgreSQL one of several chunks, which the same statements write. The cloud knows only
 * the first events of it: no more are ever sent here.
 */
describe.each(testStoreKinds())('a process that is killed with a large batch, on %s', (kind) => {
  const ROWS = kind === 'libsql' ? MAX_BATCH_ROWS : 1_200;
  let control: SimulatorControl;
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ control, bench } = desk);
  });

  async function planLargest() {
    const known = await redeployableKeys(bench, 4);
    // Due long after those of the cloud, so that these come first in the batch.
    const filler = Array.from({ length: ROWS - known.length }, (_, index) => testEvent(index + 1_000_000));
    for (let start = 0; start < filler.length; start += 500) {
      await fillMirror(bench.store, filler.slice(start, start + 500));
    }
    bench.config.batchRows = 2;
    return planBatch(person(bench), [...known, ...filler.map(({ key }) => key)]);
  }

  async function outcomes() {
    const counts = await bench.store.db
      .selectFrom('batchRows')
      .select((eb) => ['outcome', eb.fn.countAll().as('count')])
      .groupBy('outcome')
      .execute();
    return Object.fromEntries(counts.map(({ outcome, count }) => [outcome ?? 'draft', Number(count)]));
  }

  async function takeLease(): Promise<DispatchRun> {
    bench.passTime(DISPATCH_LEASE_TTL_MS + 1);
    const lease = await takeDispatchLease(bench, 'dying');
    if (!lease) throw new Error('the lease is free');
    return { ...bench, lease };
  }

  test('#26 #27 all rows are handed over or none; killed at every point of a call, none is lost or sent twice', async () => {
    const request = await planLargest();
    const me = person(bench);
    for (const dieAt of [1, 24]) {
      const dying = dyingStore(bench.store, dieAt);
      await expect(submitBatch({ ...me, store: dying }, request)).rejects.toThrow(Killed);
      expect(await outcomes()).toEqual({ draft: ROWS });
    }
    const { batchId } = await submitBatch(me, request);
    expect((await submitBatch(me, request)).batchId).toBe(batchId);
    expect(await outcomes()).toEqual({ queued: ROWS });

    // Before the intent is committed: nothing has happened.
    const run = await takeLease();
    for (const dieAt of [1, 13]) {
      const store = dyingStore(bench.store, dieAt);
      await expect(claimCall({ ...run, store }, batchId)).rejects.toThrow(Killed);
      expect(await outcomes()).toEqual({ queued: ROWS });
    }
    // After it, with and without a request: unknown, and nothing of the rest.
    const unsent = await claimCall(run, batchId);
    const second = await takeLease();
    expect(await recoverCalls(second)).toBe(1);
    const sent = await claimCall(second, batchId);
    if (!unsent || !sent) throw new Error('there are rows to send');
    expect(await attemptCall(second, sent)).toMatchObject({ kind: 'reply' });
    expect(await recoverCalls(await takeLease())).toBe(1);
    expect(await outcomes()).toEqual({ unknown: 4, queued: ROWS - 4 });
    expect(await control.effects()).toEqual(Object.fromEntries(sent.rows.map(({ eventId }) => [eventId, 1])));
  });

  test('#29 another connection reads the committed intent before the request leaves', async () => {
    bench.config.batchRows = 2;
    const me = person(bench);
    await submitBatch(me, await planBatch(me, await redeployableKeys(bench, 2)));
    const other = kind === 'libsql' ? openStore(`file:${bench.store.file}`) : bench.store;
    const seen: unknown[] = [];
    const ens: EnsClient = {
      ...bench.ens,
      batchEventRedeployInstance: async (request) => {
        seen.push(...(await other.db.selectFrom('calls').select(['state', 'rowCount']).execute()));
        return bench.ens.batchEventRedeployInstance(request);
      },
    };
    expect(await dispatchOnce({ ...bench, ens }, 'bench')).toMatchObject({ state: 'answered' });
    expect(seen).toEqual([{ state: 'sending', rowCount: 2 }]);
    if (other !== bench.store) await other.close();
  });
});
