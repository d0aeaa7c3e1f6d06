import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dispatchOnce } from '@/lib/server/jobs/dispatch/step';
import { getBatch } from '@/lib/server/services/batches/read';
import { type FaultSpec, type SimulatorControl, simulatorControl } from '@/lib/simulator/control-client';
import { type Simulator, startSimulator } from '@/lib/simulator/server';
import {
  type DispatchBench,
  drain,
  openDispatchBench,
  outcomesOf,
  person,
  redeployableKeys,
  submitKeys,
} from '@/lib/testing/jobs/dispatch-bench';
import { testStoreKinds } from '@/lib/testing/stores';

const ACTION = 'BatchEventRedeployInstance';

/** Every fault → the outcome of the two rows of one call, how often the cloud acted in all, how many requests went out. */
const FAULTS: [FaultSpec, { outcomes: string[]; effects: number; requests: number }][] = [
  [
    { kind: 'throttle', times: 3, retryAfterMs: 700 },
    { outcomes: ['accepted', 'accepted'], effects: 2, requests: 4 },
  ],
  [
    { kind: 'no-permission', times: 2 },
    { outcomes: ['accepted', 'accepted'], effects: 2, requests: 3 },
  ],
  // Refused as a whole, then as halves: the second half is let through.
  [
    { kind: 'client-error', times: 2 },
    { outcomes: ['refused', 'accepted'], effects: 1, requests: 3 },
  ],
  [
    { kind: 'client-error', times: 9 },
    { outcomes: ['refused', 'refused'], effects: 0, requests: 3 },
  ],
  [
    { kind: 'server-error', times: 1 },
    { outcomes: ['unknown server_error', 'unknown server_error'], effects: 0, requests: 1 },
  ],
  [
    { kind: 'server-error-after', times: 1 },
    { outcomes: ['unknown server_error', 'unknown server_error'], effects: 2, requests: 1 },
  ],
  [
    { kind: 'truncated-json', times: 1 },
    { outcomes: ['unknown reply_unreadable', 'unknown reply_unreadable'], effects: 2, requests: 1 },
  ],
  [
    { kind: 'missing-rows', times: 1 },
    { outcomes: ['accepted', 'unknown row_missing'], effects: 2, requests: 1 },
  ],
  [
    { kind: 'reset-before', times: 1 },
    { outcomes: ['unknown no_reply', 'unknown no_reply'], effects: 0, requests: 1 },
  ],
  [
    { kind: 'reset-after', times: 1 },
    { outcomes: ['unknown no_reply', 'unknown no_reply'], effects: 2, requests: 1 },
  ],
  [
    { kind: 'drop-before', times: 1 },
    { outcomes: ['unknown no_reply', 'unknown no_reply'], effects: 0, requests: 1 },
  ],
  [
    { kind: 'drop-reply', times: 1 },
    { outcomes: ['unknown no_reply', 'unknown no_reply'], effects: 2, requests: 1 },
  ],
  [
    { kind: 'slow', times: 1, delayMs: 3_000 },
    { outcomes: ['unknown no_reply', 'unknown no_reply'], effects: 2, requests: 1 },
  ],
  [
    { kind: 'slow', times: 1, delayMs: 300 },
    { outcomes: ['accepted', 'accepted'], effects: 2, requests: 1 },
  ],
  [
    { kind: 'row-error', times: 1 },
    { outcomes: ['refused', 'refused'], effects: 0, requests: 1 },
  ],
];

