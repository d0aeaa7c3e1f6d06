import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROW_OUTCOMES } from '@/lib/domain/batches';
import { noScores, scoreOf } from '@/lib/domain/box-score';
import { EVENT_STATUSES } from '@/lib/domain/events';
import {
  DAY_MS,
  groupOf,
  isAcknowledged,
  LOOK_HERE,
  PHASES,
  type Phase,
  phaseOf,
  type RowFacts,
  type Thresholds,
} from '@/lib/domain/outcomes';
import { countScores } from '@/lib/server/db/queries/batch-page';
import {
  everyRow,
  type OutcomeConditions,
  type OutcomePlace,
  type OutcomeRecord,
  readOutcomesPage,
} from '@/lib/server/db/queries/outcomes';
import { countOutcomesByPhase } from '@/lib/server/db/queries/outcomes-counts';
import { fillRows } from '@/lib/testing/outcome-rows';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const T = 1_800_000_000_000;
const MIN = 60_000;
const ROWS = 2_000;
const THRESHOLDS: Thresholds = {
  lateGraceMs: 5 * MIN,
  stuckMs: 30 * MIN,
  stuckMsByType: { 'Instance:SystemMaintenance.Redeploy': 45 * MIN },
  vanishMs: 10 * MIN,
  instanceReads: 4,
};
const ALL = everyRow(null);
const judging = { nowMs: T, thresholds: THRESHOLDS };

/** Times around the moment of the judgement, with every border among them. */
const time = fc.oneof(
  fc.integer({ min: T - 2 * DAY_MS, max: T + 2 * DAY_MS }),
  fc.constantFrom(
    ...[0, 5, 10, 30, 45, 1_440].flatMap((minutes) => [-1, 0, 1].map((ms) => T - minutes * MIN + ms)),
  ),
  fc.constantFrom(T + DAY_MS, T + DAY_MS + 1),
);
const facts = fc.record({
  outcome: fc.constantFrom(
    null,
    'accepted' as const,
    'accepted' as const,
    'accepted' as const,
    ...ROW_OUTCOMES,
  ),
  reason: fc.constantFrom(null, 'rejected' as const, 'withdrawn' as const, 'stopped' as const),
  eventType: fc.constantFrom('Instance:SystemFailure.Redeploy', 'Instance:SystemMaintenance.Redeploy'),
  opsType: fc.constantFrom('immediate' as const, 'scheduled' as const),
  planTimeMs: fc.option(time),
  needsDecisionAtMs: fc.option(time),
  leftAtMs: fc.option(time),
  acceptedAtMs: fc.option(time),
  cloudStatus: fc.constantFrom(null, 'Odd', 'Executing', 'Executing', ...EVENT_STATUSES),
  executingSinceMs: fc.option(time),
  finalAtMs: fc.option(time),
  absentReads: fc.integer({ min: 0, max: 4 }),
  absentSinceMs: fc.option(time),
  instanceReads: fc.integer({ min: 0, max: 5 }),
  instanceOk: fc.boolean(),
  seenUpToMs: fc.option(time),
  updatedAtMs: time,
});
type Case = { facts: RowFacts; isRetried: boolean; ack: { phase: Phase; markMs: number } | null };

/** Only what following can leave: an end has a final status, and what is not accepted has none. */
function possible(row: RowFacts): RowFacts {
  if (row.outcome === 'accepted' && row.finalAtMs !== null) {
    const isFinal = ['Executed', 'Failed', 'Canceled', 'Avoided'].includes(row.cloudStatus ?? '');
    const isOver = row.cloudStatus === 'Failed' || row.cloudStatus === 'Canceled';
    return {
      ...row,
      reason: null,
      cloudStatus: isFinal ? row.cloudStatus : 'Executed',
      instanceOk: isOver || row.instanceOk,
    };
  }
  if (row.outcome === 'accepted') {
    return {
      ...row,
      reason: null,
      cloudStatus: row.cloudStatus === 'Failed' ? null : row.cloudStatus,
      instanceOk: false,
    };
  }
  return { ...row, cloudStatus: null, reason: row.outcome === 'skipped' ? row.reason : null };
}

function cases(): Case[] {
  const rows = fc.sample(facts, { numRuns: ROWS, seed: 17 });
  return rows.map((given, index) => {
    const row = possible(given);
    const judged = phaseOf(row, T, THRESHOLDS);
    const mark = judged && index % 3 === 0 ? { phase: judged.phase, markMs: judged.markMs } : null;
    const isOther = index % 9 === 0;
    return {
      facts: row,
      isRetried: index % 4 === 0,
      ack: mark && isOther ? { ...mark, markMs: mark.markMs + 1 } : mark,
    };
  });
}

