import Credential, { Config } from '@alicloud/credentials';
import { describe, expect, test } from 'vitest';
import { createEnsClient } from '@/lib/server/ens/client';
import { EnsError } from '@/lib/server/ens/errors';
import type { EnsClient } from '@/lib/server/ens/types';
import { dispatchOnce } from '@/lib/server/jobs/dispatch/step';
import { getBatch } from '@/lib/server/services/batches/read';
import type { FaultSpec, SimulatorControl } from '@/lib/simulator/control-client';
import type { Simulator } from '@/lib/simulator/server';
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
import { startTlsServer } from '@/lib/testing/tls-server';

const ACTION = 'BatchEventRedeployInstance';
const READ = 'accepted settled_by_reading';

/** Fault of one call of two rows → what its rows are in the end, and how often the cloud acted in all. */
const LOST: [name: string, fault: FaultSpec, end: string[], effects: number][] = [
  ['#4 reset before anything was acted on', { kind: 'reset-before' }, ['undecided', 'undecided'], 0],
  ['#5 reset after the request went out', { kind: 'reset-after' }, [READ, READ], 2],
  ['#6 read time-out, the cloud did act', { kind: 'drop-reply' }, [READ, READ], 2],
  ['#7 read time-out, the cloud did not act', { kind: 'drop-before' }, ['undecided', 'undecided'], 0],
  ['#9 502 with an HTML body, not acted on', { kind: 'server-error' }, ['undecided', 'undecided'], 0],
  ['#9 502 with an HTML body, acted on', { kind: 'server-error-after' }, [READ, READ], 2],
  ['#10 200 with truncated JSON', { kind: 'truncated-json' }, [READ, READ], 2],
  ['#11 rows missing from the reply', { kind: 'missing-rows' }, ['accepted', READ], 2],
];

