import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RowFacts } from '@/lib/domain/outcomes';
import { readOutcomeFilter, readTimeline, readTimelineParams } from '@/lib/server/services/outcomes/list';
import { person } from '@/lib/testing/jobs/dispatch-bench';
import { fillRows, plannedFacts } from '@/lib/testing/outcome-rows';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const NOW_MS = Date.UTC(2026, 10, 30, 12);
const HOUR_MS = 3_600_000;
const SPAN = { spanFromMs: NOW_MS - 12 * HOUR_MS, spanToMs: NOW_MS + 12 * HOUR_MS };

const planned = plannedFacts(NOW_MS);
const doneAt = (finalAtMs: number): RowFacts => ({
  ...planned,
  cloudStatus: 'Executed',
  executingSinceMs: finalAtMs - 60_000,
  finalAtMs,
  instanceOk: true,
});

describe.each(testStoreKinds())('the picture of a span of time, on %s', (kind) => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore(kind);
  });
  afterEach(() => store.dispose());
  const read = (input: object = {}) =>
    readTimeline(person({ store, now: () => NOW_MS }, 'viewer'), { ...SPAN, ...input });
  const fill = (facts: readonly RowFacts[]) =>
    fillRows(
      store,
      facts.map((one) => ({ facts: one })),
    );

  test('holds every row that happens inside it, and no other', async () => {
    await fill([
      planned,
      doneAt(NOW_MS - HOUR_MS),
      doneAt(NOW_MS - 13 * HOUR_MS),
      { ...planned, planTimeMs: NOW_MS + 13 * HOUR_MS },
      { ...planned, cloudStatus: 'Executing', executingSinceMs: NOW_MS - 20 * HOUR_MS },
    ]);
    const { rows, hours } = await read();
    expect(hours).toBeNull();
    expect(rows.map(({ rowId }) => rowId).sort()).toEqual(['row-0', 'row-1', 'row-4']);
    expect((await read({ phase: ['done'] })).rows.map(({ rowId }) => rowId)).toEqual(['row-1']);
    expect((await read({ region: ['cn-2'] })).rows).toEqual([]);
  });

  test('more than can be drawn are counted by hour, region and phase, and none is left out', async () => {
    const many = 2_400;
    await fill(
      Array.from({ length: many }, (_, index) =>
        index % 2 === 0 ? doneAt(NOW_MS - (index % 5) * HOUR_MS) : planned,
      ),
    );
    const { rows, hours } = await read();
    expect(rows).toEqual([]);
    expect(hours?.reduce((sum, { count }) => sum + count, 0)).toBe(many);
    expect(hours?.every(({ hourMs }) => hourMs % HOUR_MS === 0)).toBe(true);
    const later = hours?.filter(({ phase }) => phase === 'next24h') ?? [];
    expect(later.map(({ hourMs, regionId }) => [hourMs, regionId])).toEqual(
      ['cn-0', 'cn-1', 'cn-2'].map((regionId) => [NOW_MS + HOUR_MS, regionId]),
    );
  });

  test('what an answer has no room for lies at the ends of the span, in every region alike', async () => {
    const [REGIONS, HOURS, ROOM] = [50, 120, 5_000];
    await fill(
      Array.from({ length: REGIONS * HOURS }, (_, index) =>
        doneAt(NOW_MS - Math.floor(index / REGIONS) * HOUR_MS + 60_000),
      ),
    );
    await store.db
      .updateTable('batchRows')
      .set({ regionId: sql<string>`'cn-' || (position % ${sql.lit(REGIONS)})` })
      .execute();
    const { hours = [] } = await read({ spanFromMs: NOW_MS - 5 * 24 * HOUR_MS, spanToMs: NOW_MS + HOUR_MS });
    expect(hours).toHaveLength(ROOM);
    const nearest = Array.from({ length: ROOM / REGIONS }, (_, hour) => NOW_MS - hour * HOUR_MS);
    for (let region = 0; region < REGIONS; region++) {
      const some = hours?.filter(({ regionId }) => regionId === `cn-${region}`) ?? [];
      expect(some.map(({ hourMs }) => hourMs).sort((a, b) => b - a)).toEqual(nearest);
    }
  });

  test('a span that is empty or too long is refused, and so is what does not exist yet', async () => {
    await expect(read({ spanToMs: SPAN.spanFromMs })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(read({ spanToMs: NOW_MS + 30 * 24 * HOUR_MS })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const of = (search: string) => new URLSearchParams(search);
    expect(readTimelineParams(of('since=1&until=2&phase=late'))).toMatchObject({
      spanFromMs: 1,
      spanToMs: 2,
    });
    expect(() => readOutcomeFilter(of('saved=mine&phase=late'))).toThrow(
      expect.objectContaining({ code: 'invalid_input', reason: 'parameter' }),
    );
  });
});
