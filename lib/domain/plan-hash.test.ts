import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countApprovals, whyNotCounted } from '@/lib/domain/approval-count';
import { eventKey } from '@/lib/domain/events';
import { diffPlans } from '@/lib/domain/plan';
import {
  canonicalPlan,
  coversSchedule,
  coversTarget,
  DEFAULT_ACCOUNT,
  type ExactPlan,
  type HashedException,
  type HashedRow,
  isOwnEvent,
  isPlanHashVersion,
  PLAN_HASH_VERSION,
  type PlanHashVersion,
} from '@/lib/domain/plan-hash';

/** Short texts, and those that would look like another plan if they were only joined. */
const text = fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('"', '","', '\n', ']\n[', '\\', ' '));
const rowArb: fc.Arbitrary<HashedRow> = fc.record({
  eventKey: text,
  eventId: text,
  resourceId: text,
  eventType: fc.constantFrom('Instance:SystemFailure.Redeploy', 'Instance:SystemMaintenance.Redeploy'),
  opsType: fc.constantFrom('immediate', 'scheduled'),
  planTimeMs: fc.option(fc.integer({ min: 0, max: 3 })),
  delivery: fc.option(fc.constantFrom('now', 'hold', 'cloud')),
  earliestMs: fc.option(fc.integer({ min: 0, max: 2 })),
  latestMs: fc.option(fc.integer({ min: 0, max: 2 })),
  waveNo: fc.option(fc.integer({ min: 0, max: 2 })),
});
const exceptionArb: fc.Arbitrary<HashedException> = fc.record({
  eventKey: text,
  ruleKind: fc.constantFrom('window', 'budget'),
  ruleId: text,
  reason: text,
});
const planArb: fc.Arbitrary<ExactPlan> = fc.record({
  batchId: text,
  revision: fc.integer({ min: 1, max: 3 }),
  mode: fc.constantFrom('immediate', 'scheduled'),
  target: fc.record({ endpoint: text, account: text }),
  rows: fc.array(rowArb, { maxLength: 4 }),
  waveJson: fc.option(text),
  exceptions: fc.array(exceptionArb, { maxLength: 3 }),
});

/** What a version covers, apart from the order of the rows: written down here once more, not taken from the code. */
const COVERED: Record<
  PlanHashVersion,
  { plan: (plan: ExactPlan) => unknown[]; row: (row: HashedRow) => unknown[] }
> = {
  1: {
    plan: ({ batchId, revision, mode }) => [batchId, revision, mode],
    row: ({ eventKey: key, opsType, planTimeMs }) => [key, opsType, planTimeMs],
  },
  2: {
    plan: ({ batchId, revision, mode, target }) => [batchId, revision, mode, target.endpoint, target.account],
    row: ({ eventId, resourceId, eventType, opsType, planTimeMs }) => [
      eventId,
      resourceId,
      eventType,
      opsType,
      planTimeMs,
    ],
  },
  3: {
    plan: ({ batchId, revision, mode, target, waveJson, exceptions }) => [
      batchId,
      revision,
      mode,
      target.endpoint,
      target.account,
      waveJson,
      exceptions
        .map(({ eventKey: key, ruleKind, ruleId, reason }) => JSON.stringify([key, ruleKind, ruleId, reason]))
        .sort(),
    ],
    row: ({ eventKey: _, ...covered }) => Object.values(covered),
  },
};

function isSame(version: PlanHashVersion, a: ExactPlan, b: ExactPlan): boolean {
  const { plan, row } = COVERED[version];
  const rows = (of: ExactPlan) => of.rows.map((one) => JSON.stringify(row(one))).sort();
  return JSON.stringify([plan(a), rows(a)]) === JSON.stringify([plan(b), rows(b)]);
}

