'use client';

import { HardDrive, ShieldCheck, TriangleAlert, Zap } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import type { PlanSummary } from '@/components/batch/plan/planned-row';
import { Alert } from '@/components/ui/alert';
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
