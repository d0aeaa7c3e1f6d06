import { describe, expect, test } from 'vitest';
import type { WireEvent } from '@/lib/server/ens/wire';
import { worldForEachTest } from '@/lib/testing/simulator/hooks';
import { orderOf, readEvent, readPage } from '@/lib/testing/simulator/read-events';
import type { SdkCall } from '@/lib/testing/simulator/sdk-client';
import type { FaultSpec, SimulatorControl } from './control-client';

const ACTION = 'BatchEventRedeployInstance';
let call: SdkCall;
let control: SimulatorControl;
let open: WireEvent[];
worldForEachTest('quiet', (world) => {
  ({ call, control } = world);
  open = world.open.slice(0, 4);
});

const effectsOf = (events: readonly WireEvent[]) =>
  Object.fromEntries(events.map(({ EventId }) => [EventId, 1]));

async function strike(fault: Omit<FaultSpec, 'action'>, readTimeoutMs = 300) {
  await control.armFaults([{ action: ACTION, ...fault }]);
  const answer = await call(ACTION, orderOf(open), { readTimeoutMs });
  const [last] = (await control.calls()).slice(-1);
  return { answer, last, effects: await control.effects() };
}

describe('refused before anything is acted on', () => {
  test('throttle, with the hint in milliseconds', async () => {
    const { answer, last, effects } = await strike({ kind: 'throttle', retryAfterMs: 2_500 });
    expect(answer).toMatchObject({
      ok: false,
      error: { name: 'ThrottlingError', code: 'Throttling.User', statusCode: 400, retryAfter: 2_500 },
    });
    expect(last).toMatchObject({ status: 400, outcome: 'fault:throttle' });
    expect(effects).toEqual({});
  });

  test.each([
    ['client-error', 'InvalidParameter.EventInfos'],
    ['no-permission', 'NoPermission'],
  ])('%s', async (kind, code) => {
    const { answer, effects } = await strike({ kind });
    expect(answer).toMatchObject({ ok: false, error: { name: 'ClientError', code, statusCode: 400 } });
    expect(effects).toEqual({});
  });

  test('server-error is a page of HTML', async () => {
    const { answer, last, effects } = await strike({ kind: 'server-error' });
    expect(answer).toMatchObject({ ok: false, error: { name: 'SyntaxError' } });
    expect(last).toMatchObject({ status: 502 });
    expect(effects).toEqual({});
  });

  test('reset-before', async () => {
    const { answer, last, effects } = await strike({ kind: 'reset-before' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'ECONNRESET' } });
    expect(last).toMatchObject({ status: null, outcome: 'fault:reset-before' });
    expect(effects).toEqual({});
  });

  test('drop-before', async () => {
    const { answer, effects } = await strike({ kind: 'drop-before' });
    expect(answer).toMatchObject({ ok: false, error: { name: 'RequestTimeoutError' } });
    expect(effects).toEqual({});
  });
});

describe('acted on, and then', () => {
  test('truncated-json', async () => {
    const { answer, last, effects } = await strike({ kind: 'truncated-json' });
    expect(answer).toMatchObject({ ok: false, error: { name: 'SyntaxError' } });
    expect(last).toMatchObject({ status: 200, outcome: 'fault:truncated-json' });
    expect(effects).toEqual(effectsOf(open));
  });

  test('server-error-after', async () => {
    const { answer, effects } = await strike({ kind: 'server-error-after' });
    expect(answer).toMatchObject({ ok: false, error: { name: 'SyntaxError' } });
    expect(effects).toEqual(effectsOf(open));
  });

  test('reset-after', async () => {
    const { answer, effects } = await strike({ kind: 'reset-after' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'ECONNRESET' } });
    expect(effects).toEqual(effectsOf(open));
  });

  test('drop-reply', async () => {
    const { answer, last, effects } = await strike({ kind: 'drop-reply' });
    expect(answer).toMatchObject({ ok: false, error: { name: 'RequestTimeoutError' } });
    expect(last).toMatchObject({ status: null, outcome: 'fault:drop-reply' });
    expect(effects).toEqual(effectsOf(open));
  });

  test('slow: too late for one client, in time for a patient one', async () => {
    const { answer, effects } = await strike({ kind: 'slow' });
    expect(answer).toMatchObject({ ok: false, error: { name: 'RequestTimeoutError' } });
    expect(effects).toEqual(effectsOf(open));
    await control.reset({ scenario: 'quiet' });
    const patient = await strike({ kind: 'slow', delayMs: 20 }, 5_000);
    expect(patient.answer.ok).toBe(true);
  });
});

test('late-effect: the client gave up, nothing had happened, and then it happens', async () => {
  const { answer, effects } = await strike({ kind: 'late-effect', delayMs: 600 }, 100);
  expect(answer).toMatchObject({ ok: false, error: { name: 'RequestTimeoutError' } });
  expect(effects).toEqual({});
  await expect.poll(() => control.effects(), { timeout: 5_000 }).toEqual(effectsOf(open));
});

describe('rows', () => {
  test('missing-rows: all acted on, every second row missing', async () => {
    const { answer, effects } = await strike({ kind: 'missing-rows' });
    const rows = [open[0], open[2]].map((event) => ({ Code: 200, EventId: event?.EventId }));
    expect(answer).toMatchObject({ ok: true, body: { Results: rows } });
    expect(effects).toEqual(effectsOf(open));
  });

  test('missing-rows of one resource: only its row is missing', async () => {
    const { answer, effects } = await strike({
      kind: 'missing-rows',
      resourceId: String(open[1]?.ResourceId),
    });
    const rows = [open[0], open[2], open[3]].map((event) => ({ Code: 200, EventId: event?.EventId }));
    expect(answer).toMatchObject({ ok: true, body: { Results: rows } });
    expect(effects).toEqual(effectsOf(open));
  });

  test('row-error: its row is refused and not acted on', async () => {
    const { answer, effects } = await strike({ kind: 'row-error', resourceId: String(open[1]?.ResourceId) });
    expect(answer).toMatchObject({
      ok: true,
      body: { Results: [{ Code: 200 }, { Code: 409 }, { Code: 200 }, { Code: 200 }] },
    });
    expect(effects).toEqual(effectsOf(open.filter((_, index) => index !== 1)));
  });

  test('row-fault: its row gets code 500 and is not acted on', async () => {
    const { answer, effects } = await strike({ kind: 'row-fault', resourceId: String(open[1]?.ResourceId) });
    expect(answer).toMatchObject({
      ok: true,
      body: { Results: [{ Code: 200 }, { Code: 500 }, { Code: 200 }, { Code: 200 }] },
    });
    expect(effects).toEqual(effectsOf(open.filter((_, index) => index !== 1)));
  });

  test('row faults for several resources join in one reply', async () => {
    const [first, second, third] = open.map(({ ResourceId }) => String(ResourceId));
    await control.armFaults([
      { kind: 'row-error', ...(first === undefined ? {} : { resourceId: first }) },
      { kind: 'row-error', ...(second === undefined ? {} : { resourceId: second }) },
      { kind: 'missing-rows', ...(third === undefined ? {} : { resourceId: third }) },
    ]);
    await readPage(call);
    const answer = await call(ACTION, orderOf(open));
    expect(answer).toMatchObject({
      ok: true,
      body: { Results: [{ Code: 409 }, { Code: 409 }, { Code: 200 }] },
    });
  });
});

test('an acted-on order shows in the events even when the reply was lost', async () => {
  await strike({ kind: 'drop-reply' });
  expect(await readEvent(call, open[0] ?? {})).toMatchObject({ EventStatus: 'Executing' });
});
