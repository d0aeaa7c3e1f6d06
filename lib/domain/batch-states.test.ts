import { describe, expect, test } from 'vitest';
import {
  BATCH_ACTIONS,
  BATCH_LIFE,
  type BatchAction,
  followingState,
  isExpired,
  personKey,
  reopenedState,
  whyNotBatch,
} from '@/lib/domain/batch-states';
import { BATCH_STATES, type BatchState } from '@/lib/domain/batches';
import { ROLES, type Role } from '@/lib/domain/permissions';

const NOW_MS = 1_000_000;

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

/** Written by hand, not read from the table: what each role may do with somebody's batch, in which states. */
const OPERATORS: readonly Role[] = ['operator', 'approver', 'admin'];
const APPROVERS: readonly Role[] = ['approver', 'admin'];
const SUBMITTED = BATCH_STATES.filter((state) => state !== 'draft');
const EXPECTED: Record<BatchAction, { roles: readonly Role[]; states: readonly BatchState[]; as: string }> = {
  edit: { roles: OPERATORS, states: ['draft'], as: 'creator' },
  discard: { roles: OPERATORS, states: ['draft'], as: 'creator' },
  submit: { roles: OPERATORS, states: ['draft'], as: 'creator' },
  request: { roles: OPERATORS, states: ['draft'], as: 'creator' },
  approve: { roles: APPROVERS, states: ['awaiting_approval'], as: 'other' },
  reject: { roles: APPROVERS, states: ['awaiting_approval'], as: 'other' },
  withdraw: { roles: OPERATORS, states: ['awaiting_approval', 'approved'], as: 'creator' },
  revise: {
    roles: OPERATORS,
    states: ['awaiting_approval', 'approved', 'rejected', 'withdrawn'],
    as: 'creator',
  },
  break_glass: { roles: OPERATORS, states: ['awaiting_approval'], as: 'any' },
  review: {
    roles: APPROVERS,
    states: ['approved', 'sending', 'sent', 'done', 'halted', 'expired', 'void', 'withdrawn'],
    as: 'other',
  },
  stop: { roles: [...OPERATORS, 'on-call'], states: ['approved', 'sending'], as: 'any' },
  replan: { roles: OPERATORS, states: ['rejected', 'withdrawn', 'expired', 'void'], as: 'any' },
  comment: { roles: [...OPERATORS, 'on-call'], states: SUBMITTED, as: 'any' },
};

describe('every state × action × role', () => {
  const cases = BATCH_ACTIONS.flatMap((action) => ROLES.map((role) => [action, role] as const));
  test.each(cases)('%s by %s', (action, role) => {
    const expected = EXPECTED[action];
    for (const state of BATCH_STATES) {
      for (const id of ['creator', 'other']) {
        const breakGlass = action === 'review' ? { person: 'breaker', closed: false } : null;
        const why = whyNotBatch(
          action,
          { state, createdBy: 'creator', people: ['creator'], voters: [], requestedAtMs: 10, breakGlass },
          { id, person: id, role, roleSinceMs: 0, breakGlass: true },
          NOW_MS,
        );
        const may =
          expected.roles.includes(role) &&
          expected.states.includes(state) &&
          (expected.as === 'any' || expected.as === id);
        expect(why === null, `${state}, ${id}: ${why}`).toBe(may);
        if (!expected.roles.includes(role)) expect(why).toBe('role');
      }
    }
  });

  test('every state is left by some action or by the jobs, or is an end', () => {
    const left = new Set(
      BATCH_ACTIONS.filter((action) => BATCH_LIFE[action].to).flatMap((a) => BATCH_LIFE[a].from),
    );
    expect(BATCH_STATES.filter((state) => !left.has(state))).toEqual([
      'sent',
      'done',
      'expired',
      'void',
      'halted',
    ]);
  });
});

test('a batch that was sent is opened again for a row; one that is over or stopped is not', () => {
  expect(BATCH_STATES.filter((state) => reopenedState(state) === 'sending')).toEqual(['sending', 'sent']);
  expect(BATCH_STATES.filter((state) => reopenedState(state) !== null)).toHaveLength(2);
});

