import { describe, expect, test } from 'vitest';
import { followingState, reopenedState, unsentReason } from '@/lib/domain/batch-progress';
import { BATCH_STATES } from '@/lib/domain/batches';

describe('followingState', () => {
  test('sends until nothing is unsent, then waits for what is open, then is done', () => {
    expect(followingState('sending', { unsent: true, open: true })).toBe('sending');
    expect(followingState('sent', { unsent: true, open: true })).toBe('sent');
    expect(followingState('sending', { unsent: false, open: true })).toBe('sent');
    expect(followingState('sent', { unsent: false, open: true })).toBe('sent');
    expect(followingState('sending', { unsent: false, open: false })).toBe('done');
    expect(followingState('sent', { unsent: false, open: false })).toBe('done');
  });

  test('moves no batch that is not being sent', () => {
    for (const state of BATCH_STATES.filter((one) => one !== 'sending' && one !== 'sent')) {
      expect(followingState(state, { unsent: false, open: false })).toBe(state);
    }
  });
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
