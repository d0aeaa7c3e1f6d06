import { describe, expect, test } from 'vitest';
import { BATCH_ACTIONS, followingState, reopenedState, whyNotBatch } from '@/lib/domain/batch-states';
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

describe('whyNotBatch', () => {
  const mine = { state: 'draft' as const, createdBy: 'me' };
  const me = { id: 'me', role: 'operator' as const };

  test('the creator may edit, discard and submit a draft; nobody else', () => {
    for (const action of ['edit', 'discard', 'submit'] as const) {
      expect(whyNotBatch(action, mine, me)).toBeNull();
      expect(whyNotBatch(action, mine, { ...me, id: 'other' })).toBe('not_creator');
      expect(whyNotBatch(action, { ...mine, state: 'sending' }, me)).toBe('state');
    }
  });

  test('a viewer may do nothing, on-call may only stop', () => {
    const sending = { state: 'sending' as const, createdBy: 'me' };
    for (const action of BATCH_ACTIONS) {
      expect(whyNotBatch(action, sending, { id: 'me', role: 'viewer' })).toBe('role');
      expect(whyNotBatch(action, sending, { id: 'x', role: 'on-call' })).toBe(
        action === 'stop' ? null : 'role',
      );
    }
    expect(whyNotBatch('stop', { ...sending, state: 'sent' }, me)).toBe('state');
  });
});

test('a batch that was sent is opened again for a row; one that is over or stopped is not', () => {
  expect(BATCH_STATES.filter((state) => reopenedState(state) === 'sending')).toEqual(['sending', 'sent']);
  expect(BATCH_STATES.filter((state) => reopenedState(state) !== null)).toHaveLength(2);
});

test('as many unknown as running rows do not cancel each other out', () => {
  expect(followingState('sent', { unsent: 0, unknown: 2, running: 2 })).toBe('sent');
});
