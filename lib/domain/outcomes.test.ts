import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ATTENTION_REASONS } from '@/lib/domain/batch-progress';
import { ROW_OUTCOMES } from '@/lib/domain/batches';
import { EVENT_STATUSES } from '@/lib/domain/events';
import {
  DAY_MS,
  graceMs,
  groupOf,
  isAcknowledged,
  isPhase,
  LOOK_HERE,
  nextStepOf,
  PHASES,
  type Phase,
  p95Of,
  phaseOf,
  type RowFacts,
  startByMs,
  stuckAfterMs,
  type Thresholds,
  URGENT,
} from '@/lib/domain/outcomes';

const T = 1_800_000_000_000;
const MIN = 60_000;
const TYPE = 'Instance:SystemFailure.Redeploy';
const LIMITS: Thresholds = {
  lateGraceMs: 5 * MIN,
  stuckMs: 30 * MIN,
  stuckMsByType: {},
  vanishMs: 10 * MIN,
  instanceReads: 4,
};
const ROW: RowFacts = {
  outcome: 'accepted',
  reason: null,
  eventType: TYPE,
  opsType: 'scheduled',
  planTimeMs: T,
  needsDecisionAtMs: null,
  leftAtMs: null,
  acceptedAtMs: T - 60 * MIN,
  cloudStatus: 'Scheduled',
  executingSinceMs: null,
  finalAtMs: null,
  absentReads: 0,
  absentSinceMs: null,
  instanceReads: 0,
  instanceOk: false,
  seenUpToMs: T - MIN,
  updatedAtMs: T - 60 * MIN,
};
const phase = (change: Partial<RowFacts>, nowMs = T, limits = LIMITS) =>
  phaseOf({ ...ROW, ...change }, nowMs, limits)?.phase ?? null;
const immediate = { opsType: 'immediate', planTimeMs: null, acceptedAtMs: T } as const;
const executing = { cloudStatus: 'Executing', executingSinceMs: T } as const;

const facts: fc.Arbitrary<RowFacts> = fc.record({
  outcome: fc.constantFrom(null, ...ROW_OUTCOMES),
  reason: fc.constantFrom(null, 'rejected', 'stopped', 'no_reply'),
  eventType: fc.constantFrom(TYPE, 'Instance:SystemMaintenance.Redeploy'),
  opsType: fc.constantFrom('immediate', 'scheduled'),
  planTimeMs: fc.option(time()),
  needsDecisionAtMs: fc.option(time()),
  leftAtMs: fc.option(time()),
  acceptedAtMs: fc.option(time()),
  cloudStatus: fc.constantFrom(null, 'Odd', ...EVENT_STATUSES),
  executingSinceMs: fc.option(time()),
  finalAtMs: fc.option(time()),
  absentReads: fc.integer({ min: 0, max: 5 }),
  absentSinceMs: fc.option(time()),
  instanceReads: fc.integer({ min: 0, max: 5 }),
  instanceOk: fc.boolean(),
  seenUpToMs: fc.option(time()),
  updatedAtMs: time(),
});
function time(): fc.Arbitrary<number> {
  return fc.integer({ min: T - 3 * DAY_MS, max: T + 3 * DAY_MS });
}

