import { expect, test, vi } from 'vitest';
import { EnsError } from './errors';

const input = { kind: 'unknown', code: 'ReadTimeout', message: 'late' } as const;

test('what is not given is null', () => {
  expect(new EnsError(input)).toMatchObject({
    ...input,
    httpStatus: null,
    requestId: null,
    retryAfterMs: null,
  });
});

test('an error of another copy of this module is one of ours', async () => {
  vi.resetModules();
  const copy = await import('./errors');
  expect(copy.EnsError).not.toBe(EnsError);
  expect(new copy.EnsError(input)).toBeInstanceOf(EnsError);
});

test('other values are not', () => {
  for (const value of [
    new Error('x'),
    new TypeError('x'),
    { name: 'EnsError', kind: 'refused' },
    null,
    undefined,
    'EnsError',
  ]) {
    expect(value).not.toBeInstanceOf(EnsError);
  }
});
