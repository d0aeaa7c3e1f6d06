import { describe, expect, test } from 'vitest';
import type { WireEvent } from '@/lib/server/ens/wire';
import { worldForEachTest } from '@/lib/testing/simulator/hooks';
import { orderOf } from '@/lib/testing/simulator/read-events';
import { type SdkCall, sdkClient } from '@/lib/testing/simulator/sdk-client';
import { type SimulatorControl, simulatorControl } from './control-client';
import { FAULT_KINDS } from './faults';
import { type Simulator, startSimulator } from './server';

const ACTION = 'BatchEventRedeployInstance';
let simulator: Simulator;
let call: SdkCall;
let control: SimulatorControl;
let open: WireEvent[];
worldForEachTest('quiet', (world) => {
  ({ simulator, call, control } = world);
  open = world.open.slice(0, 4);
});

describe('arming', () => {
  test('fires so many times, for its action only, and in the order armed', async () => {
    await control.armFaults([{ action: ACTION, kind: 'no-permission', times: 2 }, { kind: 'Server_Error' }]);
    const outcomes = [];
    for (const action of [ACTION, 'DescribeEnsRegions', ACTION, 'DescribeEnsRegions', ACTION]) {
      await call(action, orderOf(open));
      outcomes.push((await control.calls()).at(-1)?.outcome);
    }
    expect(outcomes).toEqual([
      'fault:no-permission',
      'fault:server-error',
      'fault:no-permission',
      'ok',
      'ok',
    ]);
  });

  test('with a resource, fires for requests that mention it', async () => {
    const resourceId = String(open[2]?.ResourceId);
    await control.armFaults([{ kind: 'no-permission', resourceId, times: 3 }]);
    expect((await call(ACTION, orderOf(open.slice(0, 2)))).ok).toBe(true);
    expect((await call(ACTION, orderOf(open.slice(2, 3)))).ok).toBe(false);
    expect((await call('DescribeInstances', { InstanceIds: JSON.stringify([resourceId]) })).ok).toBe(false);
    expect((await call('DescribeInstances', { InstanceIds: JSON.stringify([`${resourceId}0`]) })).ok).toBe(
      true,
    );
    const listed = { EventTypes: 'Disk:Stalled', ResourceIds: `i-0,${resourceId}` };
    expect((await call('DescribeHistoryEvents', listed)).ok).toBe(false);
  });

  test('comes after the signature: a refused request uses nothing up', async () => {
    await control.armFaults([{ kind: 'throttle' }]);
    const stranger = await sdkClient({ ...simulator, accessKeySecret: 'wrong' })('DescribeEnsRegions', {});
    expect(stranger).toMatchObject({ ok: false, error: { code: 'SignatureDoesNotMatch' } });
    expect(await call('DescribeEnsRegions', {})).toMatchObject({
      ok: false,
      error: { code: 'Throttling.User' },
    });
  });

  test('replaces what was armed, and [] clears', async () => {
    await control.armFaults([{ kind: 'throttle' }]);
    await control.armFaults([]);
    expect((await call('DescribeEnsRegions', {})).ok).toBe(true);
  });

  test.each([
    ['4xx', 'client-error'],
    ['5XX', 'server-error'],
    ['throttling', 'throttle'],
    ['truncated', 'truncated-json'],
    ['reset', 'reset-before'],
    ['reset_before_acting', 'reset-before'],
    ['Reset After Acting', 'reset-after'],
    ['dropped-reply', 'drop-reply'],
    ['drop_after', 'drop-reply'],
    ['reply-dropped-after-acting', 'drop-reply'],
    ['slow-reply', 'slow'],
    ['MISSING_ROWS', 'missing-rows'],
  ])('%s means %s', async (alias, kind) => {
    await control.armFaults([{ kind: alias }]);
    const state: unknown = await (await fetch(`${simulator.url}/_control/state`)).json();
    expect(state).toMatchObject({ faults: [{ kind, timesLeft: 1 }] });
  });

  test('an unknown kind is refused with the list of all kinds', async () => {
    const refusal = await control.armFaults([{ kind: 'gremlin' }]).catch((error: unknown) => String(error));
    expect(refusal).toContain(' 400 ');
    for (const kind of Object.keys(FAULT_KINDS)) {
      expect(refusal).toContain(kind);
    }
  });

  test.each([
    [{ kind: 'throttle', times: 0 }, 'times'],
    [{ kind: 'throttle', times: -1 }, 'times'],
    [{ kind: 'throttle', times: 1.5 }, 'times'],
    [{ kind: 'slow', delayMs: -1 }, 'delayMs'],
    [{ kind: 'slow', action: 'Nothing' }, 'action'],
    [{ kind: 'slow', resourceId: '' }, 'resourceId'],
    [{ kind: 'slow', resource: 'i-1' }, 'resource'],
  ])('%o is refused and disarms nothing', async (fault, word) => {
    await control.armFaults([{ kind: 'throttle' }]);
    await expect(control.armFaults([fault])).rejects.toThrow(word);
    expect((await call('DescribeEnsRegions', {})).ok).toBe(false);
  });
});

test('closing ends replies that are held back', async () => {
  const other = await startSimulator();
  await simulatorControl(other.url).armFaults([{ kind: 'drop-reply' }]);
  const held = sdkClient(other)('DescribeEnsRegions', {});
  await expect.poll(async () => (await simulatorControl(other.url).calls()).length).toBe(1);
  await other.close();
  expect((await held).ok).toBe(false);
});
