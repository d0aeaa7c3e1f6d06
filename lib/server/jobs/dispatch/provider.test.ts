import { beforeEach, describe, expect, test } from 'vitest';
import { startExpireJob } from '@/lib/server/jobs/upkeep/upkeep';
import { approve } from '@/lib/server/services/batches/approve';
import { releaseCounted } from '@/lib/server/services/batches/judge-release';
import { getBatch } from '@/lib/server/services/batches/read';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { systemContext } from '@/lib/server/services/request-context';
import type { SimulatorControl } from '@/lib/simulator/control-client';
import { type DispatchBench, drain, planBatch, redeployableKeys } from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { addTestPerson, forcePolicy, requestAndLook } from '@/lib/testing/people';
import { type ProviderPerson, providerPerson, TEST_APPROVAL_MS } from '@/lib/testing/provider-people';
import { testStoreKinds } from '@/lib/testing/stores';

describe.each(testStoreKinds())('sending what people from the identity provider approved, on %s', (kind) => {
  let control: SimulatorControl;
  let bench: DispatchBench;
  let olga: PersonContext;
  let kim: ProviderPerson;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ control, bench } = desk);
  });
  beforeEach(async () => {
    await forcePolicy(bench.store, 'default');
    olga = await addTestPerson(bench, 'olga', { role: 'operator' });
    kim = providerPerson(bench, 'kim', 'approver');
  });

  const stateOf = async (batchId: string) => (await getBatch(olga, { batchId })).state;
  const sent = async () => Object.values(await control.effects()).reduce((sum, times) => sum + times, 0);
  const approvedByKim = async (count: number) => {
    const ctx = await kim.enter();
    const draft = await planBatch(olga, await redeployableKeys(bench, count));
    const seen = await requestAndLook(olga, draft);
    await approve(ctx, seen);
    return seen.batchId;
  };

  test('the groups are taken between the approval and the sending: nothing goes, also when they are given back', async () => {
    const batchId = await approvedByKim(3);
    await kim.signIn({ role: null });
    await drain(bench);
    expect([await sent(), await stateOf(batchId)]).toEqual([0, 'awaiting_approval']);
    await kim.signIn();
    expect(await releaseCounted({ ...systemContext(bench.store), now: bench.now })).toBe(0);
    await drain(bench);
    expect([await sent(), await stateOf(batchId)]).toEqual([0, 'awaiting_approval']);
  });

  test('the last sign-in is too old at the sending: nothing goes, until the next, and then all of it once', async () => {
    const batchId = await approvedByKim(3);
    bench.passTime(TEST_APPROVAL_MS);
    await drain(bench);
    expect([await sent(), await stateOf(batchId)]).toEqual([0, 'awaiting_approval']);
    await kim.signIn();
    const job = startExpireJob(bench);
    await expect.poll(() => stateOf(batchId), { timeout: 10_000, interval: 20 }).toBe('approved');
    await job.stop();
    await drain(bench);
    expect(Object.values(await control.effects())).toEqual([1, 1, 1]);
  });
});
