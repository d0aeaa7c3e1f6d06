'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { PlanCounts } from '@/components/approvals/plan-counts';

/** How many rows, how many at once, in how many regions. */
export function PlanTiles({ counts }: { counts: PlanCounts }) {
  const t = useTranslations('approvals.review');
  const format = useFormatter();
  const tiles = [
    { label: t('rows', { count: counts.rows }), count: counts.rows },
    { label: t('now', { count: counts.now }), count: counts.now },
    { label: t('regions', { count: counts.regions }), count: counts.regions },
  ];
  return (
    <dl
      aria-label={t('tiles')}
      className="grid grid-cols-3 divide-x divide-line overflow-hidden rounded-lg border border-line"
    >
      {tiles.map(({ label, count }) => (
        <div key={label} className="flex flex-col-reverse px-3.5 py-2">
          <dt className="text-dim text-sm">{label}</dt>
          <dd className="font-semibold text-xl">{format.number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
