import { describe, expect, test } from 'vitest';
import { personKey } from '@/lib/domain/actors';
import {
  BATCH_ACTIONS,
  BATCH_LIFE,
  type BatchAction,
  batchRefusal,
  EXPIRABLE_STATES,
  isExpired,
  isPlannedAnew,
} from '@/lib/domain/batch-states';
import { BATCH_STATES, type BatchState, STOP_CAUSES, type StopCause } from '@/lib/domain/batches';
import { ROLES, type Role } from '@/lib/domain/permissions';

const NOW_MS = 1_000_000;

/** Written by hand, not read from the table: what each role may do with somebody's batch, in which states. */
const OPERATORS: readonly Role[] = ['operator', 'approver', 'admin'];
const APPROVERS: readonly Role[] = ['approver', 'admin'];
const SUBMITTED = BATCH_STATES.filter((state) => state !== 'draft');
type Expected = { roles: readonly Role[]; states: readonly BatchState[]; as: string; to: BatchState | null };
const EXPECTED: Record<BatchAction, Expected> = {
  edit: { roles: OPERATORS, states: ['draft'], as: 'creator', to: null },
  discard: { roles: OPERATORS, states: ['draft'], as: 'creator', to: null },
  submit: { roles: OPERATORS, states: ['draft'], as: 'creator', to: 'sending' },
  request: { roles: OPERATORS, states: ['draft'], as: 'creator', to: 'awaiting_approval' },
  approve: { roles: APPROVERS, states: ['awaiting_approval'], as: 'other', to: 'approved' },
  reject: { roles: APPROVERS, states: ['awaiting_approval'], as: 'other', to: 'rejected' },
  withdraw: { roles: OPERATORS, states: ['awaiting_approval', 'approved'], as: 'creator', to: 'withdrawn' },
  revise: {
    roles: OPERATORS,
    states: ['awaiting_approval', 'approved', 'rejected', 'withdrawn'],
    as: 'creator',
    to: 'draft',
  },
  break_glass: { roles: OPERATORS, states: ['awaiting_approval'], as: 'any', to: 'approved' },
  review: {
    roles: APPROVERS,
    states: ['approved', 'sending', 'sent', 'done', 'halted', 'expired', 'void', 'withdrawn'],
    as: 'other',
    to: null,
  },
  stop: { roles: [...OPERATORS, 'on-call'], states: ['approved', 'sending'], as: 'any', to: 'halted' },
  replan: {
    roles: OPERATORS,
    states: ['rejected', 'withdrawn', 'expired', 'void', 'halted'],
    as: 'any',
    to: null,
  },
  comment: { roles: [...OPERATORS, 'on-call'], states: SUBMITTED, as: 'any', to: null },
};

describe('every state × action × role', () => {
  const cases = BATCH_ACTIONS.flatMap((action) => ROLES.map((role) => [action, role] as const));
  test.each(cases)('%s by %s', (action, role) => {
    const expected = EXPECTED[action];
    for (const state of BATCH_STATES) {
      for (const id of ['creator', 'other']) {
        const breakGlass = action === 'review' ? { person: 'breaker', closed: false } : null;
        const why = batchRefusal(
          action,
          {
            state,
            createdBy: 'creator',
            people: ['creator'],
            voters: [],
            requestedAtMs: 10,
            hasBegun: false,
            requesterStands: true,
            stopCause: 'requester_lost',
            breakGlass,
          },
          { id, person: id, role, roleSinceMs: 0, countsFromMs: 0, breakGlass: true, breakGlassFromMs: 0 },
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

  test.each(BATCH_ACTIONS)('%s leads where it says', (action) => {
    expect(BATCH_LIFE[action].to).toBe(EXPECTED[action].to);
  });

  test('only what waits or is approved runs out', () => {
    expect(EXPIRABLE_STATES).toEqual(['awaiting_approval', 'approved']);
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

test('a request runs out at its time, not after', () => {
  expect(isExpired({ expiresAtMs: 5 }, 4)).toBe(false);
  expect(isExpired({ expiresAtMs: 5 }, 5)).toBe(true);
  expect(isExpired({ expiresAtMs: null }, 5)).toBe(false);
});

test.each([
  [{ id: '1', email: 'Olga@Desk.local' }, 'olga@desk.local'],
  [{ id: '1', email: 'olga+2@desk.local' }, 'olga@desk.local'],
  [{ id: '1', email: 'o@desk.local' }, 'o@desk.local'],
  [{ id: '1', email: null }, '1'],
  [{ id: '1', email: 'nobody' }, '1'],
  [{ id: '1', email: '@x' }, '1'],
])('%j is %s', (user, key) => {
  expect(personKey(user)).toBe(key);
});

describe('what is planned anew as a whole', () => {
  test('what ended unsent, and what the desk itself has stopped; what a person stopped is retried by its rows', () => {
    for (const state of BATCH_STATES) {
      const isOver = ['rejected', 'withdrawn', 'expired', 'void'].includes(state);
      expect(isPlannedAnew({ state, stopCause: null }), state).toBe(isOver);
    }
    const halted = (stopCause: StopCause | null) => isPlannedAnew({ state: 'halted', stopCause });
    expect(STOP_CAUSES.filter(halted)).toEqual(['requester_lost', 'glass_lost']);
    expect(halted(null)).toBe(false);
    expect(isPlannedAnew({ state: 'halted' })).toBe(false);
  });

  test('nobody plans anew what a person has stopped', () => {
    const olga = { id: 'olga', person: 'olga', role: 'operator' as const };
    const halted = { state: 'halted' as const, createdBy: 'bob' };
    expect(batchRefusal('replan', halted, olga)).toBe('state');
    expect(batchRefusal('replan', { ...halted, stopCause: 'requester_lost' }, olga)).toBeNull();
  });
});
