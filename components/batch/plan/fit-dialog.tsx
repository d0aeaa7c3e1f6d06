'use client';

import { ArrowRight, CircleX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type Fit, fitPlan, MAX_FITTED_ROWS, wantsFit } from '@/components/batch/plan/fit-plan';
import type { PlannedRow } from '@/components/batch/plan/planned-row';
import { useStuckText } from '@/components/batch/plan/slot-cell';
import type { PlanSlots } from '@/components/batch/plan/use-slots';
import { useInstantWords } from '@/components/time/use-clock';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useSlotWords } from '@/components/vocabulary/slot';
import { nowMs } from '@/lib/time/clock';

/** Lines that are shown; the others are counted. */
const SHOWN_LINES = 200;

type FitDialogProps = {
  slots: PlanSlots;
  rows: readonly PlannedRow[];
  zone: string;
  onClose: () => void;
  onApply: (fit: Fit) => void;
};

/** What Fit all would move, from where to where, and which rows find no slot: looked at before it happens. */
export function FitDialog({ slots, rows, zone, onClose, onApply }: FitDialogProps) {
  const t = useTranslations('slots.fit');
  const tPlan = useTranslations('plan');
  const tCommon = useTranslations('common');
  const write = useInstantWords(zone);
  const words = useSlotWords(zone, slots.world?.regionNames);
  const stuckText = useStuckText(zone);
  // As it was when the dialog was opened: what is applied is what was looked at.
  const [fit] = useState(() => slots.world && fitPlan(slots.world, rows, slots.timed, nowMs()));
  const [plannedOf] = useState(() => new Map(rows.map((planned) => [planned.row.id, planned])));
  const [wanting] = useState(() => rows.filter(wantsFit).length);
  const nameOf = (rowId: string) => {
    const row = plannedOf.get(rowId)?.row;
    return row ? row.instanceName || row.resourceId : rowId;
  };
  const timeOf = (rowId: string) => {
    const order = plannedOf.get(rowId)?.order;
    if (!order) return tPlan('table.noTime');
    return order.opsType === 'immediate' ? tPlan('table.immediately') : write(order.planTimeMs);
  };
  const moves = [...(fit?.moves ?? [])].sort((a, b) => a[1] - b[1]);
  const stuck = fit?.stuck ?? [];

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={t('title', { count: moves.length })}
      description={t('text')}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {tCommon('cancel')}
          </Button>
          <Button
            variant="primary"
            reason={moves.length === 0 ? t('nothing') : null}
            onClick={() => fit && onApply(fit)}
          >
            {t('apply')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {wanting > MAX_FITTED_ROWS ? (
          <p className="text-dim">{t('some', { count: MAX_FITTED_ROWS })}</p>
        ) : null}
        {stuck.length > 0 ? (
          <Alert tone="red" icon={CircleX} title={t('stuck', { count: stuck.length })}>
            <ul className="flex list-disc flex-col gap-1 pl-4">
              {stuck.slice(0, SHOWN_LINES).map(({ key, slot }) => (
                <li key={key}>
                  <span className="font-medium">{nameOf(key)}</span>: {stuckText(slot, words)}
                </li>
              ))}
            </ul>
            <More count={stuck.length - SHOWN_LINES} />
          </Alert>
        ) : null}
        {moves.length > 0 ? (
          <table className="w-full text-left" aria-label={t('label')}>
            <thead>
              <tr className="text-dim text-xs">
                <th scope="col" className="py-1 pr-3 font-medium">
                  {tPlan('table.instance')}
                </th>
                <th scope="col" className="py-1 pr-3 font-medium">
                  {t('from')}
                </th>
                <th scope="col" className="py-1 font-medium">
                  {t('to')}
                </th>
              </tr>
            </thead>
            <tbody>
              {moves.slice(0, SHOWN_LINES).map(([rowId, startMs]) => (
                <tr key={rowId} className="border-line border-t">
                  <td className="max-w-44 truncate py-1 pr-3">{nameOf(rowId)}</td>
                  <td className="py-1 pr-3 text-dim">{timeOf(rowId)}</td>
                  <td className="py-1 font-medium">
                    <ArrowRight aria-hidden className="mr-1 inline size-3 text-faint" />
                    {write(startMs)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        <More count={moves.length - SHOWN_LINES} />
      </div>
    </Dialog>
  );
}

function More({ count }: { count: number }) {
  const t = useTranslations('slots.fit');
  return count > 0 ? <p className="text-dim text-sm">{t('more', { count })}</p> : null;
}