describe('phases of an accepted row', () => {
  test.each<[Phase, Partial<RowFacts>, number]>([
    ['later', { planTimeMs: T + DAY_MS + 1 }, T],
    ['next24h', { planTimeMs: T + DAY_MS }, T],
    ['next24h', {}, T - 1],
    ['due', {}, T],
    ['due', { seenUpToMs: T + 5 * MIN }, T + 5 * MIN],
    ['late', { seenUpToMs: T + 5 * MIN + 1 }, T + 5 * MIN + 1],
    ['due', { ...immediate, seenUpToMs: T + 10 * MIN }, T + 10 * MIN],
    ['late', { ...immediate, seenUpToMs: T + 10 * MIN + 1 }, T + 11 * MIN],
    ['late', { cloudStatus: null, seenUpToMs: T + 6 * MIN }, T + 6 * MIN],
    ['running', { ...executing, seenUpToMs: T + 30 * MIN }, T + 30 * MIN],
    ['stuck', { ...executing, seenUpToMs: T + 30 * MIN + 1 }, T + 31 * MIN],
    ['running', { cloudStatus: 'Rebuilding', seenUpToMs: T + 90 * MIN }, T + 90 * MIN],
    ['due', { absentReads: 2, absentSinceMs: T, seenUpToMs: T + 4 * MIN }, T + 20 * MIN],
    ['vanished', { absentReads: 3, absentSinceMs: T, seenUpToMs: T + 10 * MIN }, T + 10 * MIN],
    ['late', { absentReads: 3, absentSinceMs: T, seenUpToMs: T + 10 * MIN - 1 }, T + 10 * MIN],
    ['failed', { cloudStatus: 'Failed', finalAtMs: T }, T],
    ['withdrawn', { cloudStatus: 'Canceled', finalAtMs: T }, T],
    ['done', { cloudStatus: 'Executed', finalAtMs: T }, T],
    ['handled_early', { cloudStatus: 'Avoided', finalAtMs: T }, T],
    ['done', { cloudStatus: 'Executed', finalAtMs: T, instanceReads: 3 }, T],
    ['not_running', { cloudStatus: 'Executed', finalAtMs: T, instanceReads: 4 }, T],
    ['not_running', { cloudStatus: 'Avoided', finalAtMs: T, instanceReads: 4 }, T],
    ['done', { cloudStatus: 'Executed', finalAtMs: T, instanceReads: 4, instanceOk: true }, T],
  ])('%s', (expected, change, nowMs) => {
    expect(phase(change, nowMs)).toBe(expected);
  });

  test('late, stuck and vanished go by what was seen: blind for a night, nothing gets there', () => {
    const nowMs = T + DAY_MS;
    expect(phase({ seenUpToMs: T + MIN }, nowMs)).toBe('due');
    expect(phase({ seenUpToMs: null }, nowMs)).toBe('due');
    expect(phase({ ...executing, seenUpToMs: T + MIN }, nowMs)).toBe('running');
    expect(phase({ absentReads: 9, absentSinceMs: T, seenUpToMs: T + MIN }, nowMs)).toBe('due');
  });

  test('no row is ever late, stuck or vanished by the clock alone', () => {
    fc.assert(
      fc.property(facts, fc.nat(30 * DAY_MS), (row, laterMs) => {
        const bad = ['late', 'stuck', 'vanished'];
        const before = phaseOf(row, T, LIMITS)?.phase ?? 'none';
        const after = phaseOf(row, T + laterMs, LIMITS)?.phase ?? 'none';
        expect(bad.includes(after)).toBe(bad.includes(before));
      }),
    );
  });

  test('our own runs make stuck later, never earlier', () => {
    const limits = { ...LIMITS, stuckMsByType: { [TYPE]: 60 * MIN } };
    expect(phase({ ...executing, seenUpToMs: T + 45 * MIN }, T, limits)).toBe('running');
    expect(stuckAfterMs(TYPE, { ...LIMITS, stuckMsByType: { [TYPE]: MIN } })).toBe(30 * MIN);
    expect(stuckAfterMs('constructor', LIMITS)).toBe(30 * MIN);
  });
});

test('batches count the phases that need a person, in the same order', () => {
  expect([...ATTENTION_REASONS]).toEqual([...LOOK_HERE]);
});

test('rows that were not accepted', () => {
  expect(phase({ outcome: null })).toBeNull();
  expect(phase({ outcome: 'queued' })).toBeNull();
  expect(phase({ outcome: 'sending' })).toBeNull();
  expect(phase({ outcome: 'unknown' })).toBe('settling');
  expect(phase({ outcome: 'unknown', needsDecisionAtMs: T })).toBe('needs_decision');
  expect(phase({ outcome: 'unknown', leftAtMs: T })).toBeNull();
  expect(phase({ outcome: 'refused' })).toBe('refused');
  expect(phase({ outcome: 'skipped' })).toBe('skipped');
});

