'use client';

import { HardDrive, TriangleAlert, Zap } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { PlanSummary } from '@/components/plan/planned-row';
import { Alert } from '@/components/ui/alert';

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