describe.each(testStoreKinds())('faults of the answer on %s', (kind) => {
  let simulator: Simulator;
  let control: SimulatorControl;
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ simulator, control, bench } = desk);
  });

  const detail = (batchId: string) => getBatch(person(bench), { batchId });
  const requests = async () => (await control.calls()).filter(({ action }) => action === ACTION);
  const submit = async (count: number) => submitKeys(person(bench), await redeployableKeys(bench, count));

  test.each(LOST)('%s', async (_, fault, end, effects) => {
    const batchId = await submit(2);
    await control.armFaults([{ action: ACTION, ...fault }]);
    await drain(bench);
    await settleAll(bench);
    const { rows } = await detail(batchId);
    expect(
      rows.map(({ outcome, reason, needsDecisionAtMs }) => {
        if (outcome === 'unknown') return needsDecisionAtMs === null ? 'unsettled' : 'undecided';
        return reason ? `${outcome} ${reason}` : outcome;
      }),
    ).toEqual(end);
    expect(Object.values(await control.effects())).toEqual(new Array(effects).fill(1));
    expect(await requests()).toHaveLength(1);
  });

  test('#3 a certificate that is not accepted: proven unsent, sending rests for the account, and no plain HTTP', async () => {
    const impostor = await startTlsServer('TLSv1.3');
    const { accessKeyId, accessKeySecret } = simulator;
    const credential = new Credential(new Config({ type: 'access_key', accessKeyId, accessKeySecret }));
    const ens = createEnsClient({ endpoint: impostor.url, credential, readTimeoutMs: 1_000 });
    const batchId = await submit(2);
    expect(await dispatchOnce({ ...bench, ens }, 'bench')).toMatchObject({ state: 'not_sent' });
    await impostor.close();
    expect(impostor.seen).toEqual({ connections: 1, bytes: 0 });
    const { waiting, rows } = await detail(batchId);
    expect(waiting).toMatchObject({ reason: 'waiting_certificate' });
    expect(rows.map(({ outcome, reason }) => `${outcome} ${reason}`)).toEqual(
      new Array(2).fill('queued waiting_certificate'),
    );
    expect(await dispatchOnce(bench, 'bench')).toMatchObject({ kind: 'wait' });
    expect(await requests()).toHaveLength(0);
    await drain(bench);
    expect(await outcomesOf(bench, batchId)).toEqual(['accepted', 'accepted']);
    expect(Object.values(await control.effects())).toEqual([1, 1]);
  });

  test('#12 rows in the reply that nobody asked for are ignored and logged', async () => {
    const batchId = await submit(1);
    const ens: EnsClient = {
      ...bench.ens,
      batchEventRedeployInstance: async (request) => {
        const reply = await bench.ens.batchEventRedeployInstance(request);
        const foreign = { eventId: 'e-foreign', resourceId: 'i-foreign', code: '500', message: '' };
        return { ...reply, results: [foreign, ...reply.results] };
      },
    };
    await dispatchOnce({ ...bench, ens }, 'bench');
    expect(await outcomesOf(bench, batchId)).toEqual(['accepted']);
    expect(bench.logged).toContain('warn: the reply names rows that were not asked for');
  });

  test('#14 a refusal that does not prove that nothing was acted on is not split', async () => {
    const batchId = await submit(2);
    const refusal = { kind: 'refused' as const, code: 'Account.Arrears', message: '', httpStatus: 400 };
    const ens: EnsClient = {
      ...bench.ens,
      batchEventRedeployInstance: async () => {
        throw new EnsError(refusal);
      },
    };
    await dispatchOnce({ ...bench, ens }, 'bench');
    expect(await outcomesOf(bench, batchId)).toEqual(['refused', 'refused']);
    await drain(bench);
    expect(await requests()).toHaveLength(0);
  });

  test('#14 a 4xx that speaks of a fault behind the gateway is unknown, not refused', async () => {
    const batchId = await submit(2);
    const fault = { kind: 'refused' as const, code: 'ens.interface.error', message: '', httpStatus: 400 };
    const ens: EnsClient = {
      ...bench.ens,
      batchEventRedeployInstance: async () => {
        throw new EnsError(fault);
      },
    };
    await dispatchOnce({ ...bench, ens }, 'bench');
    expect(await outcomesOf(bench, batchId)).toEqual(['unknown server_error', 'unknown server_error']);
  });

  test('#16 throttling for ten minutes: nothing fails, everything goes out once', async () => {
    const batchId = await submit(3);
    await control.armFaults([{ action: ACTION, kind: 'throttle', times: 12, retryAfterMs: 50_000 }]);
    const startMs = bench.now();
    await drain(bench);
    expect(bench.now() - startMs).toBeGreaterThan(9 * 60_000);
    expect(await outcomesOf(bench, batchId)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(Object.values(await control.effects())).toEqual([1, 1, 1]);
  });

  test('#17 no permission: sending rests, says why, and every row stays queued until the key is mended', async () => {
    bench.config.batchRows = 1;
    const batchId = await submit(3);
    await control.armFaults([{ action: ACTION, kind: 'no-permission', times: 3 }]);
    expect(await dispatchOnce(bench, 'bench')).toMatchObject({ state: 'unauthorised' });
    expect(await dispatchOnce(bench, 'bench')).toMatchObject({ kind: 'wait' });
    const { waiting, counts } = await detail(batchId);
    expect(waiting?.reason).toBe('waiting_permission');
    expect(counts.queued).toBe(3);
    await drain(bench);
    expect(await outcomesOf(bench, batchId)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  test('#18 a key that has expired: asked for anew before the next call, the refused one is not repeated', async () => {
    let asked = 0;
    const { accessKeyId, accessKeySecret } = simulator;
    const ens = createEnsClient({
      endpoint: simulator.url,
      credential: new Credential(null, {
        getCredentials: async () => ({
          accessKeyId,
          accessKeySecret: asked++ === 0 ? 'expired' : accessKeySecret,
          securityToken: '',
          providerName: 'sts',
        }),
        getProviderName: () => 'sts',
      }),
      readTimeoutMs: 1_000,
    });
    const batchId = await submit(1);
    expect(await dispatchOnce({ ...bench, ens }, 'bench')).toMatchObject({ state: 'unauthorised' });
    expect(await requests()).toHaveLength(1);
    bench.passTime(60_001);
    await dispatchOnce({ ...bench, ens }, 'bench');
    expect(await outcomesOf(bench, batchId)).toEqual(['accepted']);
    expect(await requests()).toHaveLength(2);
  });

  test('#19 a wrong clock is called a wrong clock, and the rows stay queued', async () => {
    const batchId = await submit(1);
    const refusal = {
      kind: 'unauthorised' as const,
      code: 'InvalidTimeStamp.Expired',
      message: '',
      httpStatus: 400,
    };
    const ens: EnsClient = {
      ...bench.ens,
      batchEventRedeployInstance: async () => {
        throw new EnsError(refusal);
      },
    };
    await dispatchOnce({ ...bench, ens }, 'bench');
    const { waiting, rows } = await detail(batchId);
    expect(waiting?.reason).toBe('waiting_clock');
    expect(rows[0]).toMatchObject({ outcome: 'queued', reason: 'waiting_clock' });
    await drain(bench);
    expect(await outcomesOf(bench, batchId)).toEqual(['accepted']);
  });
});
