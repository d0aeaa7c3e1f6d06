import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendRaw } from '@/lib/testing/simulator/raw-client';
import { sdkClient } from '@/lib/testing/simulator/sdk-client';
import { simulatorControl } from './control-client';
import { type Simulator, startSimulator } from './server';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const isoDate = (offsetMs: number) => `${new Date(Date.now() + offsetMs).toISOString().slice(0, 19)}Z`;

describe('requests of the vendor’s client', () => {
  test.each([
    ['plain', 'hello'],
    ["!'()* all escaped", "!'()*"],
    ['spaces and plus', 'a b+c  d'],
    ['Chinese', '大连联通'],
    ['emoji', '🔥'],
    ['JSON', '[{"EventId":"e-1","PlanTime":1742452232000}]'],
    ['percent and ampersand', '100%25&x=y#z?/'],
    ['newline and tab', 'i-1\n\t'],
    ['empty', ''],
  ])('are accepted with %s, and arrive unchanged', async (_, value) => {
    const answer = await sdkClient(simulator)('DescribeInstances', {
      InstanceIds: '["i-none"]',
      Extra: value,
    });
    expect(answer).toMatchObject({ ok: true, body: { Code: 0, TotalCount: 0 } });
    const calls = await simulatorControl(simulator.url).calls();
    expect(calls.at(-1)).toMatchObject({ query: { Extra: value }, status: 200, outcome: 'ok' });
  });

  test('are accepted with an STS token, which is not written down', async () => {
    const answer = await sdkClient(simulator, { securityToken: 'token-of-the-day' })(
      'DescribeEnsRegions',
      {},
    );
    expect(answer.ok).toBe(true);
    const calls = await simulatorControl(simulator.url).calls();
    expect(calls.at(-1)?.headers['x-acs-security-token']).toBe('[redacted]');
    expect(JSON.stringify(calls)).not.toContain('token-of-the-day');
    expect(calls.at(-1)?.headers.authorization).toMatch(/Credential=simulator-key,.*Signature=\[redacted\]$/);
  });

  test('are refused with a wrong secret or an unknown key', async () => {
    const wrongSecret = await sdkClient({ ...simulator, accessKeySecret: 'other' })('DescribeEnsRegions', {});
    expect(wrongSecret).toMatchObject({
      ok: false,
      error: { code: 'SignatureDoesNotMatch', statusCode: 400 },
    });
    const wrongKey = await sdkClient({ ...simulator, accessKeyId: 'other' })('DescribeEnsRegions', {});
    expect(wrongKey).toMatchObject({
      ok: false,
      error: { code: 'InvalidAccessKeyId.NotFound', statusCode: 404 },
    });
  });
});

describe('refusals', () => {
  test('a correct request passes, so that the refusals below mean something', async () => {
    expect(await sendRaw({ url: simulator.url })).toMatchObject({ status: 200, json: { Code: 0 } });
  });

  test.each([
    [
      'a date 16 min behind',
      { headers: { 'x-acs-date': isoDate(-16 * 60_000) } },
      400,
      'InvalidTimeStamp.Expired',
    ],
    [
      'a date 16 min ahead',
      { headers: { 'x-acs-date': isoDate(16 * 60_000) } },
      400,
      'InvalidTimeStamp.Expired',
    ],
    ['a date that is none', { headers: { 'x-acs-date': 'yesterday' } }, 400, 'InvalidTimeStamp.Format'],
    ['no date', { headers: { 'x-acs-date': null } }, 400, 'MissingParameter.x-acs-date'],
    [
      'no nonce',
      { headers: { 'x-acs-signature-nonce': null } },
      400,
      'MissingParameter.x-acs-signature-nonce',
    ],
    ['no version', { headers: { 'x-acs-version': null } }, 400, 'MissingParameter.x-acs-version'],
    ['no action', { headers: { 'x-acs-action': null } }, 400, 'MissingParameter.x-acs-action'],
    ['another version', { headers: { 'x-acs-version': '2016-01-01' } }, 400, 'InvalidVersion'],
    ['an unknown action', { action: 'DeleteEverything' }, 404, 'InvalidAction.NotFound'],
    ['a prototype name as action', { action: 'constructor' }, 404, 'InvalidAction.NotFound'],
    ['another path', { path: '/else' }, 404, 'InvalidAction.NotFound'],
    ['GET', { method: 'GET' }, 405, 'UnsupportedHTTPMethod'],
    ['no signature', { tamper: { authorization: '' } }, 400, 'MissingParameter.authorization'],
    ['an unreadable signature', { tamper: { authorization: 'Bearer x' } }, 400, 'IncompleteSignature'],
    ['an unsigned header', { unsigned: ['x-acs-date'] }, 400, 'IncompleteSignature'],
    [
      'a header changed on the way',
      { tamper: { 'x-acs-signature-nonce': 'n' } },
      400,
      'SignatureDoesNotMatch',
    ],
    [
      'a body that was not signed',
      { headers: { 'x-acs-content-sha256': 'e3b0' } },
      400,
      'SignatureDoesNotMatch',
    ],
    ['a body', { body: 'A=1' }, 400, 'InvalidParameter.Body'],
  ])('%s', async (_, raw, status, code) => {
    const reply = await sendRaw({ url: simulator.url, ...raw });
    expect(reply).toMatchObject({ status, json: { Code: code } });
    expect(Object.keys(reply.json ?? {})).toEqual(['RequestId', 'HostId', 'Code', 'Message', 'Recommend']);
  });

  test('a nonce counts once, and not at all when the request was refused before', async () => {
    const headers = { 'x-acs-signature-nonce': 'once-only' };
    const keys = { accessKeyId: 'simulator-key', accessKeySecret: 'wrong' };
    expect((await sendRaw({ url: simulator.url, headers, keys })).json).toMatchObject({
      Code: 'SignatureDoesNotMatch',
    });
    expect((await sendRaw({ url: simulator.url, headers })).status).toBe(200);
    expect(await sendRaw({ url: simulator.url, headers })).toMatchObject({
      status: 400,
      json: { Code: 'SignatureNonceUsed' },
    });
    await simulatorControl(simulator.url).reset({ scenario: 'quiet' });
    expect((await sendRaw({ url: simulator.url, headers })).status).toBe(200);
  });

  test('a body beyond all measure', async () => {
    expect((await sendRaw({ url: simulator.url, body: 'x'.repeat(1_000_001) })).status).toBe(413);
  });

  test('the virtual clock has no say in the date', async () => {
    await simulatorControl(simulator.url).advanceClock(3_600_000);
    expect((await sendRaw({ url: simulator.url })).status).toBe(200);
  });
});
