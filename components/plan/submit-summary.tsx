'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Callouts } from '@/components/plan/callouts';
import type { PlanSummary } from '@/components/plan/planned-row';
import { useRegionLabel } from '@/lib/i18n/use-region-label';
import { formatInstant, offsetLabel } from '@/lib/time/format';

type SubmitSummaryProps = { summary: PlanSummary; title: string; rowCount: number; zone: string };

const SHOWN_REGIONS = 6;

/** What is about to be ordered, repeated before it is. */
export function SubmitSummary({ summary, title, rowCount, zone }: SubmitSummaryProps) {
  const t = useTranslations('plan.submit');
  const tPlan = useTranslations('plan');
  const format = useFormatter();
  const regionLabel = useRegionLabel();
  const { regions, earliestMs, latestMs, immediate } = summary;
  const more = regions.length - SHOWN_REGIONS;
  return (
    <div className="flex flex-col gap-4">
      <dl className="grid grid-cols-[max-content_1fr] gap-x-5 gap-y-2">
        <Line term={t('batch')}>{title.trim() === '' ? t('untitled') : title}</Line>
        <Line term={t('rows')}>{tPlan('rowCount', { count: rowCount })}</Line>
        <Line term={t('regions')}>
          {format.list([
            ...regions
              .slice(0, SHOWN_REGIONS)
              .map(({ regionId, regionName }) => regionLabel(regionId, regionName)),
            ...(more > 0 ? [t('regionsMore', { count: more })] : []),
          ])}
        </Line>
        {earliestMs !== null && latestMs !== null ? (
          <Line term={t('times')}>
            <Times fromMs={earliestMs} toMs={latestMs} zone={zone} />
            {zone === 'UTC' ? null : (
              <span className="block text-dim text-sm">
                <Times fromMs={earliestMs} toMs={latestMs} zone="UTC" />
              </span>
            )}
          </Line>
        ) : null}
        <Line term={t('immediate')}>{t('immediateRows', { count: immediate })}</Line>
      </dl>
      <Callouts summary={summary} />
    </div>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-dim">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}

function Times({ fromMs, toMs, zone }: { fromMs: number; toMs: number; zone: string }) {
  const t = useTranslations('plan.submit');
  const locale = useLocale();
  const write = (ms: number) => {
    const offset = zone === 'UTC' ? 'UTC' : offsetLabel(ms, zone);
    return `${formatInstant(ms, { zone, locale })} ${offset}`;
  };
  return fromMs === toMs
    ? t('at', { time: write(fromMs) })
    : t('fromTo', { from: write(fromMs), to: write(toMs) });
}
