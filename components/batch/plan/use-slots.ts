'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { SlotJudge } from '@/components/batch/plan/slot-judge';
import { useClock } from '@/components/time/use-clock';
import { draftSchedule } from '@/lib/api-client/draft-schedule';
import { effectiveOrders } from '@/lib/domain/plan';
import { unpackRows, unpackWorld } from '@/lib/domain/schedule/packed';
import { startOf, type TimedRow } from '@/lib/domain/schedule/plan-slots';
import type { ScheduleWorld, SlotVerdict } from '@/lib/domain/schedule/world';
import type { Draft } from '@/lib/schemas/drafts';

const MINUTE_MS = 60_000;

/** What the times of a plan are judged by, and what came of it. */
export type PlanSlots = {
  /** `loading` until there is something to judge by; `failed` when it cannot be read. */
  state: 'loading' | 'failed' | 'judging' | 'current';
  world: ScheduleWorld | null;
  /** Rows with their starts, in the plan's order. */
  timed: readonly TimedRow[];
  verdicts: ReadonlyMap<string, SlotVerdict>;
  /** Row id → people in whose drafts its instance stands, too. */
  alsoIn: ReadonlyMap<string, readonly string[]>;
  /** Row id → who left its event to the cloud. */
  left: ReadonlyMap<string, string>;
  /** Rows of batches that are planned for an hour (epoch ms within it) in the regions of this plan. */
  plannedAt: (ms: number) => number;
};

const HOUR_MS = 3_600_000;

/** Reads the schedule of a draft's rows, and judges each at its time whenever one of the two has changed. */
export function useSlots(draft: Draft): PlanSlots {
  const { id, rows, plan, scheduleVersion } = draft;
  const ids = useMemo(() => signatureOf(rows), [rows]);
  const { data, isError } = useQuery(draftSchedule(id, `${scheduleVersion} ${ids}`));
  const packedWorld = data?.world;
  const packedRows = data?.rows;
  const world = useMemo(() => (packedWorld ? unpackWorld(packedWorld) : null), [packedWorld]);
  const worldRows = useMemo(
    () =>
      packedRows
        ? unpackRows(
            packedRows,
            rows.map((row) => ({
              key: row.id,
              instanceId: row.resourceId,
              dueAtMs: row.dueAtMs,
              dueIsEstimate: row.dueIsEstimate,
            })),
          )
        : null,
    [packedRows, rows],
  );
  // Rows that go immediately start now, whenever that is.
  const hasNow = plan.when === 'immediate' || rows.some(({ override }) => override?.opsType === 'immediate');
  const minuteMs = useClock((nowMs) => (hasNow ? Math.floor(nowMs / MINUTE_MS) * MINUTE_MS : 0));
  const timed = useMemo(() => {
    if (!worldRows) return [];
    const orders = effectiveOrders(plan, rows);
    return rows.flatMap(({ id: rowId }, index) => {
      const row = worldRows.get(rowId);
      return row ? [{ row, startMs: startOf(orders[index] ?? null, minuteMs) }] : [];
    });
  }, [worldRows, plan, rows, minuteMs]);

  const [judge] = useState(() => new SlotJudge());
  const { verdicts, isCurrent } = useSyncExternalStore(judge.subscribe, judge.getView, judge.getView);
  useEffect(() => {
    if (world) judge.start(world, timed);
    return () => judge.stop();
  }, [judge, world, timed]);

  const also = data?.alsoIn;
  const alsoIn = useMemo(
    () =>
      new Map(
        also?.rows.map(([rowId, names]) => [rowId, names.flatMap((name) => also.names[name] ?? [])] as const),
      ),
    [also],
  );
  const leftRows = data?.left;
  const left = useMemo(() => new Map(leftRows), [leftRows]);
  const hours = data?.planned.hours;
  const byHour = useMemo(() => {
    const counts = new Map<number, number>();
    for (const [, hour, count] of hours ?? []) counts.set(hour, (counts.get(hour) ?? 0) + count);
    return counts;
  }, [hours]);

  return {
    state: world ? (isCurrent ? 'current' : 'judging') : isError ? 'failed' : 'loading',
    world,
    timed,
    verdicts,
    alsoIn,
    left,
    plannedAt: (ms) => byHour.get(Math.floor(ms / HOUR_MS)) ?? 0,
  };
}

/** Changes when other rows are in the plan, whatever their times (FNV-1a over the ids). */
function signatureOf(rows: readonly { id: string }[]): string {
  let hash = 0x811c9dc5;
  for (const { id } of rows) {
    for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  }
  return `${rows.length}-${hash >>> 0}`;
}
