import { describe, expect, test } from 'vitest';
import { followingState, reopenedState, unsentReason } from '@/lib/domain/batch-progress';
import { BATCH_STATES } from '@/lib/domain/batches';

describe('followingState', () => {
  test('sends until nothing is unsent, then waits for the cloud, then is done', () => {
    expect(followingState('sending', { unsent: 1, unknown: 0, running: 0 })).toBe('sending');
    expect(followingState('sending', { unsent: 0, unknown: 0, running: 1 })).toBe('sent');
    expect(followingState('sending', { unsent: 0, unknown: 0, running: 0 })).toBe('done');
    expect(followingState('sent', { unsent: 0, unknown: 0, running: 0 })).toBe('done');
  });

  test('an unknown row keeps the batch open', () => {
    expect(followingState('sending', { unsent: 0, unknown: 1, running: 0 })).toBe('sent');
    expect(followingState('sent', { unsent: 0, unknown: 1, running: 0 })).toBe('sent');
  });

  test('moves no batch that is not being sent', () => {
    for (const state of BATCH_STATES.filter((one) => one !== 'sending' && one !== 'sent')) {
      expect(followingState(state, { unsent: 0, unknown: 0, running: 0 })).toBe(state);
    }
  });
});

test('as many unknown as running rows do not cancel each other out', () => {
  expect(followingState('sent', { unsent: 0, unknown: 2, running: 2 })).toBe('sent');
});

test('a batch that was sent is opened again for a row, one that waits keeps waiting, one that is over takes none', () => {
  const opened = BATCH_STATES.map((state) => [state, reopenedState(state)] as const).filter(([, to]) => to);
  expect(opened).toEqual([
    ['awaiting_approval', 'awaiting_approval'],
    ['approved', 'approved'],
    ['sending', 'sending'],
    ['sent', 'sending'],
  ]);
});

test.each([
  ['rejected', 'rejected'],
  ['withdrawn', 'withdrawn'],
  ['expired', 'request_expired'],
  ['void', 'plan_void'],
  ['halted', 'stopped'],
  [null, 'stopped'],
] as const)('a row that comes back unsent to a batch that is %s says %s', (state, reason) => {
  expect(unsentReason(state)).toBe(reason);
});
