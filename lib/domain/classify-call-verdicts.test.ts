import { describe, expect, test } from 'vitest';
import { type CallError, classifyCall } from '@/lib/domain/classify-call';

const first = { eventId: 'e-1', resourceId: 'i-1' };
const second = { eventId: 'e-2', resourceId: 'i-2' };

function error(errorKind: CallError['errorKind'], code: string, httpStatus: number | null = null): CallError {
  return { kind: 'error', errorKind, code, message: 'why', httpStatus, requestId: 'r', retryAfterMs: 7 };
}
const oneOf = (answer: CallError) => classifyCall([first], answer);

describe('whole verdicts', () => {
  test('of a reply: no pause, no split, foreign rows counted', () => {
    const results = [
      { ...first, code: '200', message: 'ok' },
      { ...second, code: '', message: 'odd' },
      { eventId: 'e-9', resourceId: 'i-9', code: '200', message: '' },
    ];
    expect(classifyCall([first, second], { kind: 'reply', requestId: null, results })).toEqual({
      state: 'answered',
      rows: [
        { outcome: 'accepted', reason: null, code: '200', message: 'ok' },
        { outcome: 'unknown', reason: 'reply_unreadable', code: null, message: 'odd' },
      ],
      pause: null,
      split: false,
      foreign: 1,
    });
  });

  test('of two lines about one row that disagree: the first code is kept', () => {
    const results = [
      { ...first, code: '200', message: 'ok' },
      { ...first, code: '500', message: 'no' },
    ];
    expect(classifyCall([first], { kind: 'reply', requestId: null, results }).rows).toEqual([
      { outcome: 'unknown', reason: 'reply_unreadable', code: '200', message: 'ok' },
    ]);
  });

  test.each<[CallError, string, string, string | null]>([
    [error('throttled', 'Throttling'), 'throttled', 'queued', 'waiting_throttled'],
    [error('unauthorised', 'NoPermission'), 'unauthorised', 'queued', 'waiting_permission'],
    [error('unauthorised', 'InvalidTimeStamp.Expired'), 'unauthorised', 'queued', 'waiting_clock'],
    [error('unauthorised', 'Forbidden.InvalidTimeStamp'), 'unauthorised', 'queued', 'waiting_permission'],
    [error('not_sent', 'ECONNREFUSED'), 'not_sent', 'queued', 'waiting_connection'],
    [error('not_sent', 'CredentialsMissing'), 'not_sent', 'queued', 'waiting_permission'],
    [error('not_sent', 'CredentialsMissingToo'), 'not_sent', 'queued', 'waiting_connection'],
    [error('not_sent', 'NoCredentialsMissing'), 'not_sent', 'queued', 'waiting_connection'],
    [error('refused', 'Account.Arrears', 400), 'refused', 'refused', null],
    [error('refused', 'InvalidParameter.EventInfos', 400), 'refused', 'refused', null],
    [error('refused', 'NoInternalCode', 400), 'refused', 'refused', null],
    [error('refused', 'InternalError', 400), 'unknown', 'unknown', 'server_error'],
    [error('refused', 'Any', 499), 'refused', 'refused', null],
    [error('refused', 'Any', 500), 'unknown', 'unknown', 'server_error'],
    [error('refused', 'Any', 503), 'unknown', 'unknown', 'server_error'],
    [error('unknown', 'ECONNRESET'), 'unknown', 'unknown', 'no_reply'],
    [error('unknown', 'UnreadableReply'), 'unknown', 'unknown', 'reply_unreadable'],
    [error('unknown', 'Http499', 499), 'unknown', 'unknown', 'reply_unreadable'],
    [error('unknown', 'ReadTimeout'), 'unknown', 'unknown', 'no_reply'],
    [error('unknown', 'Http500', 500), 'unknown', 'unknown', 'server_error'],
  ])('of the error %j', (answer, state, outcome, reason) => {
    const pause = reason?.startsWith('waiting_') ? { reason, hintMs: 7 } : null;
    const rows = [{ outcome, reason, code: answer.code, message: 'why' }];
    expect(oneOf(answer)).toEqual({ state, rows, pause, split: false, foreign: 0 });
  });

  test.each([
    ['InvalidParameter', true],
    ['InvalidParameter.EventInfos', true],
    ['MissingParameter', true],
    ['InvalidParameters', false],
    ['Row.InvalidParameter', false],
    ['Account.Arrears', false],
  ])('a call of two refused with %s is split: %s', (code, split) => {
    const verdict = classifyCall([first, second], error('refused', code, 400));
    expect(verdict).toMatchObject({ state: 'refused', split, pause: null });
    expect(verdict.rows.map(({ outcome }) => outcome)).toEqual(
      new Array(2).fill(split ? 'queued' : 'refused'),
    );
  });
});