test('every phase has a group and a next step; what is urgent needs a person', () => {
  for (const one of PHASES) {
    expect(isPhase(one)).toBe(true);
    const row = { isAcknowledged: false, isRetried: false, reason: null };
    const needsPerson = groupOf({ phase: one }, row) === 'look_here';
    expect(LOOK_HERE.includes(one)).toBe(needsPerson);
    expect(nextStepOf(one) !== 'wait').toBe(needsPerson);
    expect(groupOf({ phase: one }, { ...row, isAcknowledged: true })).not.toBe('look_here');
    if (URGENT.includes(one)) expect(needsPerson).toBe(true);
  }
  expect(isPhase('constructor')).toBe(false);
});

test('what was acknowledged, retried or skipped by choice needs nobody', () => {
  const row = { isAcknowledged: false, isRetried: false, reason: null };
  expect(groupOf({ phase: 'late' }, { ...row, isAcknowledged: true })).toBe('moving');
  expect(groupOf({ phase: 'failed' }, { ...row, isAcknowledged: true })).toBe('finished');
  expect(groupOf({ phase: 'refused' }, { ...row, isRetried: true })).toBe('finished');
  expect(groupOf({ phase: 'stuck' }, { ...row, isRetried: true })).toBe('look_here');
  expect(groupOf({ phase: 'skipped' }, { ...row, reason: 'withdrawn' })).toBe('finished');
  expect(groupOf({ phase: 'skipped' }, { ...row, reason: 'stopped' })).toBe('look_here');
});

test('an acknowledgement lapses when the phase changes, and when it comes again', () => {
  const judged = (change: Partial<RowFacts>) => {
    const found = phaseOf({ ...ROW, ...change }, T + 20 * MIN, LIMITS);
    if (!found) throw new Error('no phase');
    return found;
  };
  const late = judged({ seenUpToMs: T + 6 * MIN });
  const ack = { phase: late.phase, markMs: late.markMs };
  expect(isAcknowledged(late, ack)).toBe(true);
  expect(isAcknowledged(late, null)).toBe(false);
  expect(isAcknowledged(judged({ seenUpToMs: T + 8 * MIN }), ack)).toBe(true);
  expect(isAcknowledged(judged({ ...executing, seenUpToMs: T + 9 * MIN }), ack)).toBe(false);
  const gone = { absentReads: 3, seenUpToMs: T + 60 * MIN };
  const vanished = judged({ ...gone, absentSinceMs: T });
  const again = judged({ ...gone, absentSinceMs: T + 30 * MIN });
  expect(isAcknowledged(again, { phase: vanished.phase, markMs: vanished.markMs })).toBe(false);
});

test('one row is in one phase, which began at a time that is known', () => {
  fc.assert(
    fc.property(facts, time(), (row, nowMs) => {
      const judged = phaseOf(row, nowMs, LIMITS);
      if (!judged) return;
      expect(PHASES).toContain(judged.phase);
      expect(Number.isSafeInteger(judged.sinceMs)).toBe(true);
      expect(Number.isSafeInteger(judged.markMs)).toBe(true);
    }),
  );
});

test('a start is the planned one, else when the cloud took the order', () => {
  expect(startByMs(ROW)).toBe(T);
  expect(startByMs({ ...ROW, planTimeMs: null })).toBe(T - 60 * MIN);
  expect(startByMs({ ...ROW, planTimeMs: null, acceptedAtMs: null, updatedAtMs: 5 })).toBe(5);
  expect(graceMs({ planTimeMs: T }, LIMITS)).toBe(5 * MIN);
  expect(graceMs({ planTimeMs: null }, LIMITS)).toBe(10 * MIN);
});

test('the p95 of our own runs needs twenty of them', () => {
  expect(p95Of(new Array(19).fill(MIN))).toBeNull();
  expect(p95Of([...new Array(19).fill(MIN), 60 * MIN])).toBe(MIN);
  expect(p95Of([...new Array(18).fill(MIN), 2 * MIN, 60 * MIN])).toBe(2 * MIN);
});