describe('who may not decide, and the reason', () => {
  const batch = {
    state: 'awaiting_approval' as const,
    createdBy: 'olga',
    people: ['olga', 'eve'],
    voters: ['amir'],
    requestedAtMs: 500,
    expiresAtMs: NOW_MS + 1,
  };
  const ada = { id: 'ada', person: 'ada', role: 'admin' as const, roleSinceMs: 500 };
  const why = (actor: Partial<Parameters<typeof whyNotBatch>[2]>, facts: object = {}, nowMs = NOW_MS) =>
    whyNotBatch('approve', { ...batch, ...facts }, { ...ada, ...actor }, nowMs);

  test.each([
    ['somebody else may', {}, {}, null],
    ['the creator', { id: 'olga', person: 'olga' }, {}, 'own_batch'],
    ['an editor', { id: 'eve', person: 'eve' }, {}, 'own_batch'],
    ['a second account of the creator', { id: 'new-account', person: 'olga' }, {}, 'own_batch'],
    ['whoever has decided', { id: 'amir', person: 'amir' }, {}, 'already_voted'],
    ['a second account of whoever has decided', { id: 'x', person: 'amir' }, {}, 'already_voted'],
    ['a role gained after the request', { roleSinceMs: 501 }, {}, 'role_gained_later'],
    ['somebody in the name of another', { impersonated: true }, {}, 'impersonated'],
    ['a disabled account', { disabled: true }, {}, 'disabled'],
    ['the wrong role', { role: 'operator' as const }, {}, 'role'],
    ['a request that has run out', {}, { expiresAtMs: NOW_MS }, 'expired'],
    ['a batch that is sent', {}, { state: 'sending' }, 'state'],
  ])('%s', (_, actor, facts, refusal) => {
    expect(why(actor, facts)).toBe(refusal);
  });

  test('facts that are missing are no way around', () => {
    const bare = { state: 'awaiting_approval' as const, createdBy: 'olga' };
    expect(whyNotBatch('approve', bare, ada, NOW_MS)).toBe('own_batch');
    expect(whyNotBatch('approve', { ...bare, people: ['olga'] }, ada, NOW_MS)).toBe('role_gained_later');
    expect(why({ person: undefined })).toBe('own_batch');
    expect(why({ roleSinceMs: undefined })).toBe('role_gained_later');
    expect(whyNotBatch('approve', batch, ada)).toBe('expired');
  });

  test('breaking the glass needs its own right, and its review another person', () => {
    const olga = { id: 'olga', person: 'olga', role: 'operator' as const };
    expect(whyNotBatch('break_glass', batch, olga, NOW_MS)).toBe('no_break_glass');
    expect(whyNotBatch('break_glass', batch, { ...olga, breakGlass: true }, NOW_MS)).toBeNull();
    const broken = { ...batch, state: 'sent' as const, breakGlass: { person: 'bob', closed: false } };
    expect(whyNotBatch('review', broken, ada, NOW_MS)).toBeNull();
    expect(whyNotBatch('review', broken, { ...ada, id: 'b2', person: 'bob' }, NOW_MS)).toBe('own_batch');
    expect(whyNotBatch('review', broken, { ...ada, id: 'olga', person: 'olga' }, NOW_MS)).toBe('own_batch');
    const closed = { ...broken, breakGlass: { person: 'bob', closed: true } };
    expect(whyNotBatch('review', closed, ada, NOW_MS)).toBe('review_closed');
    expect(whyNotBatch('review', { ...broken, breakGlass: null }, ada, NOW_MS)).toBe('no_review');
  });
});

test('a request runs out at its time, not after', () => {
  expect(isExpired({ expiresAtMs: 5 }, 4)).toBe(false);
  expect(isExpired({ expiresAtMs: 5 }, 5)).toBe(true);
  expect(isExpired({ expiresAtMs: null }, 5)).toBe(false);
});

test.each([
  [{ id: '1', email: 'Olga@Desk.local' }, 'olga@desk.local'],
  [{ id: '1', email: 'olga+2@desk.local' }, 'olga@desk.local'],
  [{ id: '1', email: null }, '1'],
  [{ id: '1', email: '@x' }, '1'],
])('%j is %s', (user, key) => {
  expect(personKey(user)).toBe(key);
});

test('as many unknown as running rows do not cancel each other out', () => {
  expect(followingState('sent', { unsent: 0, unknown: 2, running: 2 })).toBe('sent');
});
