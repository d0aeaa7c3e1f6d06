import { describe, expect, test } from 'vitest';
import type { CallAnswer } from '@/lib/domain/classify-call';
import { DISPATCH_LEASE_TTL_MS } from '@/lib/domain/limits';
import { retryTransaction } from '@/lib/server/db/retry-transaction';
import type { Tx } from '@/lib/server/db/schema';
import type { Store } from '@/lib/server/db/store';
import type { StoreKind } from '@/lib/server/db/store-kind';
import { attemptCall, settleCall } from '@/lib/server/jobs/dispatch/call';
import { type ClaimedCall, claimCall } from '@/lib/server/jobs/dispatch/claim';
import type { DispatchRun } from '@/lib/server/jobs/dispatch/run';
import { takeDispatchLease } from '@/lib/server/jobs/dispatch/step';
import { getBatch } from '@/lib/server/services/batches/read';
import { stopBatch } from '@/lib/server/services/batches/stop';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import {
  type DispatchBench,
  drain,
  outcomesOf,
  person,
  redeployableKeys,
  settleAll,
  submitKeys,
} from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { testStoreKinds } from '@/lib/testing/stores';

const ACTION = 'BatchEventRedeployInstance';
const READ = 'accepted settled_by_reading';

describe.each(testStoreKinds())('a sender that dies between two steps, on %s', (kind) => {
  let control: SimulatorControl;
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ control, bench } = desk);
  });

  const effects = async () => Object.values(await control.effects());
  const requests = async () => (await control.calls()).filter(({ action }) => action === ACTION);
  const submit = async (count: number) => submitKeys(person(bench), await redeployableKeys(bench, count));

  async function takeLease(): Promise<DispatchRun> {
    const lease = await takeDispatchLease(bench, 'dying');
    if (!lease) throw new Error('the lease is free');
    return { ...bench, lease };
  }

  async function claim(run: DispatchRun, batchId: string): Promise<ClaimedCall> {
    const call = await claimCall(run, batchId);
    if (!call) throw new Error('there are rows to send');
    return call;
  }

  /** The next server finds what was left behind. */
  async function comeBack(): Promise<void> {
    bench.passTime(DISPATCH_LEASE_TTL_MS + 1);
    await drain(bench);
  }

  test('#21 before the intent is committed, at whichever statement: the row is still queued, nothing was sent', async () => {
    const batchId = await submit(2);
    const run = await takeLease();
    let died = 0;
    for (let crashAt = 1; ; crashAt++) {
      let asked = 0;
      const now = () => {
        asked += 1;
        if (asked === crashAt) throw new Error('killed');
        return bench.now();
      };
      const call = await claimCall({ ...run, now }, batchId).catch(() => null);
      if (call) break;
      died += 1;
      expect(await outcomesOf(bench, batchId)).toEqual(['queued', 'queued']);
      expect((await getBatch(person(bench), { batchId })).calls).toEqual([]);
    }
    expect(died).toBeGreaterThanOrEqual(4);
    expect(await requests()).toHaveLength(0);
  });

  test('#22 after the commit, before the request: unknown, then a person decides; nothing was sent', async () => {
    const batchId = await submit(2);
    await claim(await takeLease(), batchId);
    await comeBack();
    expect(await outcomesOf(bench, batchId)).toEqual(['unknown process_stopped', 'unknown process_stopped']);
    await settleAll(bench);
    const { rows } = await getBatch(person(bench), { batchId });
    expect(rows.every(({ decisionCause }) => decisionCause === 'unchanged')).toBe(true);
    expect(await effects()).toEqual([]);
  });

  test('#23 after the request, before the reply: accepted by reading, acted on once', async () => {
    const batchId = await submit(2);
    const run = await takeLease();
    const call = await claim(run, batchId);
    await control.armFaults([{ action: ACTION, kind: 'drop-reply' }]);
    await attemptCall(run, call);
    await comeBack();
    await settleAll(bench);
    expect(await outcomesOf(bench, batchId)).toEqual([READ, READ]);
    expect(await effects()).toEqual([1, 1]);
    expect(await requests()).toHaveLength(1);
  });

  test('#24 after the reply, before it is stored: accepted by reading, acted on once', async () => {
    const batchId = await submit(2);
    const run = await takeLease();
    expect(await attemptCall(run, await claim(run, batchId))).toMatchObject({ kind: 'reply' });
    await comeBack();
    await settleAll(bench);
    expect(await outcomesOf(bench, batchId)).toEqual([READ, READ]);
    expect(await effects()).toEqual([1, 1]);
    expect(await requests()).toHaveLength(1);
  });

  test('#22 #23 #24 with several calls under way: each row by itself, none is sent again', async () => {
    bench.config.batchRows = 1;
    const batchId = await submit(4);
    const run = await takeLease();
    const calls: ClaimedCall[] = [];
    while (calls.length < 3) {
      // The budget lets one go at a time.
      const call = await claimCall(run, batchId);
      if (call) calls.push(call);
      else bench.passTime(20);
    }
    const [stored, unheard] = calls;
    if (!stored || !unheard) throw new Error('there are rows to send');
    // The first was answered, and that was not stored yet; the answer of the second got lost; the third never left.
    expect(await attemptCall(run, stored)).toMatchObject({ kind: 'reply' });
    await control.armFaults([{ action: ACTION, kind: 'drop-reply' }]);
    await attemptCall(run, unheard);
    await comeBack();
    const stopped = 'unknown process_stopped';
    expect(await outcomesOf(bench, batchId)).toEqual([stopped, stopped, stopped, 'accepted']);
    await settleAll(bench);
    expect(await outcomesOf(bench, batchId)).toEqual([READ, READ, stopped, 'accepted']);
    const { rows } = await getBatch(person(bench), { batchId });
    expect(rows.map(({ decisionCause }) => decisionCause)).toEqual([null, null, 'unchanged', null]);
    expect(await effects()).toEqual([1, 1, 1]);
    expect(await requests()).toHaveLength(3);
  });

  test('#35 the store is away while the answer comes: kept in memory and stored when it is back', async () => {
    const batchId = await submit(1);
    const run = await takeLease();
    const call = await claim(run, batchId);
    const answer = await attemptCall(run, call);
    let failures = 0;
    const now = () => {
      if (failures++ < 2) throw new Error('the store is away');
      return bench.now();
    };
    expect(await settleCall({ ...run, now }, call, answer)).toEqual({ state: 'answered', isLate: false });
    expect(await outcomesOf(bench, batchId)).toEqual(['accepted']);
  });

  test('#36 a commit that came through although it seemed lost: the second settling changes nothing', async () => {
    const batchId = await submit(1);
    const run = await takeLease();
    const call = await claim(run, batchId);
    await settleCall(run, call, await attemptCall(run, call));
    const other: CallAnswer = {
      kind: 'error',
      errorKind: 'throttled',
      code: 'Throttling',
      message: '',
      httpStatus: 400,
      requestId: null,
      retryAfterMs: null,
    };
    expect(await settleCall(run, call, other)).toMatchObject({ isLate: true });
    await comeBack();
    expect(await outcomesOf(bench, batchId)).toEqual(['accepted']);
    expect(await requests()).toHaveLength(1);
  });

  test('#37 a transaction that the store gave up on is tried again, at most three times', async () => {
    const code = kind === 'postgres' ? '40001' : 'SQLITE_BUSY';
    let tries = 0;
    const failing = (times: number) => async () => {
      tries += 1;
      if (tries <= times) throw Object.assign(new Error('given up'), { code });
      return 'done';
    };
    expect(await retryTransaction(bench.store.db, failing(3))).toBe('done');
    expect(tries).toBe(4);
    tries = 0;
    await expect(retryTransaction(bench.store.db, failing(9))).rejects.toMatchObject({ code });
    expect(tries).toBe(4);
    tries = 0;
    await expect(
      retryTransaction(bench.store.db, async () => {
        tries += 1;
        throw new Error('a fault of ours');
      }),
    ).rejects.toThrow('a fault of ours');
    expect(tries).toBe(1);
  });

  test('#37 a press whose transaction the store gave up on is done once, by itself', async () => {
    const batchId = await submit(2);
    const me = person(bench);
    const stopped = await stopBatch({ ...me, store: givingUp(me.store, kind, 2) }, { batchId });
    expect(stopped).toEqual({ batchId, skipped: 2 });
    expect(await outcomesOf(bench, batchId)).toEqual(['skipped stopped', 'skipped stopped']);
    const entries = await bench.store.db
      .selectFrom('auditEntries')
      .select('action')
      .where('action', '=', 'batch.stop')
      .execute();
    expect(entries).toHaveLength(1);
  });
});

/** The same store, which gives up on the first `times` transactions at their end, as beside a quicker one. */
function givingUp(store: Store, kind: StoreKind, times: number): Store {
  const code = kind === 'postgres' ? '40P01' : 'SQLITE_BUSY';
  let left = times;
  const db = new Proxy(store.db, {
    get(target, name) {
      if (name !== 'transaction') {
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      }
      return () => ({
        execute: <T>(work: (tx: Tx) => Promise<T>) =>
          target.transaction().execute(async (tx) => {
            const done = await work(tx);
            left -= 1;
            if (left >= 0) throw Object.assign(new Error('given up'), { code });
            return done;
          }),
      });
    },
  });
  return { ...store, db };
}
