import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EnsError } from './errors';
import { classify } from './reply';

const failure = (fields: Record<string, unknown>, message = 'POST http://host/?Secret=1 failed.') =>
  Object.assign(new Error(message), fields);
const answer = (statusCode: number, data: unknown, more: Record<string, unknown> = {}) =>
  failure({ name: 'ClientError', statusCode, data, ...more });

describe('proven unsent', () => {
  test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'InvalidCredentials'])('%s', (code) => {
    expect(classify(failure({ code }))).toMatchObject({ kind: 'not_sent', code, httpStatus: null });
  });
  test.each(['ENETUNREACH', 'EHOSTUNREACH'])('%s only when connect failed', (code) => {
    expect(classify(failure({ code, syscall: 'connect' })).kind).toBe('not_sent');
    expect(classify(failure({ code, syscall: 'write' })).kind).toBe('unknown');
    expect(classify(failure({ code })).kind).toBe('unknown');
  });
  test('several addresses: every one must have been refused', () => {
    const refused = failure({ code: 'ECONNREFUSED' });
    const late = failure({ code: 'ETIMEDOUT' });
    const both = (errors: unknown[]) => classify(failure({ code: 'ECONNREFUSED', errors }));
    expect(both([refused, refused])).toMatchObject({ kind: 'not_sent', code: 'ECONNREFUSED' });
    expect(both([refused, late]).kind).toBe('unknown');
  });
});

describe('the cloud may have acted', () => {
  test.each([
    [failure({ code: 'ECONNRESET', syscall: 'read' }), 'ECONNRESET'],
    [failure({ code: 'EPIPE' }), 'EPIPE'],
    [failure({ code: 'ETIMEDOUT', syscall: 'connect' }), 'ETIMEDOUT'],
    [failure({ code: 'EPROTO' }), 'EPROTO'],
    [
      failure({ name: 'RequestTimeoutError' }, 'ConnectTimeout: Connect http://host/?a=1 failed.'),
      'ConnectTimeout',
    ],
    [failure({ name: 'RequestTimeoutError' }, 'ReadTimeout(3000). POST http://host'), 'ReadTimeout'],
    [new SyntaxError('Unexpected token < in JSON'), 'UnreadableReply'],
    [new TypeError('no'), 'CallFailed'],
    [failure({ code: 'a b\nc' }), 'CallFailed'],
    [failure({ code: 'http://x' }), 'CallFailed'],
    ['text', 'CallFailed'],
    [undefined, 'CallFailed'],
    [null, 'CallFailed'],
    [Object.create(null), 'CallFailed'],
  ])('%s', (thrown, code) => {
    expect(classify(thrown)).toMatchObject({ kind: 'unknown', code, httpStatus: null, retryAfterMs: null });
  });

  test.each([500, 502, 503, 504])('HTTP %i, whatever its Code', (status) => {
    for (const Code of ['InternalError', 'NoPermission', 'InvalidParameter', undefined]) {
      expect(classify(answer(status, { Code }))).toMatchObject({ kind: 'unknown', httpStatus: status });
    }
  });
  test.each([{}, null, 'text', [], { Code: '' }, { Code: null }, { Code: {} }])(
    'HTTP 400 without a Code: %j',
    (data) => {
      expect(classify(answer(400, data, { code: 'undefined' }))).toMatchObject({
        kind: 'unknown',
        code: 'Http400',
      });
    },
  );
  test('a status that is neither success nor refusal', () => {
    expect(classify(answer(302, { Code: 'InvalidParameter' })).kind).toBe('unknown');
  });
  test('a used nonce: somebody sent our one request twice', () => {
    expect(classify(answer(400, { Code: 'SignatureNonceUsed' })).kind).toBe('unknown');
  });
});

