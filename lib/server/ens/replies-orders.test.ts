import { deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { classifyCall } from '@/lib/domain/classify-call';
import {
  error,
  html,
  json,
  type Reply,
  type ReplyingServer,
  startReplyingServer,
} from '@/lib/testing/ens-replies';
import { EnsError } from './errors';
import type { EnsClient } from './types';

/**
 * Every reply that was tried beside the vendor's own SDK, and what becomes of it here. The SDK throws many of them away
 * after the cloud has acted (ens-api §5a); here each is read, or named on the rows that it belongs to.
 */

let server: ReplyingServer;
let client: EnsClient;

beforeAll(async () => {
  server = await startReplyingServer();
  client = server.client;
});
afterAll(() => server.close());

const ROWS = [
  { eventId: 'e-1', resourceId: 'i-1' },
  { eventId: 'e-2', resourceId: 'i-2' },
];
const row = (number: number, changes: object = {}) => ({
  Code: 200,
  EventId: `e-${number}`,
  Message: 'success',
  ResourceId: `i-${number}`,
  ...changes,
});
const withoutCode = ({ Code: _, ...rest }: ReturnType<typeof row>) => rest;
const rows = (...list: unknown[]): Reply => ({ body: JSON.stringify({ RequestId: 'R-1', Results: list }) });
/** The second row was taken; the first has this Code. */
const code = (Code: unknown): Reply => rows(row(1, { Code }), row(2));
const failed = (status: number, body: object) => json(body, status);
const whole = JSON.stringify({ RequestId: 'R-1', Results: [row(1), row(2)] });

/** What an order becomes: `state | outcome code | outcome code | request id`. */
async function order(reply: Reply): Promise<string> {
  server.say(reply);
  const eventInfos = ROWS.map((ids) => ({ ...ids, opsType: 'immediate' as const }));
  const answer = await client.batchEventRedeployInstance({ eventInfos }).then(
    (read) => ({ kind: 'reply' as const, ...read }),
    (thrown: unknown) => {
      if (!(thrown instanceof EnsError)) throw thrown;
      const { kind, code: vendorCode, message, httpStatus, requestId, retryAfterMs } = thrown;
      return {
        kind: 'error' as const,
        errorKind: kind,
        code: vendorCode,
        message,
        httpStatus,
        requestId,
        retryAfterMs,
      };
    },
  );
  const verdict = classifyCall(ROWS, answer);
  const told = verdict.rows.map(({ outcome, code: rowCode }) => `${outcome} ${rowCode ?? '-'}`);
  return [verdict.state, ...told, answer.requestId ?? '-'].join(' | ');
}

const OK = 'accepted 200';
const first = (outcome: string) => `answered | ${outcome} | ${OK} | R-1`;
const all = (state: string, outcome: string, requestId = 'R-1') =>
  `${state} | ${outcome} | ${outcome} | ${requestId}`;
const unknown = (vendorCode: string, requestId = 'R-1') => all('unknown', `unknown ${vendorCode}`, requestId);

const ORDERS: [string, Reply, string][] = [
  ['both rows taken', rows(row(1), row(2)), all('answered', OK)],
  ['rows in another order', rows(row(2), row(1)), all('answered', OK)],
  ['ids with line ends', rows(row(1, { EventId: 'e-1\n', ResourceId: ' i-1\r\n' }), row(2)), first(OK)],
  ['a row twice', rows(row(1), row(1), row(2)), first(OK)],
  ['a row twice, in conflict', rows(row(1), row(1, { Code: 403 }), row(2)), first('unknown 200')],
  ['a foreign row', rows(row(9), row(1), row(2)), first(OK)],
  ['a row of another resource', rows(row(1, { ResourceId: 'i-9' }), row(2)), first('unknown -')],
  ['a row missing', rows(row(2)), first('unknown -')],
  ['no row at all', rows(), all('answered', 'unknown -')],
  ['a row without ids', rows({ Code: 200 }, row(2)), first('unknown -')],
  ['a row that is null', rows(null, row(2)), first('unknown -')],
  ['a row that is a text', rows('200', row(2)), first('unknown -')],
  ['a row that is a list', rows([row(1)], row(2)), first('unknown -')],
  ['fields nobody knows', rows(row(1, { Extra: { a: 1 } }), row(2)), first(OK)],
  ['no message', rows(row(1, { Message: undefined }), row(2)), first(OK)],
  ['a message that is an object', rows(row(1, { Message: { a: 1 } }), row(2)), first(OK)],
  ['a message that lies', rows(row(1, { Message: 'failed' }), row(2)), first(OK)],
  ['Code as digits in a text', code('200'), first(OK)],
  ['Code with blanks', code(' 200 '), first(OK)],
  ['Code 200.0', { body: whole.replace('200', '200.0') }, first(OK)],
  ['Code 2e2', { body: whole.replace('200', '2e2') }, first(OK)],
  ['Code "2e2"', code('2e2'), first('unknown 2e2')],
  ['Code "0200"', code('0200'), first('unknown 0200')],
  ['Code 0', code(0), first('unknown 0')],
  ['Code 1', code(1), first('unknown 1')],
  ['Code -1', code(-1), first('unknown -1')],
  ['Code "-1"', code('-1'), first('unknown -1')],
  ['Code 100', code(100), first('unknown 100')],
  ['Code 201', code(201), first('unknown 201')],
  ['Code 202', code(202), first('unknown 202')],
  ['Code 302', code(302), first('unknown 302')],
  ['Code 400', code(400), first('refused 400')],
  ['Code 403', code(403), first('refused 403')],
  ['Code "404"', code('404'), first('refused 404')],
  ['Code 429', code(429), first('refused 429')],
  ['Code 500', code(500), first('unknown 500')],
  ['Code 503', code(503), first('unknown 503')],
  ['Code "504"', code('504'), first('unknown 504')],
  ['Code 2000', code(2000), first('unknown 2000')],
  ['Code true', code(true), first('unknown true')],
  ['Code false', code(false), first('unknown false')],
  ['Code null', code(null), first('unknown -')],
  ['Code empty', code(''), first('unknown -')],
  ['no Code', rows(withoutCode(row(1)), row(2)), first('unknown -')],
  ['Code an object', code({ a: 1 }), first('unknown {"a":1}')],
  ['Code a list', code([200]), first('unknown [200]')],
  ['Code "OK"', code('OK'), first('unknown OK')],
  ['Code "success"', code('success'), first('unknown success')],
  ['Code "EventNotFound"', code('EventNotFound'), first('refused EventNotFound')],
  [
    'Code "IncorrectInstanceStatus"',
    code('IncorrectInstanceStatus'),
    first('refused IncorrectInstanceStatus'),
  ],
  [
    'Code "InvalidParameter.PlanTime"',
    code('InvalidParameter.PlanTime'),
    first('refused InvalidParameter.PlanTime'),
  ],
  ['Code "InternalError"', code('InternalError'), first('unknown InternalError')],
  ['Code "CallInterface"', code('CallInterface'), first('unknown CallInterface')],
  ['Code "ens.interface.error"', code('ens.interface.error'), first('unknown ens.interface.error')],
  ['Code "ServiceUnavailable"', code('ServiceUnavailable'), first('unknown ServiceUnavailable')],
  ['Code "Throttling.User"', code('Throttling.User'), first('unknown Throttling.User')],
  ['Code "SystemError"', code('SystemError'), first('unknown SystemError')],
  ['Code of another alphabet', code('２００'), first('unknown ２００')],
  ['results that are an object', { body: '{"RequestId":"R-1","Results":{}}' }, unknown('UnreadableReply')],
  ['results that are a text', { body: '{"RequestId":"R-1","Results":"[]"}' }, unknown('UnreadableReply')],
  ['results that are null', { body: '{"RequestId":"R-1","Results":null}' }, unknown('UnreadableReply')],
  ['no results', { body: '{"RequestId":"R-1"}' }, unknown('UnreadableReply')],
  ['results one level deeper', { body: `{"RequestId":"R-1","Data":${whole}}` }, unknown('UnreadableReply')],
  ['a list', { body: '[]' }, unknown('UnreadableReply', '-')],
  ['null', { body: 'null' }, unknown('UnreadableReply', '-')],
  ['a number', { body: '200' }, unknown('UnreadableReply', '-')],
  ['nothing', { body: '' }, unknown('UnreadableReply', '-')],
  ['204', { status: 204, body: '' }, unknown('UnreadableReply', '-')],
  ['201 with rows', { status: 201, body: whole }, all('answered', OK)],
  ['cut off', { body: whole.slice(0, -4) }, unknown('UnreadableReply', '-')],
  ['two documents', { body: `${whole}${whole}` }, unknown('UnreadableReply', '-')],
  ['a document and rubbish', { body: `${whole} ok` }, unknown('UnreadableReply', '-')],
  ['a mark of the byte order', { body: `\uFEFF${whole}` }, all('answered', OK)],
  ['blanks around', { body: `\n\n ${whole}\n` }, all('answered', OK)],
  ['single quotes', { body: whole.replaceAll('"', "'") }, unknown('UnreadableReply', '-')],
  ['a page of a proxy', html(200), unknown('UnreadableReply', 'H-1')],
  [
    'packed, and says so',
    { headers: { 'content-encoding': 'gzip' }, body: gzipSync(whole) },
    all('answered', OK),
  ],
  ['packed, without saying so', { body: gzipSync(whole) }, all('answered', OK)],
  ['says packed and is not', { headers: { 'content-encoding': 'gzip' }, body: whole }, all('answered', OK)],
  ['packed and cut off', { body: gzipSync(whole).subarray(0, 40) }, unknown('UnreadableReply', '-')],
  ['packed another way', { body: deflateSync(whole) }, unknown('UnreadableReply', '-')],
  ['200 with an error body', { body: JSON.stringify(error('InternalError')) }, unknown('InternalError')],
  ['200 with a throttle', { body: JSON.stringify(error('Throttling.Api')) }, unknown('Throttling.Api')],
  ['200 with no permission', { body: JSON.stringify(error('NoPermission')) }, unknown('NoPermission')],
  [
    '200 with an error and no rows',
    { body: JSON.stringify({ ...error('ServiceUnavailable'), Results: [] }) },
    all('answered', 'unknown ServiceUnavailable'),
  ],
  [
    '200 with an error and a row',
    { body: JSON.stringify({ ...error('ServiceUnavailable'), Results: [row(2)] }) },
    first('unknown ServiceUnavailable'),
  ],
  [
    '200 with Code 200 and rows',
    { body: JSON.stringify({ ...error(200), Results: [row(1), row(2)] }) },
    all('answered', OK),
  ],
  [
    '302 with rows',
    { status: 302, headers: { location: '/' }, body: whole },
    unknown('UnexpectedStatus', '-'),
  ],
  ['304', { status: 304, body: '' }, unknown('UnexpectedStatus', '-')],
  [
    '400 InvalidParameter',
    failed(400, error('InvalidParameter.EventInfos')),
    all('refused', 'queued InvalidParameter.EventInfos'),
  ],
  ['400 MissingParameter', failed(400, error('MissingParameter')), all('refused', 'queued MissingParameter')],
  [
    '400 InstanceIdNotFound',
    failed(400, error('InstanceIdNotFound')),
    all('refused', 'refused InstanceIdNotFound'),
  ],
  ['400 NoPermission', failed(400, error('NoPermission')), all('unauthorised', 'queued NoPermission')],
  ['403 Forbidden.RAM', failed(403, error('Forbidden.RAM')), all('unauthorised', 'queued Forbidden.RAM')],
  [
    '404 InvalidAccessKeyId.NotFound',
    failed(404, error('InvalidAccessKeyId.NotFound')),
    all('unauthorised', 'queued InvalidAccessKeyId.NotFound'),
  ],
  [
    '400 InvalidTimeStamp.Expired',
    failed(400, error('InvalidTimeStamp.Expired')),
    all('unauthorised', 'queued InvalidTimeStamp.Expired'),
  ],
  ['400 SignatureNonceUsed', failed(400, error('SignatureNonceUsed')), unknown('SignatureNonceUsed')],
  ['400 Throttling.User', failed(400, error('Throttling.User')), all('throttled', 'queued Throttling.User')],
  ['503 Throttling', failed(503, error('Throttling')), all('throttled', 'queued Throttling')],
  ['400 CallInterface', failed(400, error('CallInterface')), unknown('CallInterface')],
  ['400 without a Code', failed(400, { RequestId: 'R-1' }), unknown('Http400')],
  ['400 with an empty Code', failed(400, error('')), unknown('Http400')],
  [
    '400 in small letters',
    failed(400, { requestId: 'R-1', code: 'NoPermission', message: 'no' }),
    all('unauthorised', 'queued NoPermission'),
  ],
  ['403 page of a proxy', html(403), unknown('UnreadableReply', 'H-1')],
  ['500 InternalError', failed(500, error('InternalError')), unknown('InternalError')],
  ['500 without a body', { status: 500, body: '' }, unknown('UnreadableReply', '-')],
  ['502 page of a proxy', html(502), unknown('UnreadableReply', 'H-1')],
  ['503 ServiceUnavailable', failed(503, error('ServiceUnavailable')), unknown('ServiceUnavailable')],
  ['504 with a text', { status: 504, body: 'upstream timed out' }, unknown('UnreadableReply', '-')],
];

describe('an order', () => {
  test.each(ORDERS)('%s', async (_name, reply, expected) => expect(await order(reply)).toBe(expected));

  test('keeps status, request id and the first words of what cannot be read', async () => {
    server.say(html(502));
    const eventInfos = [{ eventId: 'e-1', resourceId: 'i-1', opsType: 'immediate' as const }];
    await expect(client.batchEventRedeployInstance({ eventInfos })).rejects.toMatchObject({
      httpStatus: 502,
      requestId: 'H-1',
    });
    server.say(html(200));
    await expect(client.batchEventRedeployInstance({ eventInfos })).rejects.toMatchObject({
      httpStatus: 200,
      requestId: 'H-1',
      message: 'The reply could not be read: <html><h1>Bad gateway</h1></html>',
    });
  });
});

test('the table is as long as the comparison was', () => {
  expect(ORDERS.length).toBeGreaterThanOrEqual(75);
});
