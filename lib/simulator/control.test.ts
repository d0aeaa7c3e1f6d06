import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendRaw } from '@/lib/testing/simulator/raw-client';
import { orderOf, REDEPLOYABLE, readPage } from '@/lib/testing/simulator/read-events';
import { sdkClient } from '@/lib/testing/simulator/sdk-client';
import { isLoopbackHost } from './control';
import { simulatorControl } from './control-client';
import { type Simulator, startSimulator } from './server';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const ask = async (path: string, init?: RequestInit) => {
  const response = await fetch(`${simulator.url}${path}`, init);
  const json: unknown = await response.json();
  return { status: response.status, json };
};
const post = (path: string, body: unknown) =>
  ask(path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) });

test('a reset forgets calls, effects, faults and advanced time', async () => {
  const control = simulatorControl(simulator.url);
  const call = sdkClient(simulator);
  const { events } = await readPage(call, REDEPLOYABLE);
  await call('BatchEventRedeployInstance', orderOf(events.slice(0, 2)));
  await control.armFaults([{ kind: 'throttle' }]);
  const { nowMs: laterMs } = await control.advanceClock(7_200_000);
  expect(laterMs - Date.now()).toBeGreaterThan(7_190_000);
  expect(Object.keys(await control.effects())).toHaveLength(2);
  expect((await control.calls()).map(({ action }) => action)).toEqual([
    'DescribeHistoryEvents',
    'BatchEventRedeployInstance',
  ]);

  const { events: count, instances, nowMs } = await control.reset({ scenario: 'quiet', seed: 2 });
  expect([count, instances > 0, Math.abs(nowMs - Date.now()) < 5_000]).toEqual([40, true, true]);
  expect(await control.effects()).toEqual({});
  expect(await control.calls()).toEqual([]);
  expect((await ask('/_control/state')).json).toMatchObject({
    scenario: 'quiet',
    seed: 2,
    events: 40,
    regions: 4,
    calls: 0,
    effects: 0,
    faults: [],
    byStatus: { Inquiring: expect.any(Number) },
  });
  expect((await call('DescribeEnsRegions', {})).ok).toBe(true);
});

test('the Date header of every reply can be off, until a reset', async () => {
  const control = simulatorControl(simulator.url);
  const offMs = async () => {
    const { headers } = await sendRaw({ url: simulator.url });
    return Math.abs(Date.parse(String(headers.date)) - Date.now());
  };
  expect(await offMs()).toBeLessThan(5_000);
  await control.setDateOffset(-600_000);
  expect(await offMs()).toBeGreaterThan(595_000);
  const refused = await sendRaw({ url: simulator.url, action: 'Nothing' });
  expect(Date.now() - Date.parse(String(refused.headers.date))).toBeGreaterThan(595_000);
  await control.reset({ scenario: 'quiet' });
  expect(await offMs()).toBeLessThan(5_000);
});

test('calls are a plain array, effects a plain object', async () => {
  expect((await ask('/_control/calls')).json).toBeInstanceOf(Array);
  expect((await ask('/_control/effects')).json).toEqual({});
});

test.each([
  ['/_control/reset', '{', 400, 'not JSON'],
  ['/_control/reset', {}, 400, 'quiet, storm, huge, nasty'],
  ['/_control/reset', [], 400, 'object'],
  ['/_control/reset', { scenario: 'constructor' }, 400, 'scenario'],
  ['/_control/reset', { scenario: 'quiet', seed: 1.5 }, 400, 'seed'],
  ['/_control/reset', { scenario: 'quiet', seed: '1' }, 400, 'seed'],
  ['/_control/clock', { advanceMs: -1 }, 400, 'advanceMs'],
  ['/_control/clock', { advanceMs: 0.5 }, 400, 'advanceMs'],
  ['/_control/clock', { advanceMs: '5' }, 400, 'advanceMs'],
  ['/_control/clock', {}, 400, 'advanceMs'],
  ['/_control/faults', {}, 400, 'array'],
  ['/_control/faults', [1], 400, 'object'],
  ['/_control/faults', '', 400, 'not JSON'],
  ['/_control/instances', {}, 400, 'array'],
  ['/_control/instances', [7], 400, 'object'],
  ['/_control/instances', [{ instanceId: 'i-none', status: 'Stopped' }], 400, 'no such instance'],
  ['/_control/instances', [{ instanceId: 'i-none', state: 'Stopped' }], 400, 'unknown field'],
  ['/_control/date', {}, 400, 'offsetMs'],
  ['/_control/date', { offsetMs: '5' }, 400, 'offsetMs'],
  ['/_control/date', { offsetMs: 1e12 }, 400, 'offsetMs'],
  ['/_control/effects', {}, 405, 'GET'],
  ['/_control/nothing', {}, 404, 'reset, clock, faults'],
  ['/_control/__proto__', {}, 404, 'no such route'],
])('POST %s %j: %i, says %s', async (path, body, status, word) => {
  const answer = await post(path, body);
  expect(answer).toMatchObject({ status, json: { error: expect.stringContaining(word) } });
});

test('GET of a route that takes POST is refused', async () => {
  expect(await ask('/_control/reset')).toMatchObject({
    status: 405,
    json: { error: expect.stringContaining('POST') },
  });
});

test('a foreign Host is refused, even from loopback', async () => {
  const statusFor = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const url = `${simulator.url}/_control/state`;
      request(url, { headers: { host }, agent: false }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
  expect(await statusFor('evil.example')).toBe(403);
  expect(await statusFor('127.0.0.1.evil.example')).toBe(403);
  expect(await statusFor(`localhost:${simulator.port}`)).toBe(200);
});

test.each([
  ['127.0.0.1:4010', true],
  ['localhost', true],
  ['[::1]:4010', true],
  ['localhost.evil.example', false],
  ['127.evil.example', false],
  ['', false],
])('host %s is loopback: %s', (host, expected) => {
  expect(isLoopbackHost(host)).toBe(expected);
});

test('a port that is taken rejects', async () => {
  await expect(startSimulator({ port: simulator.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