describe('answered', () => {
  test.each([
    'InvalidAccessKeyId.NotFound',
    'InvalidAccessKeyId.Inactive',
    'SignatureDoesNotMatch',
    'IncompleteSignature',
    'InvalidSignatureMethod',
    'InvalidTimeStamp.Expired',
    'InvalidTimeStamp.Format',
    'InvalidSecurityToken.Expired',
    'MissingSecurityToken',
    'NoPermission',
    'Forbidden',
    'Forbidden.RAM',
  ])('unauthorised: %s', (Code) => {
    for (const status of [400, 403, 404]) {
      expect(classify(answer(status, { Code }))).toMatchObject({
        kind: 'unauthorised',
        code: Code,
        httpStatus: status,
      });
    }
  });

  test.each([
    'InvalidParameter.EventInfos',
    'MissingParameter',
    'InvalidAction.NotFound',
    'IncorrectStatus',
    'NotThrottling',
  ])('refused: %s', (Code) => {
    const data = { Code, Message: 'Please check it again.', RequestId: 'R-1', Recommend: 'https://x/?a=b' };
    expect(classify(answer(400, data))).toMatchObject({
      kind: 'refused',
      code: Code,
      message: 'Please check it again.',
      httpStatus: 400,
      requestId: 'R-1',
      retryAfterMs: null,
    });
  });

  test.each([400, 429, 503])('throttled at HTTP %i', (status) => {
    for (const Code of ['Throttling', 'Throttling.User', 'Throttling.Api']) {
      expect(classify(answer(status, { Code }, { retryAfter: 1_500 }))).toMatchObject({
        kind: 'throttled',
        code: Code,
        retryAfterMs: 1_500,
      });
    }
  });
  test.each([
    [0, 0],
    [3_600_000, 3_600_000],
    [9e15, 3_600_000],
    [-1, null],
    [Number.NaN, null],
    ['1500', null],
    [undefined, null],
  ])('a hint of %s is %s', (retryAfter, hint) => {
    expect(classify(answer(400, { Code: 'Throttling' }, { retryAfter })).retryAfterMs).toBe(hint);
  });
  test('no hint for others', () => {
    expect(classify(answer(400, { Code: 'NoPermission' }, { retryAfter: 5 })).retryAfterMs).toBeNull();
  });
  test('fields in lower case, and no message', () => {
    expect(classify(answer(404, { code: 'NoSuch', requestId: 'r' }))).toMatchObject({
      kind: 'refused',
      code: 'NoSuch',
      requestId: 'r',
      message: 'The cloud answered HTTP 404.',
    });
  });
  test('a long or hostile Code is cut and scrubbed', () => {
    expect(classify(answer(400, { Code: 'x y '.repeat(200) })).code).toHaveLength(100);
    expect(classify(answer(400, { Code: 'Bad\nhttps://h/?k=v' })).code).toBe('Bad [url]');
  });
});

test('an EnsError passes as it is', () => {
  const error = new EnsError({ kind: 'refused', code: 'X', message: 'x' });
  expect(classify(error)).toBe(error);
});

test('any thrown thing gives one EnsError without the URL, parameters and keys of its text', () => {
  const leak = 'POST https://ens.aliyuncs.com/?EventInfos=leak7 AccessKeySecret=leak7 Signature=leak7';
  const value = fc.oneof(fc.anything(), fc.constant(leak));
  const keys = fc.constantFrom(
    'name',
    'code',
    'statusCode',
    'data',
    'retryAfter',
    'syscall',
    'errors',
    'requestId',
  );
  const data = fc.record({ Code: value, Message: value, RequestId: value }, { requiredKeys: [] });
  const thrown = fc.oneof(
    fc.anything(),
    fc
      .tuple(fc.dictionary(keys, value), fc.option(data), fc.constantFrom(200, 302, 400, 403, 500, undefined))
      .map(([fields, body, statusCode]) =>
        failure({ ...fields, statusCode, ...(body && { data: body }) }, leak),
      ),
  );
  fc.assert(
    fc.property(thrown, (something) => {
      const error = classify(something);
      expect(error).toBeInstanceOf(EnsError);
      expect(['refused', 'throttled', 'unauthorised', 'not_sent', 'unknown']).toContain(error.kind);
      expect(error.code).not.toBe('');
      expect(error.message).not.toBe('');
      const told = `${error} ${error.stack} ${JSON.stringify(error)}`;
      expect(told).not.toMatch(/leak7|aliyuncs/);
    }),
  );
});