describe.each(testStoreKinds())('phases in SQL on %s', (kind) => {
  let store: TestStore;
  const given = cases();
  let listed: Map<string, OutcomeRecord>;
  beforeAll(async () => {
    store = await openTestStore(kind);
    await fillRows(store, given);
    listed = new Map((await readAll(ALL)).map((row) => [row.id, row]));
  }, 60_000);
  afterAll(() => store.dispose());

  /** Everything that matches, by pages of 150. */
  async function readAll(conditions: OutcomeConditions): Promise<OutcomeRecord[]> {
    const rows: OutcomeRecord[] = [];
    let after: OutcomePlace | null = null;
    for (;;) {
      const page = await readOutcomesPage(store.db, { judging, conditions, after, limit: 150 });
      rows.push(...page.map(({ row }) => row));
      const last = page.at(-1);
      if (page.length < 150 || !last) return rows;
      after = last.place;
    }
  }

  test(`${ROWS} generated rows: the same phase, since, mark, and group as the rule says`, () => {
    const seen = new Set<string>();
    for (const [index, one] of given.entries()) {
      const row = listed.get(`row-${index}`);
      const judged = phaseOf(one.facts, T, THRESHOLDS);
      const said = row && { phase: row.phase, sinceMs: row.sinceMs, markMs: row.markMs };
      expect(said ?? null, JSON.stringify(one)).toEqual(judged);
      if (!judged || !row) continue;
      seen.add(judged.phase);
      const isAcked = isAcknowledged(judged, one.ack);
      expect(row.ackBy !== null).toBe(isAcked);
      const { reason } = one.facts;
      const group = groupOf(judged, { isAcknowledged: isAcked, isRetried: one.isRetried, reason });
      expect(row.looksHere === 1, JSON.stringify(one)).toBe(group === 'look_here');
    }
    expect([...seen].sort()).toEqual([...PHASES].sort());
  });

  test('pages hold every row once, what needs a person first', async () => {
    const rows = await readAll(ALL);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.length).toBe(given.filter(({ facts: row }) => phaseOf(row, T, THRESHOLDS)).length);
    const firstOther = rows.findIndex(({ looksHere }) => looksHere === 0);
    expect(rows.slice(firstOther).every(({ looksHere }) => looksHere === 0)).toBe(true);
    expect(await readAll({ ...ALL, onlyLookHere: true })).toHaveLength(firstOther);
  });

  test('the counts are those of the lists; a phase that needs a person counts those that still do', async () => {
    const counts = await countOutcomesByPhase(store.db, judging, ALL, T - DAY_MS);
    for (const phase of PHASES) {
      const rows = await readAll({ ...ALL, phases: [phase] });
      expect(rows.every((row) => row.phase === phase)).toBe(true);
      const open = rows.filter(({ looksHere }) => looksHere === 1 || !LOOK_HERE.includes(phase));
      expect([phase, counts[phase]]).toEqual([phase, open.length]);
    }
    const doneToday = [...listed.values()].filter(
      ({ phase, finalAtMs }) =>
        (phase === 'done' || phase === 'handled_early') && (finalAtMs ?? 0) >= T - DAY_MS,
    );
    expect(counts.done_today).toBe(doneToday.length);
  });

  test('the box score of a batch counts each of its rows once, by the same rule', async () => {
    const box = noScores();
    for (const { facts: row } of given) {
      const score = scoreOf(phaseOf(row, T, THRESHOLDS)?.phase ?? null, row);
      if (score) box[score] += 1;
    }
    expect(Math.min(...Object.values(box))).toBeGreaterThan(0);
    expect(await countScores(store.db, judging, 'batch-1', null)).toEqual(box);
    expect(await countScores(store.db, judging, 'batch-1', [])).toEqual(noScores());
  });

  test('every filter narrows, and the counts go with it', async () => {
    const inTime = { ...ALL, fromMs: T - DAY_MS, toMs: T };
    const rows = await readAll(inTime);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(listed.size);
    const region = { ...ALL, regionIds: ['cn-0'] };
    expect((await readAll(region)).every(({ regionId }) => regionId === 'cn-0')).toBe(true);
    const one = await readAll({ ...ALL, words: ['row-7%'] });
    expect(one).toEqual([]);
    const named = await readAll({ ...ALL, words: ['I-', 'machine-12'] });
    expect(named.every(({ instanceName }) => instanceName.includes('machine-12'))).toBe(true);
    expect((await readAll({ ...ALL, batchId: 'nothing' })).length).toBe(0);
    const counts = await countOutcomesByPhase(store.db, judging, { ...ALL, batchId: 'nothing' }, 0);
    expect(Object.values(counts).every((count) => count === 0)).toBe(true);
  });
});
