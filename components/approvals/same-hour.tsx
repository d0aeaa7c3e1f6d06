'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { useRegionLabel } from '@/lib/i18n/use-region-label';
import type { SameHour } from '@/lib/schemas/approvals';
import { formatInstant, offsetLabel } from '@/lib/time/format';
import { routes } from '@/lib/url/routes';

type SameHourListProps = { hours: readonly SameHour[]; zone: string };

const HOUR_MS = 3_600_000;

/** What other batches do in the same region within the same hour. */
export function SameHourList({ hours, zone }: SameHourListProps) {
  const t = useTranslations('approvals.sameHour');
  const locale = useLocale();
  const region = useRegionLabel();
  const busy = hours.filter(({ others }) => others.length > 0);
  const clock = (ms: number) => formatInstant(ms, { zone, locale, style: 'time' });
  return (
    <section aria-labelledby="same-hour-heading" className="flex flex-col gap-2">
      <h2 id="same-hour-heading" className="font-medium">
        {t('heading')}
      </h2>
      {busy.length === 0 ? <p className="text-dim text-sm">{t('none')}</p> : null}
      {busy.map(({ regionId, regionName, hourMs, rowsHere, others }) => (
        <div
          key={`${regionId} ${hourMs}`}
          className="flex flex-col gap-1 border-line2 border-t pt-2 first-of-type:border-t-0 first-of-type:pt-0"
        >
          <p className="flex flex-wrap justify-between gap-x-4 text-sm">
            <span>
              {t('at', {
                region: region(regionId, regionName),
                from: formatInstant(hourMs, { zone, locale }),
                to: clock(hourMs + HOUR_MS),
                offset: offsetLabel(hourMs, zone),
              })}
            </span>
            <span className="text-dim">{t('here', { count: rowsHere })}</span>
          </p>
          <ul className="flex flex-col gap-0.5 text-sm">
            {others.map((other) => (
              <li key={other.batchId} className="flex justify-between gap-4">
                <Link
                  href={routes.batch(other.batchId)}
                  className="min-w-0 truncate text-accent hover:underline"
                >
                  {t('other', { number: other.number, title: other.title })}
                </Link>
                <span className="shrink-0 text-dim">{t('rows', { count: other.rows })}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
