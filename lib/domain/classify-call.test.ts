import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CallAnswer, type CallError, classifyCall } from '@/lib/domain/classify-call';
import { eventKey } from '@/lib/domain/events';

const rows = [
  { eventId: 'e-1', resourceId: 'i-1' },
  { eventId: 'e-2', resourceId: 'i-2' },
  { eventId: 'e-3', resourceId: 'i-3' },
];
const [first = { eventId: '', resourceId: '' }] = rows;

function error(errorKind: CallError['errorKind'], code: string, more: Partial<CallError> = {}): CallError {
  return {
    kind: 'error',
    errorKind,
    code,
    message: 'text',
    httpStatus: 400,
    requestId: 'r',
    retryAfterMs: null,
    ...more,
  };
}

function outcomes(answer: CallAnswer, asked = rows): string[] {
  return classifyCall(asked, answer).rows.map(({ outcome, reason }) =>
    reason ? `${outcome} ${reason}` : outcome,
  );
}

const result = (index: number, code: string) => ({
  eventId: `e-${index}`,
  resourceId: `i-${index}`,
  code,
  message: 'm',
});
const reply = (...results: ReturnType<typeof result>[]): CallAnswer => ({
  kind: 'reply',
  requestId: 'r',
  results,
});

describe('a reply', () => {
  test('gives each row its own outcome, whatever the order', () => {
    expect(outcomes(reply(result(3, '200'), result(1, '403'), result(2, '200')))).toEqual([
      'refused',
      'accepted',
      'accepted',
    ]);
  });

  test('leaves a row that it does not mention unknown', () => {
    expect(outcomes(reply(result(1, '200')))).toEqual([
      'accepted',
      'unknown row_missing',
      'unknown row_missing',
    ]);
  });

  test('is matched by both ids, trimmed', () => {
    const asked = [first];
    const padded = { ...result(1, '200'), eventId: ' e-1', resourceId: 'i-1\n' };
    expect(outcomes(reply(padded), asked)).toEqual(['accepted']);
    const foreign = { ...result(1, '200'), resourceId: 'i-9' };
    expect(outcomes(reply(foreign), asked)).toEqual(['unknown row_missing']);
    expect(classifyCall(asked, reply(foreign)).foreign).toBe(1);
  });

  test('that contradicts itself about a row, or gives it no code, proves nothing', () => {
    expect(outcomes(reply(result(1, '200'), result(1, '500')), [first])).toEqual([
      'unknown reply_unreadable',
    ]);
    expect(outcomes(reply(result(1, '')), [first])).toEqual(['unknown reply_unreadable']);
    expect(outcomes(reply(result(1, '200'), result(1, '200')), [first])).toEqual(['accepted']);
  });

  test.each([
    ...[
      '0',
      '0200',
      '200 ',
      '2OO',
      '201',
      '204',
      '302',
      '1',
      '100',
      '199',
      '-1',
      '2e2',
      '4040',
      '40',
      '{}',
      '[]',
    ],
    ...['true', 'false', 'null', 'OK', 'success', 'Succeeded', 'undefined', 'NaN', 'unknown', '?'],
  ])('takes %j for neither yes nor no', (code) => {
    expect(outcomes(reply(result(1, code)), [first])).toEqual(['unknown reply_unreadable']);
  });

  test.each([
    ...[
      '500',
      '502',
      '503',
      '599',
      'InternalError',
      'CallInterface',
      'ServiceUnavailable',
      'ens.interface.error',
    ],
    ...['Throttling', 'Throttling.User', 'throttling.api', 'SystemError', 'ServerBusy', 'BackendTimeout'],
  ])('takes %j, a fault of the server, for no refusal', (code) => {
    expect(outcomes(reply(result(1, code)), [first])).toEqual(['unknown server_error']);
  });

  test.each([
    '400',
    '403',
    '404',
    '499',
    'EventNotFound',
    'IncorrectInstanceStatus',
    'OK-ish',
    'ens.event.gone',
  ])('takes %j for a refusal', (code) =>
    expect(outcomes(reply(result(1, code)), [first])).toEqual(['refused']),
  );

  test('says of a row that is missing what it said as a whole', () => {
    const whole = { ...reply(), code: 'NoPermission', message: 'no' };
    expect(classifyCall([first], whole).rows).toEqual([
      { outcome: 'unknown', reason: 'row_missing', code: 'NoPermission', message: 'no' },
    ]);
  });
});

