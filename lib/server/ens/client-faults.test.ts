import { inspect } from 'node:util';
import Credential, { Config } from '@alicloud/credentials';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FaultSpec, type SimulatorControl, simulatorControl } from '@/lib/simulator/control-client';
import { type Simulator, startSimulator } from '@/lib/simulator/server';
import { createEnsClient } from './client';
import { createDefaultCredential } from './credentials';
import { EnsError } from './errors';
import type { EnsClient, EventInfo } from './types';

const ACTION = 'BatchEventRedeployInstance';
const PAGE = {
  eventTypes: ['Instance:SystemFailure.Redeploy'],
  eventStatus: ['Inquiring'],
  pageNumber: 1,
  pageSize: 100,
};

let simulator: Simulator;
let control: SimulatorControl;
let eventInfos: EventInfo[];

beforeAll(async () => {
  simulator = await startSimulator({ scenario: 'quiet', seed: 1, accessKeySecret: 'hush7-secret' });
  control = simulatorControl(simulator.url);
});
beforeEach(async () => {
  await control.reset({ scenario: 'quiet', seed: 1 });
  const { events } = await clientOf().describeHistoryEvents(PAGE);
  eventInfos = events
    .slice(0, 4)
    .map(({ eventId, resourceId }) => ({ eventId, resourceId, opsType: 'immediate' }));
  await control.reset({ scenario: 'quiet', seed: 1 });
});
afterAll(() => simulator.close());

function clientOf(
  options: { endpoint?: string; id?: string; secret?: string; readTimeoutMs?: number } = {},
): EnsClient {
  const {
    endpoint = simulator.url,
    id = simulator.accessKeyId,
    secret = simulator.accessKeySecret,
  } = options;
  const credential = new Credential(
    new Config({ type: 'access_key', accessKeyId: id, accessKeySecret: secret }),
  );
  return createEnsClient({ endpoint, credential, readTimeoutMs: options.readTimeoutMs ?? 5_000 });
}

/** The EnsError of the call, after a look for anything in it that must not be told. */
async function errorOf(call: Promise<unknown>): Promise<EnsError> {
  const error: unknown = await call.then(
    () => new Error('the call succeeded'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof EnsError)) throw error;
  const told = `${error} ${error.stack} ${JSON.stringify(error)} ${inspect(error, { depth: 9 })}`;
  const withoutStack = told.replace(/^\s+at .*$/gm, '');
  expect(withoutStack).not.toMatch(/:\/\/|127\.0\.0\.1|EventInfos=|hush7|simulator-key|Signature=|ACS3|%22/);
  expect(error.message).not.toMatch(/[\r\n]/);
  return error;
}

async function strike(fault: Omit<FaultSpec, 'action'>, readTimeoutMs?: number) {
  await control.armFaults([{ action: ACTION, ...fault }]);
  const call = clientOf({ readTimeoutMs }).batchEventRedeployInstance({ eventInfos });
  const answer = await call.catch(() => errorOf(call));
  const requests = (await control.calls()).length;
  return { answer, requests, effects: await control.effects() };
}

const acted = (infos: readonly EventInfo[] = eventInfos) =>
  Object.fromEntries(infos.map(({ eventId }) => [eventId, 1]));

describe('refused, nothing acted on, one request', () => {
  test.each([
    [
      'throttle',
      { retryAfterMs: 2_500 },
      { kind: 'throttled', code: 'Throttling.User', retryAfterMs: 2_500 },
    ],
    ['client-error', {}, { kind: 'refused', code: 'InvalidParameter.EventInfos', retryAfterMs: null }],
    ['no-permission', {}, { kind: 'unauthorised', code: 'NoPermission', retryAfterMs: null }],
  ])('%s', async (kind, more, expected) => {
    const { answer, requests, effects } = await strike({ kind, ...more });
    expect(answer).toMatchObject({
      ...expected,
      httpStatus: 400,
      requestId: expect.stringMatching(/^[0-9A-F-]{36}$/),
    });
    expect({ requests, effects }).toEqual({ requests: 1, effects: {} });
  });
});

