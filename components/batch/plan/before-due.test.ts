import { expect, test } from 'vitest';
import {
  beforeDueOverrides,
  beforeFirstDueMs,
  isLate,
  judgeDraft,
} from '@/components/batch/plan/planned-row';
import { draftOf, NOW_MS, rowOf } from '@/lib/testing/plan-drafts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const plan = { ...draftOf().plan, planTimeMs: NOW_MS + 6 * HOUR_MS };
const rows = [
  rowOf('early', { dueAtMs: NOW_MS + 9 * HOUR_MS }),
  rowOf('late', { dueAtMs: NOW_MS + 4 * HOUR_MS + 20_000 }),
  rowOf('soon', { dueAtMs: NOW_MS + 20 * MINUTE_MS }),
  rowOf('now', { dueAtMs: NOW_MS + 3 * MINUTE_MS }),
  rowOf('passed', { dueAtMs: NOW_MS - HOUR_MS }),
  rowOf('open', { dueAtMs: null }),
];

test('late rows move before the cloud acts, and no plan comes too late afterwards', () => {
  const judged = judgeDraft({ plan, rows }, NOW_MS);
  expect(judged.filter(isLate).map(({ row }) => row.id)).toEqual(['late', 'soon', 'now']);
  const overrides = beforeDueOverrides(judged, NOW_MS);
  expect(overrides).toEqual({
    late: { opsType: 'scheduled', planTimeMs: NOW_MS + 3 * HOUR_MS + 30 * MINUTE_MS },
    soon: { opsType: 'scheduled', planTimeMs: NOW_MS + 6 * MINUTE_MS },
  });
  const moved = rows.map((row) => ({ ...row, override: overrides[row.id] ?? null }));
  const after = judgeDraft({ plan, rows: moved }, NOW_MS);
  expect(after.filter(isLate).map(({ row }) => row.id)).toEqual(['now']);
  expect(
    after.filter(({ row }) => row.id in overrides).every(({ judgement }) => judgement.refusals.length === 0),
  ).toBe(true);
});

test('the time before the first due one, for the whole plan', () => {
  const judged = judgeDraft({ plan, rows: rows.slice(0, 2) }, NOW_MS);
  expect(beforeFirstDueMs(judged, NOW_MS)).toBe(NOW_MS + 3 * HOUR_MS + 30 * MINUTE_MS);
  expect(beforeFirstDueMs(judgeDraft({ plan, rows }, NOW_MS), NOW_MS)).toBeNull();
});