/** Every field of a plan and of its rows, with another value than `PLAN` has. */
const PLAN_CHANGES: Record<string, Partial<ExactPlan>> = {
  batchId: { batchId: 'y' },
  revision: { revision: 4 },
  mode: { mode: 'immediate' },
  endpoint: { target: { endpoint: 'https://ens.ap-southeast-1.aliyuncs.com', account: 'default' } },
  account: { target: { endpoint: 'https://ens.aliyuncs.com', account: '1234567890123456' } },
  waves: { waveJson: '{}' },
  'an exception more': {
    exceptions: [
      { eventKey: 'e-1/i-1', ruleKind: 'window', ruleId: 'r-1', reason: 'the disk dies' },
      { eventKey: 'e-1/i-1', ruleKind: 'budget', ruleId: 'r-1', reason: 'the disk dies' },
    ],
  },
  'the reason of an exception': {
    exceptions: [{ eventKey: 'e-1/i-1', ruleKind: 'window', ruleId: 'r-1', reason: 'a whim' }],
  },
  'the row of an exception': {
    exceptions: [{ eventKey: 'E-9/i-9', ruleKind: 'window', ruleId: 'r-1', reason: 'the disk dies' }],
  },
  'no exception': { exceptions: [] },
};
/** What versions before the third do not cover. */
const OF_VERSION_3 = ['delivery', 'earliestMs', 'latestMs', 'waveNo', 'waves'];
const ROW_CHANGES: Partial<HashedRow>[] = [
  { eventKey: 'e-2/i-1' },
  { eventId: 'e-2' },
  { resourceId: 'i-2' },
  { eventType: 'Instance:SystemMaintenance.Redeploy' },
  { opsType: 'immediate' },
  { planTimeMs: 60_001 },
  { planTimeMs: null },
  { delivery: 'hold' },
  { delivery: null },
  { earliestMs: 1 },
  { latestMs: 1 },
  { waveNo: 1 },
];
const ROW: HashedRow = {
  eventKey: 'e-1/i-1',
  eventId: 'e-1',
  resourceId: 'i-1',
  eventType: 'Instance:SystemFailure.Redeploy',
  opsType: 'scheduled',
  planTimeMs: 60_000,
  delivery: 'cloud',
  earliestMs: null,
  latestMs: null,
  waveNo: null,
};
const OTHER: HashedRow = {
  ...ROW,
  eventKey: 'E-9/i-9',
  eventId: 'E-9',
  resourceId: 'i-9',
  opsType: 'immediate',
  planTimeMs: null,
  delivery: 'now',
};
const PLAN: ExactPlan = {
  batchId: 'x',
  revision: 3,
  mode: 'scheduled',
  target: { endpoint: 'https://ens.aliyuncs.com', account: 'default' },
  rows: [ROW, OTHER],
  waveJson: null,
  exceptions: [{ eventKey: 'e-1/i-1', ruleKind: 'window', ruleId: 'r-1', reason: 'the disk dies' }],
};
const IN_VERSION_1 = ['batchId', 'revision', 'mode', 'eventKey', 'opsType', 'planTimeMs'];

function covers(version: PlanHashVersion, field: string): boolean {
  if (version === 1) return IN_VERSION_1.includes(field);
  return version === 3 || !(OF_VERSION_3.includes(field) || field.includes('exception'));
}

