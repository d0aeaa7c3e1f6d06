'use client';

import { CalendarX, HardDrive, ShieldAlert, ShieldCheck, TriangleAlert, Zap } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { counted } from '@/components/batch/plan/exception-dialog';
import { isSlotBlocked, type PlannedRow, type PlanSummary } from '@/components/batch/plan/planned-row';
import type { PlanSlots } from '@/components/batch/plan/use-slots';
import { Alert } from '@/components/ui/alert';
import { useSlotWords } from '@/components/vocabulary/slot';
import { useConditionWords } from '@/lib/i18n/policy-words';
import type { ApprovalPreview } from '@/lib/schemas/drafts';

/** What to know before submitting; shown beside the form and again in the confirm dialog. */
export function Callouts({ summary }: { summary: PlanSummary }) {
  const t = useTranslations('plan.callout');
  const { localDisk, cloudFirst, immediate } = summary;
  return (
    <>
      {immediate > 0 ? (
        <Alert tone="amber" icon={Zap} title={t('immediateTitle', { count: immediate })}>
          {t('immediate')}
        </Alert>
      ) : null}
      {localDisk > 0 ? (
        <Alert tone="amber" icon={HardDrive} title={t('localDiskTitle', { count: localDisk })}>
          {t('localDisk')}
        </Alert>
      ) : null}
      {cloudFirst > 0 ? (
        <Alert tone="amber" icon={TriangleAlert} title={t('cloudFirstTitle', { count: cloudFirst })}>
          {t('cloudFirst')}
        </Alert>
      ) : null}
    </>
  );
}

type SlotCalloutProps = { rows: readonly PlannedRow[]; zone: string; slots: PlanSlots; className?: string };

/** Reasons that are named; the others are counted. */
const NAMED_REASONS = 4;

/** Which rules keep rows from their times, and how many pass one by an exception; nothing where every row fits. */
export function SlotCallout({ rows, zone, slots, className }: SlotCalloutProps) {
  const t = useTranslations('slots.plan');
  const words = useSlotWords(zone, slots.world?.regionNames);
  const blocked = rows.filter(isSlotBlocked);
  const excepted = rows.filter(({ row }) => row.exception !== null).length;
  const reasons = counted(
    blocked.flatMap(({ slot }) => [...new Set((slot?.open ?? []).map((block) => words.reason(block)))]),
  );
  return (
    <>
      {blocked.length > 0 ? (
        <Alert
          tone="red"
          icon={CalendarX}
          title={t('blockedTitle', { count: blocked.length })}
          className={className}
        >
          <ul className="flex list-disc flex-col pl-4">
            {reasons.slice(0, NAMED_REASONS).map(({ text, count }) => (
              <li key={text}>
                {text} · {t('ofRows', { count })}
              </li>
            ))}
            {reasons.length > NAMED_REASONS ? (
              <li>{t('blockedMore', { count: reasons.length - NAMED_REASONS })}</li>
            ) : null}
          </ul>
        </Alert>
      ) : null}
      {excepted > 0 ? (
        <Alert
          tone="amber"
          icon={ShieldAlert}
          title={t('exceptedTitle', { count: excepted })}
          className={className}
        >
          {t('exceptedText')}
          <ul className="flex list-disc flex-col pl-4">
            {counted(rows.flatMap(({ row }) => (row.exception ? [row.exception.reason] : [])))
              .slice(0, NAMED_REASONS)
              .map(({ text, count }) => (
                <li key={text} className="break-words">
                  <q>{text}</q> · {t('ofRows', { count })}
                </li>
              ))}
          </ul>
        </Alert>
      ) : null}
    </>
  );
}

/** How many approvals the plan needs as it is stored, and why. */
export function ApprovalCallout({ preview, className }: { preview: ApprovalPreview; className?: string }) {
  const t = useTranslations('plan.approval');
  const words = useConditionWords();
  const format = useFormatter();
  const { needed, reasons } = preview;
  if (needed === 0) {
    return (
      <Alert tone="slate" icon={ShieldCheck} className={className}>
        {t('none')}
      </Alert>
    );
  }
  const named = reasons.filter(({ approvals }) => approvals === needed).flatMap(({ when }) => words(when));
  const because = format.list([...new Set(named)], { style: 'narrow' });
  return (
    <Alert tone="slate" icon={ShieldCheck} className={className}>
      {t.rich('needed', {
        count: needed,
        because,
        b: (chunks) => <strong className="font-semibold">{chunks}</strong>,
      })}{' '}
      {t('notOwn')}
    </Alert>
  );
}