describe.each(testStoreKinds())('sending through faults on %s', (kind) => {
  let simulator: Simulator;
  let control: SimulatorControl;
  let bench: DispatchBench;
  beforeAll(async () => {
    simulator = await startSimulator({ scenario: 'quiet' });
    control = simulatorControl(simulator.url);
  });
  afterAll(() => simulator.close());
  beforeEach(async () => {
    await control.reset({ scenario: 'quiet' });
    bench = await openDispatchBench(kind, simulator);
  });
  afterEach(() => bench.store.dispose());

  const requests = async () => (await control.calls()).filter(({ action }) => action === ACTION);
  const arm = (fault: FaultSpec) => control.armFaults([{ action: ACTION, ...fault }]);

  test.each(FAULTS)('%j', async (fault, expected) => {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 2));
    await arm(fault);
    await drain(bench);
    expect(await outcomesOf(bench, batchId)).toEqual(expected.outcomes);
    const effects = Object.values(await control.effects());
    expect(effects.every((count) => count === 1)).toBe(true);
    expect(effects).toHaveLength(expected.effects);
    expect(await requests()).toHaveLength(expected.requests);
    // Nothing comes later either: an unknown row is never sent again by itself.
    bench.passTime(3_600_000);
    await drain(bench);
    expect(await requests()).toHaveLength(expected.requests);
  });

  test('a refused connection keeps the rows queued, says so, and goes on when it is back', async () => {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 2));
    await simulator.close();
    const step = await dispatchOnce(bench, 'bench');
    expect(step).toMatchObject({ kind: 'called', state: 'not_sent' });
    expect(await outcomesOf(bench, batchId)).toEqual([
      'queued waiting_connection',
      'queued waiting_connection',
    ]);
    const { waiting, state } = await getBatch(person(bench), { batchId });
    expect(state).toBe('sending');
    expect(waiting?.reason).toBe('waiting_connection');
    expect(waiting?.untilMs).toBeGreaterThan(bench.now());
    expect(await dispatchOnce(bench, 'bench')).toMatchObject({ kind: 'wait' });
    simulator = await startSimulator({ scenario: 'quiet', port: simulator.port });
    await drain(bench);
    expect(await outcomesOf(bench, batchId)).toEqual(['accepted', 'accepted']);
    expect((await getBatch(person(bench), { batchId })).waiting).toBeNull();
  });

  test('throttling pauses the whole account, honours the hint, and fails nothing', async () => {
    const keys = await redeployableKeys(bench, 3);
    const first = await submitKeys(person(bench), keys.slice(0, 2));
    const second = await submitKeys(person(bench), keys.slice(2));
    await arm({ kind: 'throttle', times: 1, retryAfterMs: 5_000 });
    const before = bench.now();
    expect(await dispatchOnce(bench, 'bench')).toMatchObject({ kind: 'called', state: 'throttled' });
    const step = await dispatchOnce(bench, 'bench');
    expect(step.kind === 'wait' && step.untilMs !== null && step.untilMs - before).toBeGreaterThanOrEqual(
      5_000,
    );
    expect(await outcomesOf(bench, second)).toEqual(['queued']);
    expect((await getBatch(person(bench), { batchId: second })).waiting?.reason).toBe('waiting_throttled');
    expect(await requests()).toHaveLength(1);
    await drain(bench);
    expect([...(await outcomesOf(bench, first)), ...(await outcomesOf(bench, second))]).toEqual([
      'accepted',
      'accepted',
      'accepted',
    ]);
  });

  test('one malformed row does not cost the others: the refused call is taken apart', async () => {
    const keys = await redeployableKeys(bench, 20);
    const batchId = await submitKeys(person(bench), keys);
    const bad = (await getBatch(person(bench), { batchId })).rows[13];
    await control.armFaults([
      { action: ACTION, kind: 'client-error', times: 100, resourceId: bad?.resourceId ?? '' },
    ]);
    await drain(bench);
    const { rows, calls } = await getBatch(person(bench), { batchId });
    expect(
      rows.map(({ outcome }, index) => (outcome === 'accepted' ? '' : `${index} ${outcome}`)).join(''),
    ).toBe('13 refused');
    expect(rows[13]?.code).toMatch(/^InvalidParameter/);
    expect(rows[13]?.message).toMatch(/\S/);
    expect(calls.length).toBeLessThan(15);
    expect(Object.values(await control.effects())).toEqual(new Array(19).fill(1));
  });
});