describe.each([1, 2, 3] as const)('canonicalPlan, version %i', (version) => {
  const write = (plan: ExactPlan) => canonicalPlan(version, plan);

  test('is the same for the same plan in any order of rows', () => {
    const shuffled = planArb.chain((plan) =>
      fc.tuple(
        fc.constant(plan),
        fc.shuffledSubarray([...plan.rows], { minLength: plan.rows.length, maxLength: plan.rows.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([plan, rows]) => {
        expect(write({ ...plan, rows })).toBe(write(plan));
      }),
    );
  });

  test('differs as soon as anything that it covers differs, and only then', () => {
    fc.assert(
      fc.property(planArb, planArb, (a, b) => {
        expect(write(a) === write(b)).toBe(isSame(version, a, b));
      }),
      { numRuns: 2_000 },
    );
  });

  test('one field of one row of any plan makes another plan', () => {
    fc.assert(
      fc.property(planArb, rowArb, fc.constantFrom(...ROW_CHANGES), (plan, row, change) => {
        const before = { ...plan, rows: [...plan.rows, row] };
        const after = { ...plan, rows: [...plan.rows, { ...row, ...change }] };
        expect(write(before) === write(after)).toBe(isSame(version, before, after));
      }),
    );
  });

  test.each(Object.entries(PLAN_CHANGES))('%s of the plan', (field, change) => {
    expect(write({ ...PLAN, ...change }) !== write(PLAN)).toBe(covers(version, field));
  });

  test.each(ROW_CHANGES)('a row with %j', (change) => {
    const [field = ''] = Object.keys(change);
    const covered = version === 1 ? covers(1, field) : field !== 'eventKey' && covers(version, field);
    expect(write({ ...PLAN, rows: [{ ...ROW, ...change }, OTHER] }) !== write(PLAN)).toBe(covered);
    expect(write({ ...PLAN, rows: [OTHER, { ...ROW, ...change }] }) !== write(PLAN)).toBe(covered);
  });

  test('the exceptions in any order', () => {
    fc.assert(
      fc.property(planArb, (plan) => {
        expect(write({ ...plan, exceptions: [...plan.exceptions].reverse() })).toBe(write(plan));
      }),
    );
  });

  test('a row less, or twice', () => {
    const texts = [[], [ROW], [ROW, ROW], [ROW, OTHER], [ROW, OTHER, OTHER]].map((rows) =>
      write({ ...PLAN, rows }),
    );
    expect(new Set(texts).size).toBe(texts.length);
  });
});

/** Another text, or another hash, would make every approval that was given worthless: never change these. */
describe('the very texts and hashes that stores hold', () => {
  test.each([
    [
      1,
      ['[1,"x",3,"scheduled"]', '["E-9/i-9","immediate",null]', '["e-1/i-1","scheduled",60000]'],
      'adba56b1ccf122d39367cb4ecb42a31ba19e86b5f9a02cd8450a7e511ff0a47c',
    ],
    [
      2,
      [
        '[2,"x",3,"scheduled","https://ens.aliyuncs.com","default"]',
        '["E-9","i-9","Instance:SystemFailure.Redeploy","immediate",null]',
        '["e-1","i-1","Instance:SystemFailure.Redeploy","scheduled",60000]',
      ],
      '26848d7e2e8f63e948e5fe2ad722ddb0049b634bb338da5478c03652970d9a1f',
    ],
    [
      3,
      [
        '[3,"x",3,"scheduled","https://ens.aliyuncs.com","default",null,[["e-1/i-1","window","r-1","the disk dies"]]]',
        '["E-9","i-9","Instance:SystemFailure.Redeploy","immediate",null,"now",null,null,null]',
        '["e-1","i-1","Instance:SystemFailure.Redeploy","scheduled",60000,"cloud",null,null,null]',
      ],
      'cc8c8831bdccab52d3a4c215ba454ba0d6c980cb7c82464ba33b63cf39f9aa78',
    ],
  ] as const)('version %i', (version, lines, hash) => {
    const written = canonicalPlan(version, PLAN);
    expect(written.split('\n')).toEqual(lines);
    expect(createHash('sha256').update(written).digest('hex')).toBe(hash);
  });

  test('rows are ordered by code unit, not by language', () => {
    const rows = ['b', 'a', 'B', '\u00e4'].map((key) => ({ ...ROW, eventKey: key }));
    const [, ...lines] = canonicalPlan(1, { ...PLAN, rows }).split('\n');
    expect(lines.map((line) => JSON.parse(line)[0])).toEqual(['B', 'a', 'b', '\u00e4']);
  });
});

test('new requests are sealed with the newest version, the one that binds them to where and how they go', () => {
  expect(PLAN_HASH_VERSION).toBe(3);
  // It stands in hashes.
  expect(DEFAULT_ACCOUNT).toBe('default');
  expect(([1, 2, 3] as const).map(coversTarget)).toEqual([false, true, true]);
  expect(([1, 2, 3] as const).map(coversSchedule)).toEqual([false, false, true]);
  expect([0, 1, 2, 3, 4, 1.5, Number.NaN].filter(isPlanHashVersion)).toEqual([1, 2, 3]);
});

describe('whether a row stands for the event that its ids name', () => {
  test('always when its key is made of them', () => {
    fc.assert(
      fc.property(rowArb, (row) => {
        expect(isOwnEvent({ ...row, eventKey: eventKey(row) })).toBe(true);
      }),
    );
  });

  test('never when it is made of others, however alike they are', () => {
    const id = fc.oneof(fc.stringMatching(/^[a-z0-9._/% -]{0,6}$/), text);
    fc.assert(
      fc.property(id, id, id, id, (eventId, resourceId, otherEvent, otherResource) => {
        const key = eventKey({ eventId: otherEvent, resourceId: otherResource });
        const row = { ...ROW, eventId, resourceId, eventKey: key };
        expect(isOwnEvent(row)).toBe(key === eventKey({ eventId, resourceId }));
        const joined = { ...row, eventKey: `${eventId}/${resourceId}` };
        expect(isOwnEvent(joined)).toBe(joined.eventKey === eventKey(joined));
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([{ eventId: 'e-2' }, { resourceId: 'i-2' }, { eventKey: 'e-1/i-2' }, { eventKey: '' }])(
    'not with %j',
    (change) => {
      expect(isOwnEvent(ROW)).toBe(true);
      expect(isOwnEvent({ ...ROW, ...change })).toBe(false);
    },
  );
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
    countsFromMs: 100,
    countsUntilMs: null,
    coversRows: true,
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
    // Decided before a second admin had confirmed the role, or its wait was over.
    [{ countsFromMs: 101 }, 'pending'],
    [{ countsFromMs: null }, 'pending'],
    [{ countsFromMs: 0 }, null],
    [{ countsFromMs: 101, role: 'operator' }, 'role'],
    // Who comes from the identity provider: until so long after the last sign-in there, to the millisecond.
    [{ countsUntilMs: NOW_MS + 1 }, null],
    [{ countsUntilMs: NOW_MS }, 'sign_in_old'],
    [{ countsUntilMs: 0 }, 'sign_in_old'],
    [{ countsUntilMs: 0, role: 'operator' }, 'role'],
    // Limited to regions that hold not every row.
    [{ coversRows: false }, 'regions'],
    [{ coversRows: false, countsUntilMs: 0 }, 'regions'],
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
