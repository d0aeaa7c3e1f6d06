import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countApprovals, whyNotCounted } from '@/lib/domain/approval-count';
import { diffPlans } from '@/lib/domain/plan-diff';
import { canonicalPlan, type ExactPlan } from '@/lib/domain/plan-hash';

const planArb: fc.Arbitrary<ExactPlan> = fc.record({
  batchId: fc.constantFrom('a', 'b'),
  revision: fc.integer({ min: 1, max: 3 }),
  mode: fc.constantFrom('immediate', 'scheduled'),
  rows: fc.uniqueArray(
    fc.record({
      eventKey: fc.string({ maxLength: 4 }),
      opsType: fc.constantFrom('immediate', 'scheduled'),
      planTimeMs: fc.option(fc.integer({ min: 0, max: 3 })),
    }),
    { selector: ({ eventKey }) => eventKey, maxLength: 4 },
  ),
});

function sameSet(a: ExactPlan, b: ExactPlan): boolean {
  const line = (plan: ExactPlan) =>
    new Set(plan.rows.map((row) => JSON.stringify([row.eventKey, row.opsType, row.planTimeMs])));
  const [rowsA, rowsB] = [line(a), line(b)];
  return (
    a.batchId === b.batchId &&
    a.revision === b.revision &&
    a.mode === b.mode &&
    rowsA.size === rowsB.size &&
    [...rowsA].every((row) => rowsB.has(row))
  );
}

describe('canonicalPlan', () => {
  test('is the same for the same plan in any order of rows', () => {
    fc.assert(
      fc.property(planArb, (plan) => {
        const turned = { ...plan, rows: [...plan.rows].reverse() };
        expect(canonicalPlan(turned)).toBe(canonicalPlan(plan));
      }),
    );
  });

  test('differs as soon as anything differs', () => {
    fc.assert(
      fc.property(planArb, planArb, (a, b) => {
        expect(canonicalPlan(a) === canonicalPlan(b)).toBe(sameSet(a, b));
      }),
      { numRuns: 2_000 },
    );
  });

  test('is this very text: another one would make every approval that is given worthless', () => {
    const rows = ['b', 'a', 'B'].map((eventKey) => ({
      eventKey,
      opsType: 'immediate' as const,
      planTimeMs: null,
    }));
    const last = { eventKey: 'a', opsType: 'scheduled' as const, planTimeMs: 60_000 };
    const text = canonicalPlan({ batchId: 'x', revision: 3, mode: 'scheduled', rows: [last, ...rows] });
    expect(text.split('\n')).toEqual([
      '[1,"x",3,"scheduled"]',
      '["B","immediate",null]',
      '["a","immediate",null]',
      '["a","scheduled",60000]',
      '["b","immediate",null]',
    ]);
  });

  test('one minute makes another plan', () => {
    const row = { eventKey: 'e', opsType: 'scheduled' as const, planTimeMs: 600_000 };
    const plan = { batchId: 'a', revision: 2, mode: 'scheduled' as const, rows: [row] };
    const later = { ...plan, rows: [{ ...row, planTimeMs: 660_000 }] };
    expect(canonicalPlan(later)).not.toBe(canonicalPlan(plan));
  });
});

test('diffPlans tells added, removed and changed rows', () => {
  const row = (eventKey: string, planTimeMs: number) => ({
    eventKey,
    eventId: eventKey,
    resourceId: 'i',
    instanceName: 'n',
    opsType: 'scheduled' as const,
    planTimeMs,
  });
  const diff = diffPlans([row('a', 1), row('b', 1), row('c', 1)], [row('c', 2), row('b', 1), row('d', 1)]);
  expect(diff.added).toEqual([row('d', 1)]);
  expect(diff.removed).toEqual([row('a', 1)]);
  expect(diff.changed).toEqual([{ ...row('c', 2), before: { opsType: 'scheduled', planTimeMs: 1 } }]);
});

describe('which approvals count', () => {
  const plan = { revision: 2, planHash: 'h' };
  const vote = {
    decision: 'approve' as const,
    revision: 2,
    planHash: 'h',
    personKey: 'amir',
    voidedAtMs: null,
    atMs: 100,
    role: 'approver',
    roleSinceMs: 100,
    disabled: 0,
    countsUntilMs: null,
  };
  const NOW_MS = 1_000;

  test.each([
    [{}, null],
    [{ revision: 1 }, 'revised'],
    [{ planHash: 'x' }, 'revised'],
    [{ voidedAtMs: 5 }, 'revised'],
    [{ disabled: 1 }, 'disabled'],
    [{ disabled: null, role: null }, 'disabled'],
    [{ role: 'operator' }, 'role'],
    [{ role: 'superuser' }, 'role'],
    // Lost and given back since, or enabled again: what was decided before does not come back with it.
    [{ roleSinceMs: 101 }, 'role'],
    [{ roleSinceMs: null }, 'role'],
    // Who comes from the identity provider: until so long after the last sign-in there, to the millisecond.
    [{ countsUntilMs: NOW_MS + 1 }, null],
    [{ countsUntilMs: NOW_MS }, 'sign_in_old'],
    [{ countsUntilMs: 0 }, 'sign_in_old'],
    [{ countsUntilMs: 0, role: 'operator' }, 'role'],
  ])('%j', (change, why) => {
    expect(whyNotCounted({ ...vote, ...change }, plan, NOW_MS)).toBe(why);
    expect(countApprovals([{ ...vote, ...change }], plan, ['olga'], NOW_MS)).toBe(why === null ? 1 : 0);
  });

  test('a person counts once, those with a part in it and rejections not at all', () => {
    const votes = [
      vote,
      vote,
      { ...vote, personKey: 'olga' },
      { ...vote, personKey: 'x', decision: 'reject' as const },
    ];
    expect(countApprovals(votes, plan, ['olga'], NOW_MS)).toBe(1);
    expect(countApprovals([...votes, { ...vote, personKey: 'bea' }], plan, ['olga'], NOW_MS)).toBe(2);
  });
});
