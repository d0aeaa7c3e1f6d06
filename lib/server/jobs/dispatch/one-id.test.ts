import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DISPATCH_LEASE_TTL_MS } from '@/lib/domain/limits';
import { claimCall } from '@/lib/server/jobs/dispatch/claim';
import { dispatchOnce, recoverCalls, takeDispatchLease } from '@/lib/server/jobs/dispatch/step';
import type { JobLog } from '@/lib/server/jobs/runtime/job';
import { log } from '@/lib/server/log';
import { submitBatch } from '@/lib/server/services/batches/submit';
import { runVerb } from '@/lib/server/services/run-action';
import { type DispatchBench, person, planBatch, redeployableKeys } from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { testStoreKinds } from '@/lib/testing/stores';

const BASE_URL = 'http://localhost:3000';
const OWN = new Headers({ origin: BASE_URL, host: 'localhost:3000' });

describe.each(testStoreKinds())('one id from the click to the call, on %s', (kind) => {
  let bench: DispatchBench;
  let lines: { message: string; correlationId?: unknown; requestId?: unknown; callId?: unknown }[];
  dispatchBenchForEachTest(kind, (desk) => {
    ({ bench } = desk);
  });
  beforeEach(() => {
    lines = [];
    const keep = (fields: object, message: string) => void lines.push({ ...fields, message });
    bench.log = { info: keep, warn: keep, error: keep } satisfies JobLog;
    vi.spyOn(log, 'info').mockImplementation((fields: unknown, message?: string) => {
      if (typeof fields === 'object' && fields !== null) keep(fields, message ?? '');
    });
  });
  afterEach(() => void vi.restoreAllMocks());

  const deps = async () => ({
    store: bench.store,
    baseUrl: BASE_URL,
    resolve: async () => ({
      user: { id: 'olga', email: 'olga@desk.test', name: 'Olga', role: 'operator' as const, regions: null },
      sessionId: 's1',
    }),
  });
  const entries = () =>
    bench.store.db
      .selectFrom('auditEntries')
      .select(['action', 'correlationId'])
      .where('action', 'in', ['batch.submit', 'call.send', 'call.settle', 'call.recover'])
      .orderBy('seq')
      .execute();
  async function submit(count: number): Promise<string> {
    const request = await planBatch(person(bench, 'operator', 'olga'), await redeployableKeys(bench, count));
    expect((await runVerb(submitBatch, request, OWN, deps)).ok).toBe(true);
    const id = lines.find(({ message }) => message === 'action done')?.correlationId;
    return String(id);
  }

  test('the log of action and call, the audit of both, and the call itself carry it, with the cloud’s own id', async () => {
    const id = await submit(2);
    await dispatchOnce(bench, 'bench');
    expect(await entries()).toEqual(
      ['batch.submit', 'call.send', 'call.settle'].map((action) => ({ action, correlationId: id })),
    );
    const call = await bench.store.db.selectFrom('calls').selectAll().executeTakeFirstOrThrow();
    expect(call).toMatchObject({ correlationId: id, requestId: expect.stringMatching(/^[0-9A-F-]{36}$/) });
    expect(lines.filter(({ callId }) => callId === call.id)).toEqual([
      expect.objectContaining({ message: 'call leaves', correlationId: id }),
      expect.objectContaining({ message: 'call settled', correlationId: id, requestId: call.requestId }),
    ]);
  });

  test('a call that was left behind by its sender still says whose click it was', async () => {
    const id = await submit(1);
    const lease = await takeDispatchLease(bench, 'dying');
    if (!lease) throw new Error('the lease is free');
    const { id: batchId } = await bench.store.db.selectFrom('batches').select('id').executeTakeFirstOrThrow();
    expect(await claimCall({ ...bench, lease }, batchId)).toMatchObject({ correlationId: id });
    bench.passTime(DISPATCH_LEASE_TTL_MS + 1);
    await recoverCalls(bench);
    expect((await entries()).at(-1)).toEqual({ action: 'call.recover', correlationId: id });
  });

  test('an error that a person sees carries the id of its line in the log', async () => {
    const failed = vi.spyOn(log, 'error').mockImplementation(() => {});
    const broken = async () => {
      throw new Error('select * from secrets');
    };
    const result = await runVerb(broken, null, OWN, deps);
    expect(result).toMatchObject({ ok: false, problem: { code: 'internal' } });
    const id = result.ok ? '' : result.problem.correlationId;
    expect(failed).toHaveBeenCalledWith(expect.objectContaining({ correlationId: id }), 'unexpected error');
  });
});
