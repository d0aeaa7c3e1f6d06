import { describe, expect, test } from 'vitest';
import { judgeDraft, needsLook, shiftedOverrides, summarise } from '@/components/batch/plan/planned-row';
import { draftOf, NOW_MS, rowOf } from '@/lib/testing/plan-drafts';

const HOUR_MS = 3_600_000;

describe('judging a draft', () => {
  test('rows follow the batch, keep their own setting, and take alternating places of a spread', () => {
    const fromMs = NOW_MS + 2 * HOUR_MS;
    const draft = draftOf({
      plan: {
        when: 'scheduled',
        planTimeMs: fromMs,
        spread: { fromMs, toMs: fromMs + HOUR_MS },
        zone: 'UTC',
      },
      rows: [
        rowOf('a', { regionId: 'x' }),
        rowOf('b', { regionId: 'x' }),
        rowOf('own', { regionId: 'x', override: { opsType: 'immediate', planTimeMs: null } }),
        rowOf('c', { regionId: 'y' }),
      ],
    });
    const times = judgeDraft(draft, NOW_MS).map(({ order }) => order?.planTimeMs);
    expect(times).toEqual([fromMs, fromMs + HOUR_MS, null, fromMs + HOUR_MS / 2]);
  });

  test('counts what is ready, what needs a look and what is blocked', () => {
    const draft = draftOf({
      plan: { when: 'scheduled', planTimeMs: NOW_MS + HOUR_MS, spread: null, zone: 'UTC' },
      rows: [
        rowOf('ready', { localDisk: true }),
        rowOf('late', { dueAtMs: NOW_MS + 60_000, regionName: 'Dalian' }),
        rowOf('gone', { notRedeployable: 'status_final' }),
      ],
    });
    const rows = judgeDraft(draft, NOW_MS);
    expect(rows.map(needsLook)).toEqual([false, true, true]);
    expect(summarise(rows)).toMatchObject({
      ready: 1,
      needLook: 2,
      blocked: 1,
      localDisk: 1,
      cloudFirst: 1,
      earliestMs: NOW_MS + HOUR_MS,
      latestMs: NOW_MS + HOUR_MS,
    });
  });

  test('a shift moves only rows that have a time', () => {
    const draft = draftOf({
      plan: { when: 'scheduled', planTimeMs: NOW_MS + HOUR_MS, spread: null, zone: 'UTC' },
      rows: [rowOf('a'), rowOf('now', { override: { opsType: 'immediate', planTimeMs: null } })],
    });
    expect(shiftedOverrides(judgeDraft(draft, NOW_MS), -60_000)).toEqual({
      a: { opsType: 'scheduled', planTimeMs: NOW_MS + HOUR_MS - 60_000 },
    });
  });
});
