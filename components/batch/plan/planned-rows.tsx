'use client';

import { ListChecks } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useQueryState } from 'nuqs';
import { useCallback, useRef, useState } from 'react';
import type { DraftPatch } from '@/components/batch/plan/draft-patch';
import { ExceptionDialog } from '@/components/batch/plan/exception-dialog';
import { FitDialog } from '@/components/batch/plan/fit-dialog';
import { type Fit, wantsFit } from '@/components/batch/plan/fit-plan';
import { usePlanColumns } from '@/components/batch/plan/plan-columns';
import {
  isBlocked,
  isLate,
  needsLook,
  type PlannedRow,
  type PlanSummary,
  shiftedOverrides,
} from '@/components/batch/plan/planned-row';
import { RowOrderDialog, ShiftDialog } from '@/components/batch/plan/row-dialogs';
import { RowsToolbar } from '@/components/batch/plan/rows-toolbar';
import { type SlotActions, useSlotMoves } from '@/components/batch/plan/use-slot-actions';
import type { PlanSlots } from '@/components/batch/plan/use-slots';
import { LeaveDialog } from '@/components/shell/due-in-freeze';
import { LongTable } from '@/components/table/long-table';
import {
  idsBetween,
  isSelected,
  NO_SELECTION,
  type Selection,
  shownState,
  toggleId,
  withIds,
} from '@/components/table/selection-store';
import { Checkbox } from '@/components/ui/checkbox';
import { EmptyState } from '@/components/ui/empty-state';
import { useSlotWords } from '@/components/vocabulary/slot';
import type { RowOrder } from '@/lib/domain/batches';
import { type DueFreeze, exceptableRules } from '@/lib/domain/schedule/plan-slots';
import { planParsers } from '@/lib/url/batches-params';

type PlannedRowsProps = {
  rows: readonly PlannedRow[];
  summary: PlanSummary;
  zone: string;
  slots: PlanSlots;
  /** Opens the emergency send of the whole plan; its reason says why this person cannot. */
  emergency: { ask: () => void; reason: string | null };
  onChange: (patch: DraftPatch) => void;
  onRemove: (rowIds: readonly string[]) => void;
};

type RowsDialog =
  | { kind: 'shift' | 'order' | 'exception'; ids: readonly string[] }
  | { kind: 'fit' }
  | { kind: 'leave'; planned: PlannedRow; found: DueFreeze };

const rowId = ({ row }: PlannedRow) => row.id;

