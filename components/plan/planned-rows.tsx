'use client';

import { ListChecks } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useQueryState } from 'nuqs';
import { useCallback, useState } from 'react';
import { isLate } from '@/components/plan/before-due';
import type { DraftPatch } from '@/components/plan/draft-patch';
import { usePlanColumns } from '@/components/plan/plan-columns';
import {
  isBlocked,
  needsLook,
  type PlannedRow,
  type PlanSummary,
  shiftedOverrides,
} from '@/components/plan/planned-row';
import { RowOrderDialog } from '@/components/plan/row-order-dialog';
import { RowsToolbar } from '@/components/plan/rows-toolbar';
import { ShiftDialog } from '@/components/plan/shift-dialog';
import { useRowSelection } from '@/components/plan/use-row-selection';
import { LongTable } from '@/components/table/long-table';
import { Checkbox } from '@/components/ui/checkbox';
import { EmptyState } from '@/components/ui/empty-state';
import type { RowOrder } from '@/lib/domain/batches';
import { planParsers } from '@/lib/url/batches-params';

type PlannedRowsProps = {
  rows: readonly PlannedRow[];
  summary: PlanSummary;
  zone: string;
  onChange: (patch: DraftPatch) => void;
  onRemove: (rowIds: readonly string[]) => void;
};

const rowId = ({ row }: PlannedRow) => row.id;

/** The right side of the plan: each row, judged, with its own time if it has one. */
export function PlannedRows({ rows, summary, zone, onChange, onRemove }: PlannedRowsProps) {
  const t = useTranslations('plan');
  const [show, setShow] = useQueryState('show', planParsers.show);
  const [dialog, setDialog] = useState<{ kind: 'shift' | 'order'; ids: readonly string[] } | null>(null);
  const shown = show === null ? rows : rows.filter(show === 'late' ? isLate : needsLook);
  const selection = useRowSelection(shown.map(rowId));

  const edit = useCallback((id: string) => setDialog({ kind: 'order', ids: [id] }), []);
  const reset = useCallback((id: string) => onChange({ overrides: { [id]: null } }), [onChange]);
  const columns = usePlanColumns({
    zone,
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

  const chosen = new Set(dialog?.ids);
  const dialogRows = rows.filter(({ row }) => chosen.has(row.id));
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
      />
      <LongTable
        label={t('table.label')}
        rows={shown}
        columns={columns}
        getRowId={rowId}
        minWidth="640px"
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
        />
      ) : null}
    </section>
  );
}