describe('unknown, whether or not it was acted on, one request', () => {
  test.each([
    ['server-error', {}, 'UnreadableReply', false],
    ['server-error-after', {}, 'UnreadableReply', true],
    ['truncated-json', {}, 'UnreadableReply', true],
    ['reset-before', {}, 'ECONNRESET', false],
    ['reset-after', {}, 'ECONNRESET', true],
  ])('%s', async (kind, more, code, acts) => {
    const { answer, requests, effects } = await strike({ kind, ...more });
    expect(answer).toMatchObject({ kind: 'unknown', code });
    expect({ requests, effects }).toEqual({ requests: 1, effects: acts ? acted() : {} });
  });

  test.each([
    ['drop-before', {}, false],
    ['drop-reply', {}, true],
    ['slow', { delayMs: 10_000 }, true],
  ])('%s: the read timeout', async (kind, more, acts) => {
    const { answer, requests, effects } = await strike({ kind, ...more }, 500);
    expect(answer).toMatchObject({ kind: 'unknown', code: 'ReadTimeout' });
    expect({ requests, effects }).toEqual({ requests: 1, effects: acts ? acted() : {} });
  });

  test('late-effect: it happens after the client gave up', async () => {
    const { answer, effects } = await strike({ kind: 'late-effect', delayMs: 2_000 }, 200);
    expect(answer).toMatchObject({ kind: 'unknown', code: 'ReadTimeout' });
    expect(effects).toEqual({});
    await expect.poll(() => control.effects(), { timeout: 5_000 }).toEqual(acted());
    expect(await control.calls()).toHaveLength(1);
  });
});

test('a slow reply within the read timeout is waited for', async () => {
  const { answer } = await strike({ kind: 'slow', delayMs: 400 }, 2_000);
  expect(answer).toMatchObject({ results: eventInfos.map(() => ({ code: '200' })) });
});

test('a connect timeout shorter than that strikes after the request was delivered, and is unknown', async () => {
  await control.armFaults([{ action: ACTION, kind: 'slow', delayMs: 10_000 }]);
  const { accessKeyId, accessKeySecret, url } = simulator;
  const credential = new Credential(new Config({ type: 'access_key', accessKeyId, accessKeySecret }));
  const hasty = createEnsClient({ endpoint: url, credential, readTimeoutMs: 5_000, connectTimeoutMs: 500 });
  const error = await errorOf(hasty.batchEventRedeployInstance({ eventInfos }));
  expect(error).toMatchObject({ kind: 'unknown', code: 'ConnectTimeout' });
  expect(await control.effects()).toEqual(acted());
});

describe('rows', () => {
  test('missing-rows: the others are there', async () => {
    const { answer, effects } = await strike({ kind: 'missing-rows' });
    expect(answer).toMatchObject({ results: [{ code: '200' }, { code: '200' }] });
    expect(effects).toEqual(acted());
  });
  test('row-error: refused with its code, the others accepted', async () => {
    const [first, ...others] = eventInfos;
    const { answer, effects } = await strike({ kind: 'row-error', resourceId: first?.resourceId });
    expect(answer).toMatchObject({
      results: [{ code: '409', message: 'The instance is busy.' }, ...others.map(() => ({ code: '200' }))],
    });
    expect(effects).toEqual(acted(others));
  });
});

describe('unauthorised', () => {
  test.each([
    ['another key', { id: 'other' }, 'InvalidAccessKeyId.NotFound'],
    ['another secret', { secret: 'hush7-wrong' }, 'SignatureDoesNotMatch'],
  ])('%s', async (_name, keys, code) => {
    const client = clientOf(keys);
    for (const call of [
      () => client.batchEventRedeployInstance({ eventInfos }),
      () => client.describeHistoryEvents(PAGE),
      () => client.describeEnsRegions(),
    ]) {
      expect(await errorOf(call())).toMatchObject({ kind: 'unauthorised', code });
    }
    expect(await control.calls()).toHaveLength(3);
    expect(await control.effects()).toEqual({});
  });
});

describe('not sent', () => {
  test('nobody listens', async () => {
    const gone = await startSimulator();
    await gone.close();
    for (const endpoint of [gone.url, `http://localhost:${gone.port}`]) {
      const call = clientOf({ endpoint }).batchEventRedeployInstance({ eventInfos });
      expect(await errorOf(call)).toMatchObject({ kind: 'not_sent', code: 'ECONNREFUSED', httpStatus: null });
    }
  });
  test('no such host', async () => {
    const call = clientOf({ endpoint: 'https://no-such-host.invalid' }).batchEventRedeployInstance({
      eventInfos,
    });
    expect(await errorOf(call)).toMatchObject({
      kind: 'not_sent',
      code: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/),
    });
  });
  test('no credentials', async () => {
    const credential = createDefaultCredential(() => ({
      getCredentials: () => Promise.reject(new Error('hush7 127.0.0.1')),
    }));
    const client = createEnsClient({ endpoint: simulator.url, credential, readTimeoutMs: 5_000 });
    const call = client.batchEventRedeployInstance({ eventInfos });
    expect(await errorOf(call)).toMatchObject({ kind: 'not_sent', code: 'CredentialsMissing' });
    expect(await control.calls()).toEqual([]);
  });
});
