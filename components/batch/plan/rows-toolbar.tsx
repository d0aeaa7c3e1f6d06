'use client';

import { CalendarSearch, Clock, ClockArrowUp, ListFilter, ListX, ShieldAlert, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { PlanSummary } from '@/components/batch/plan/planned-row';
import { Button } from '@/components/ui/button';

type RowsToolbarProps = {
  headingId: string;
  summary: PlanSummary;
  selectedIds: readonly string[];
  onlyProblems: boolean;
  onOnlyProblemsChange: (on: boolean) => void;
  onShift: () => void;
  onSetTime: () => void;
  onRemove: () => void;
  onRemoveBlocked: () => void;
  /** Rows that do not fit or have no time. */
  fit: { count: number; isReady: boolean };
  onFit: () => void;
  canExcept: boolean;
  onException: () => void;
};

/** Above the planned rows: how they stand, and what can be done to the ticked ones. */
export function RowsToolbar(props: RowsToolbarProps) {
  const t = useTranslations('plan');
  const tFit = useTranslations('slots.fit');
  const tSlots = useTranslations('slots.plan');
  const { summary, selectedIds, onlyProblems, fit } = props;
  const noFit = fit.isReady ? (fit.count === 0 ? tFit('nothingToFit') : null) : tSlots('why_loading');
  const reason = selectedIds.length === 0 ? t('actions.selectFirst') : null;
  return (
    <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b px-5 py-2 max-sm:px-4">
      <h2 id={props.headingId} className="font-semibold">
        {t('table.label')}
      </h2>
      <span role="status" className="text-dim text-sm">
        {t('table.ready', { count: summary.ready })}
        {summary.needLook > 0 ? ` · ${t('table.needLook', { count: summary.needLook })}` : null}
        {selectedIds.length > 0 ? ` · ${t('actions.selected', { count: selectedIds.length })}` : null}
      </span>
      <div className="ml-auto flex flex-wrap items-center gap-1">
        {summary.needLook > 0 || onlyProblems ? (
          <Button
            variant="ghost"
            aria-pressed={onlyProblems}
            onClick={() => props.onOnlyProblemsChange(!onlyProblems)}
          >
            <ListFilter aria-hidden />
            {onlyProblems ? t('table.showAll') : t('table.onlyProblems')}
          </Button>
        ) : null}
        {summary.blocked > 0 && summary.blocked < summary.ready + summary.needLook ? (
          <Button variant="ghost" onClick={props.onRemoveBlocked}>
            <ListX aria-hidden />
            {t('actions.removeBlocked', { count: summary.blocked })}
          </Button>
        ) : null}
        <Button
          variant={fit.count > 0 && fit.isReady ? 'outline' : 'ghost'}
          reason={noFit}
          onClick={props.onFit}
        >
          <CalendarSearch aria-hidden />
          {fit.count > 0 ? tFit('buttonCount', { count: fit.count }) : tFit('button')}
        </Button>
        {props.canExcept ? (
          <Button variant="ghost" onClick={props.onException}>
            <ShieldAlert aria-hidden />
            {tSlots('exception')}
          </Button>
        ) : null}
        <Button variant="ghost" reason={reason} onClick={props.onSetTime}>
          <Clock aria-hidden />
          {t('actions.setTime')}
        </Button>
        <Button variant="ghost" reason={reason} onClick={props.onShift}>
          <ClockArrowUp aria-hidden />
          {t('actions.shift')}
        </Button>
        <Button variant="ghost" reason={reason} onClick={props.onRemove}>
          <Trash2 aria-hidden />
          {t('actions.remove')}
        </Button>
      </div>
    </div>
  );
}