describe('an error', () => {
  test('that proves the cloud did nothing puts the rows back and pauses the account', () => {
    expect(classifyCall(rows, error('throttled', 'Throttling.User', { retryAfterMs: 1_500 }))).toMatchObject({
      state: 'throttled',
      pause: { reason: 'waiting_throttled', hintMs: 1_500 },
    });
    expect(outcomes(error('throttled', 'Throttling'), [first])).toEqual(['queued waiting_throttled']);
    expect(outcomes(error('not_sent', 'ECONNREFUSED'), [first])).toEqual(['queued waiting_connection']);
    expect(outcomes(error('unauthorised', 'NoPermission'), [first])).toEqual(['queued waiting_permission']);
    expect(outcomes(error('unauthorised', 'InvalidTimeStamp.Expired'), [first])).toEqual([
      'queued waiting_clock',
    ]);
    expect(outcomes(error('not_sent', 'CredentialsMissing'), [first])).toEqual(['queued waiting_permission']);
    expect(classifyCall([first], error('not_sent', 'CertificateRefused'))).toMatchObject({
      state: 'not_sent',
      rows: [{ outcome: 'queued' }],
      pause: { reason: 'waiting_certificate' },
    });
  });

  test.each(['InvalidParameter.EventInfos', 'InvalidParameter', 'MissingParameter.EventId'])(
    '%s over many rows splits the call, over one row refuses it',
    (code) => {
      const many = classifyCall(rows, error('refused', code));
      expect(many).toMatchObject({ state: 'refused', split: true, pause: null });
      expect(many.rows.map(({ outcome }) => outcome)).toEqual(['queued', 'queued', 'queued']);
      const one = classifyCall([first], error('refused', code));
      expect(one).toMatchObject({ state: 'refused', split: false });
      expect(one.rows).toEqual([{ outcome: 'refused', reason: null, code, message: 'text' }]);
    },
  );

  test('with another vendor code refuses every row', () => {
    expect(outcomes(error('refused', 'InstanceIdNotFound'))).toEqual(['refused', 'refused', 'refused']);
    expect(outcomes(error('refused', 'InvalidParameterless'))).toEqual(['refused', 'refused', 'refused']);
  });

  test.each([
    'InternalError',
    'ServiceUnavailable',
    'CallInterface',
    'ens.interface.error',
    'BackendTimeout',
  ])('with %s speaks of a fault behind the gateway: unknown', (code) => {
    expect(outcomes(error('refused', code), [first])).toEqual(['unknown server_error']);
  });

  test('that proves nothing leaves the rows unknown, with the reason', () => {
    const unknown = (code: string, httpStatus: number | null) =>
      outcomes(error('unknown', code, { httpStatus }), [first]);
    expect(unknown('ReadTimeout', null)).toEqual(['unknown no_reply']);
    expect(unknown('ConnectTimeout', null)).toEqual(['unknown no_reply']);
    expect(unknown('ECONNRESET', null)).toEqual(['unknown no_reply']);
    expect(unknown('UnreadableReply', 200)).toEqual(['unknown reply_unreadable']);
    expect(unknown('UnexpectedStatus', 302)).toEqual(['unknown reply_unreadable']);
    expect(unknown('InternalError', 200)).toEqual(['unknown server_error']);
    expect(unknown('ServiceUnavailable', 503)).toEqual(['unknown server_error']);
  });
});

const id = fc.oneof(fc.constantFrom('a', 'b', ' a', 'a\n', '__proto__', ''), fc.string());
const anyRow = fc.record({ eventId: id, resourceId: id });
const anyAnswer: fc.Arbitrary<CallAnswer> = fc.oneof(
  fc.record({
    kind: fc.constant('reply' as const),
    requestId: fc.constant(null),
    results: fc.array(
      fc.record({
        eventId: id,
        resourceId: id,
        code: fc.oneof(fc.constantFrom('200', '403', ''), fc.string()),
        message: fc.string(),
      }),
    ),
  }),
  fc.record({
    kind: fc.constant('error' as const),
    errorKind: fc.constantFrom(
      'refused' as const,
      'throttled' as const,
      'unauthorised' as const,
      'not_sent' as const,
      'unknown' as const,
    ),
    code: fc.oneof(fc.constantFrom('InvalidParameter.X', 'InternalError', 'NoPermission'), fc.string()),
    message: fc.string(),
    httpStatus: fc.option(fc.integer({ min: 400, max: 599 })),
    requestId: fc.constant(null),
    retryAfterMs: fc.option(fc.nat()),
  }),
);

describe('for every call and answer', () => {
  const calls = fc.uniqueArray(anyRow, { selector: eventKey, minLength: 1, maxLength: 20 });

  test('each row gets exactly one verdict, and accepted needs a row of the reply that says 200', () => {
    fc.assert(
      fc.property(calls, anyAnswer, (asked, answer) => {
        const verdict = classifyCall(asked, answer);
        expect(verdict.rows).toHaveLength(asked.length);
        asked.forEach((row, index) => {
          if (verdict.rows[index]?.outcome !== 'accepted') return;
          const about =
            answer.kind === 'reply' ? answer.results.filter((one) => eventKey(one) === eventKey(row)) : [];
          expect(about.length).toBeGreaterThan(0);
          expect(about.every(({ code }) => code === '200')).toBe(true);
        });
      }),
    );
  });

  test('nothing goes back into the queue unless it is proven that the cloud did nothing', () => {
    fc.assert(
      fc.property(calls, anyAnswer, (asked, answer) => {
        const verdict = classifyCall(asked, answer);
        if (!verdict.rows.some(({ outcome }) => outcome === 'queued')) return;
        expect(answer.kind).toBe('error');
        if (answer.kind !== 'error') return;
        expect(['throttled', 'not_sent', 'unauthorised', 'refused']).toContain(answer.errorKind);
        expect(verdict.rows.every(({ outcome }) => outcome === 'queued')).toBe(true);
        // Either sending rests, or the call gets smaller: no answer makes the same call go at once for ever.
        expect(verdict.pause !== null || (verdict.split && asked.length > 1)).toBe(true);
      }),
    );
  });
});
