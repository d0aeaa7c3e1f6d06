'use client';

import { CircleAlert, HardDrive, TriangleAlert } from 'lucide-react';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { PlanCounts } from '@/components/approvals/plan-counts';
import { Alert } from '@/components/ui/alert';
import { useRegionLabel } from '@/lib/i18n/use-region-label';
import { formatInstant, offsetLabel } from '@/lib/time/format';

type ReviewAlertsProps = { counts: PlanCounts; zone: string; critical: number };

/** What can hurt: rows that start at once, critical events, local disks, rows that come too late. */
export function ReviewAlerts({ counts, zone, critical }: ReviewAlertsProps) {
  const t = useTranslations('approvals.warning');
  const format = useFormatter();
  const locale = useLocale();
  const region = useRegionLabel();
  const { now, nowRegions, localDisk, cloudFirst, cloudFirstMs } = counts;
  return (
    <>
      {now > 0 ? (
        <Alert tone="red" icon={CircleAlert} title={t('nowTitle', { count: now })}>
          {t('nowIn', {
            regions: format.list(nowRegions.map(({ regionId, regionName }) => region(regionId, regionName))),
          })}
        </Alert>
      ) : null}
      {critical > 0 ? (
        <Alert tone="red" icon={CircleAlert} title={t('criticalTitle', { count: critical })}>
          {t('critical')}
        </Alert>
      ) : null}
      {localDisk > 0 ? (
        <Alert tone="amber" icon={HardDrive} title={t('diskTitle', { count: localDisk })}>
          {t('disk')}
        </Alert>
      ) : null}
      {cloudFirst > 0 && cloudFirstMs !== null ? (
        <Alert tone="amber" icon={TriangleAlert} title={t('cloudTitle', { count: cloudFirst })}>
          {t('cloud', {
            time: `${formatInstant(cloudFirstMs, { zone, locale })} ${offsetLabel(cloudFirstMs, zone)}`,
          })}
        </Alert>
      ) : null}
    </>
  );
}
