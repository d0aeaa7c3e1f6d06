'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useMemo, useState } from 'react';
import { type DraftPatch, mutable } from '@/components/batch/plan/draft-patch';
import type { PlannedRow } from '@/components/batch/plan/planned-row';
import type { PlanSlots } from '@/components/batch/plan/use-slots';
import { notify } from '@/components/feedback/toast-store';
import { useInstantWords } from '@/components/time/use-clock';
import type { RowOrder } from '@/lib/domain/batches';
import {
  type DueFreeze,
  dueFreezes,
  exceptableRules,
  lastSlotBefore,
  placedOf,
  slotAfter,
  type TimedRow,
} from '@/lib/domain/schedule/plan-slots';
import type { FreeSlot } from '@/lib/domain/schedule/world';
import { nowMs } from '@/lib/time/clock';

/** What one cell of the column Slot can do. */
export type SlotActions = {
  /** Moves the row to its next free slot, or remembers that there is none. */
  next: (rowId: string) => void;
  /** What the last search for a slot of the row said, when it found none. */
  stuckOf: (rowId: string) => FreeSlot | null;
  askException: (rowIds: readonly string[]) => void;
  removeException: (rowIds: readonly string[]) => void;
  /** The freeze in which the cloud would act on the row first, unless somebody has answered. */
  dueFreezeOf: (planned: PlannedRow) => DueFreeze | null;
  actBefore: (planned: PlannedRow, found: DueFreeze) => void;
  askLeave: (planned: PlannedRow, found: DueFreeze) => void;
  askEmergency: () => void;
  /** Why this person cannot send without approval; null when they can. */
  emergencyReason: string | null;
};

type SlotMovesInput = {
  slots: PlanSlots;
  rows: readonly PlannedRow[];
  zone: string;
  onChange: (patch: DraftPatch) => void;
};

/** Moving rows to free slots, each move with its way back. */
export function useSlotMoves({ slots, rows, zone, onChange }: SlotMovesInput) {
  const t = useTranslations('slots.plan');
  const write = useInstantWords(zone);
  const [stuck, setStuck] = useState<ReadonlyMap<string, FreeSlot>>(new Map());
  const { world, timed } = slots;
  const timedOf = useMemo(() => new Map(timed.map((one) => [one.row.key, one])), [timed]);
  const placed = useMemo(() => placedOf(timed), [timed]);

  /** Sets own times; for a while one press takes them back. */
  const move = useCallback(
    (moves: ReadonlyMap<string, number>, told: string) => {
      const before = new Map(rows.map(({ row }) => [row.id, row.override]));
      const overrides: Record<string, RowOrder | null> = {};
      const undone: Record<string, RowOrder | null> = {};
      for (const [rowId, planTimeMs] of moves) {
        overrides[rowId] = { opsType: 'scheduled', planTimeMs };
        undone[rowId] = before.get(rowId) ?? null;
      }
      onChange({ overrides });
      setStuck((now) => new Map([...now].filter(([rowId]) => !moves.has(rowId))));
      notify.success(told, {
        action: { label: t('undo'), onClick: () => onChange({ overrides: undone }) },
      });
    },
    [rows, onChange, t],
  );

  /** The next free slot of a row; null while the schedule is not there. */
  const find = useCallback(
    (rowId: string, startMs?: number | null): FreeSlot | null => {
      const known = timedOf.get(rowId);
      if (!world || !known) return null;
      const row: TimedRow = startMs === undefined ? known : { ...known, startMs };
      return slotAfter(world, row, nowMs(), placed);
    },
    [world, timedOf, placed],
  );

  const next = useCallback(
    (rowId: string) => {
      const slot = find(rowId);
      if (slot === null) return;
      if (slot.kind === 'free') {
        move(new Map([[rowId, slot.startMs]]), t('movedTo', { time: write(slot.startMs) }));
        return;
      }
      setStuck((now) => new Map(now).set(rowId, slot));
      notify.warning(slot.kind === 'none' ? t('none') : t('noneBeforeDue', { time: write(slot.dueAtMs) }));
    },
    [find, move, t, write],
  );

  /** Rows for which the search of Fit all found nothing say so. */
  const remember = useCallback((found: readonly { key: string; slot: FreeSlot }[]) => {
    setStuck((now) => new Map([...now, ...found.map(({ key, slot }) => [key, slot] as const)]));
  }, []);

  function dueFreezeOf({ row, order }: PlannedRow): DueFreeze | null {
    const known = timedOf.get(row.id);
    if (!world || !known || row.dueAtMs === null || slots.left.has(row.id)) return null;
    const isBefore =
      order !== null && known.startMs !== null && known.startMs + known.row.spanMs <= row.dueAtMs;
    return isBefore ? null : (dueFreezes(world, known.row)[0] ?? null);
  }

  function actBefore({ row }: PlannedRow, { stretch }: DueFreeze): void {
    const known = timedOf.get(row.id);
    if (!world || !known) return;
    const startMs = lastSlotBefore(world, known.row, { beforeMs: stretch.fromMs, nowMs: nowMs() }, placed);
    if (startMs === null) notify.warning(t('noneBeforeFreeze'));
    else move(new Map([[row.id, startMs]]), t('movedTo', { time: write(startMs) }));
  }

  function removeException(rowIds: readonly string[]): void {
    const before = new Map(rows.map(({ row }) => [row.id, row.exception]));
    onChange({ exceptions: Object.fromEntries(rowIds.map((id) => [id, null])) });
    notify.success(t('exceptionRemoved'), {
      action: {
        label: t('undo'),
        onClick: () =>
          onChange({
            exceptions: Object.fromEntries(rowIds.map((id) => [id, mutable(before.get(id) ?? null)])),
          }),
      },
    });
  }

  /** The rows pass what stands in their way now, beside what they pass already. */
  function except(planned: readonly PlannedRow[], reason: string): void {
    const exceptions: NonNullable<DraftPatch['exceptions']> = {};
    for (const { row, slot } of planned) {
      const rules = slot && world ? exceptableRules(world, slot.verdict.blocks) : [];
      if (rules.length > 0) exceptions[row.id] = { reason, rules };
    }
    onChange({ exceptions });
  }

  return {
    move,
    find,
    next,
    remember,
    dueFreezeOf,
    actBefore,
    except,
    removeException,
    stuckOf: (rowId: string) => stuck.get(rowId) ?? null,
  };
}

export type SlotMoves = ReturnType<typeof useSlotMoves>;
