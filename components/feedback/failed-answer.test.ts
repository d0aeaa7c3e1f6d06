import { UnrecognizedActionError } from 'next/dist/client/components/unrecognized-action-error';
import { expect, test } from 'vitest';
import { failedAnswer } from './failed-answer';

test('an action that the server does not know any more asks for a reload', () => {
  expect(failedAnswer(new UnrecognizedActionError('gone'))).toMatchObject({
    ok: false,
    problem: { code: 'conflict', reason: 'old_page' },
  });
});

test('everything else is no answer', () => {
  for (const error of [new Error('network'), new TypeError('Failed to fetch'), null, 'text']) {
    expect(failedAnswer(error)).toBeNull();
  }
});