/** The right side of the plan: each row, judged, with its own time if it has one. */
export function PlannedRows(props: PlannedRowsProps) {
  const { rows, summary, zone, slots, emergency, onChange, onRemove } = props;
  const t = useTranslations('plan');
  const tFit = useTranslations('slots.fit');
  const [show, setShow] = useQueryState('show', planParsers.show);
  const [dialog, setDialog] = useState<RowsDialog | null>(null);
  const shown = show === null ? rows : rows.filter(show === 'late' ? isLate : needsLook);
  const selection = useRowSelection(shown.map(rowId));

  const edit = useCallback((id: string) => setDialog({ kind: 'order', ids: [id] }), []);
  const reset = useCallback((id: string) => onChange({ overrides: { [id]: null } }), [onChange]);
  const moves = useSlotMoves({ slots, rows, zone, onChange });
  const words = useSlotWords(zone, slots.world?.regionNames);
  const slotActions: SlotActions = {
    ...moves,
    askException: (ids) => setDialog({ kind: 'exception', ids }),
    askLeave: (planned, found) => setDialog({ kind: 'leave', planned, found }),
    askEmergency: emergency.ask,
    emergencyReason: emergency.reason,
  };
  const columns = usePlanColumns({
    zone,
    slots,
    slotActions,
    selectAll: (
      <Checkbox
        aria-label={t('table.selectAll')}
        checked={selection.shown === 'all'}
        indeterminate={selection.shown === 'some'}
        onChange={(event) => selection.selectShown(event.currentTarget.checked)}
        className="block"
      />
    ),
    select: ({ row }) => (
      <Checkbox
        aria-label={t('table.select', { id: row.eventId })}
        checked={selection.has(row.id)}
        onChange={({ nativeEvent }) =>
          selection.toggle(row.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }
        className="block"
      />
    ),
    onEdit: edit,
    onReset: reset,
  });

  function setOrders(ids: readonly string[], order: RowOrder | null) {
    onChange({ overrides: Object.fromEntries(ids.map((id) => [id, order])) });
    setDialog(null);
  }

  function applyFit({ moves: fitted, stuck }: Fit) {
    moves.move(fitted, tFit('done', { count: fitted.size }));
    moves.remember(stuck);
    setDialog(null);
  }

  const chosen = new Set(dialog !== null && 'ids' in dialog ? dialog.ids : []);
  const dialogRows = rows.filter(({ row }) => chosen.has(row.id));
  const close = () => setDialog(null);
  return (
    <section aria-labelledby="planned-rows-heading" className="flex min-h-0 min-w-0 flex-1 flex-col">
      <RowsToolbar
        headingId="planned-rows-heading"
        summary={summary}
        selectedIds={selection.ids}
        onlyProblems={show !== null}
        onOnlyProblemsChange={(on) => void setShow(on ? 'problems' : null)}
        onShift={() => setDialog({ kind: 'shift', ids: selection.ids })}
        onSetTime={() => setDialog({ kind: 'order', ids: selection.ids })}
        onRemove={() => onRemove(selection.ids)}
        onRemoveBlocked={() => onRemove(rows.filter(isBlocked).map(rowId))}
        fit={{ count: rows.filter(wantsFit).length, isReady: slots.world !== null }}
        onFit={() => setDialog({ kind: 'fit' })}
        canExcept={selection.ids.length > 0 && canExcept(rows, selection.ids, slots)}
        onException={() => setDialog({ kind: 'exception', ids: selection.ids })}
      />
      <LongTable
        label={t('table.label')}
        rows={shown}
        columns={columns}
        getRowId={rowId}
        minWidth="860px"
        onSelectAll={selection.selectShown}
        isMarked={({ row }) => selection.has(row.id)}
        className="lg:min-h-0 lg:max-h-none lg:flex-1"
        empty={
          <EmptyState
            icon={ListChecks}
            title={rows.length === 0 ? t('table.empty') : t('table.noProblems')}
          />
        }
      />
      {dialog?.kind === 'shift' ? (
        <ShiftDialog
          rows={dialogRows}
          onClose={() => setDialog(null)}
          onShift={(byMs) => {
            onChange({ overrides: shiftedOverrides(dialogRows, byMs) });
            setDialog(null);
          }}
        />
      ) : null}
      {dialog?.kind === 'order' ? (
        <RowOrderDialog
          rows={dialogRows}
          zone={zone}
          onClose={() => setDialog(null)}
          onApply={(order) => setOrders(dialog.ids, order)}
          findSlot={moves.find}
          slotWords={words}
        />
      ) : null}
      {dialog?.kind === 'fit' ? (
        <FitDialog slots={slots} rows={rows} zone={zone} onClose={close} onApply={applyFit} />
      ) : null}
      {dialog?.kind === 'exception' ? (
        <ExceptionDialog
          slots={slots}
          rows={dialogRows}
          zone={zone}
          onClose={close}
          onApply={(reason) => {
            moves.except(dialogRows, reason);
            close();
          }}
        />
      ) : null}
      {dialog?.kind === 'leave' ? (
        <LeaveDialog
          eventKey={dialog.planned.row.key}
          instance={dialog.planned.row.instanceName || dialog.planned.row.resourceId}
          dueAtMs={dialog.planned.row.dueAtMs ?? 0}
          freeze={dialog.found.rule.name}
          zone={zone}
          onClose={close}
          onLeft={() => onRemove([dialog.planned.row.id])}
        />
      ) : null}
    </section>
  );
}

/** Whether a window or a budget, which can be passed, keeps one of the rows from its time. */
function canExcept(rows: readonly PlannedRow[], ids: readonly string[], { world }: PlanSlots): boolean {
  if (!world) return false;
  const chosen = new Set(ids);
  return rows.some(
    ({ row, slot }) => chosen.has(row.id) && slot !== null && exceptableRules(world, slot.open).length > 0,
  );
}

/**
 * Rows of the plan that were ticked, by row id. Only ticked rows that are shown count: a filter must not hide what a
 * button is about to change.
 */
function useRowSelection(shownIds: readonly string[]) {
  const [selection, setSelection] = useState<Selection>(NO_SELECTION);
  const anchorId = useRef<string | null>(null);
  return {
    ids: shownIds.filter((id) => isSelected(selection, id)),
    has: (id: string) => isSelected(selection, id),
    shown: shownState(selection, shownIds),
    clear: () => setSelection(NO_SELECTION),
    selectShown: (on: boolean) => setSelection((now) => withIds(now, shownIds, on)),
    /** With `extend`, everything from the row ticked last to this one becomes as this one. */
    toggle: (id: string, extend: boolean) => {
      const from = anchorId.current;
      setSelection((now) =>
        extend && from !== null
          ? withIds(now, idsBetween(shownIds, from, id), !isSelected(now, id))
          : toggleId(now, id),
      );
      anchorId.current = id;
    },
  };
}

export type RowSelection = ReturnType<typeof useRowSelection>;
