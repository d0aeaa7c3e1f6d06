'use client';

import { useTranslations } from 'next-intl';
import { useSumWords } from '@/components/settings/services/words';
import { budgetLimit } from '@/lib/domain/schedule/budget';
import type { BudgetScope } from '@/lib/domain/schedule/world';
import { useRegionLabel } from '@/lib/i18n/region-name';
import type { ServiceOptions, ServicesPage } from '@/lib/schemas/services';

type BudgetSumPreviewProps = {
  page: ServicesPage;
  options: ServiceOptions;
  scope: BudgetScope;
  kind: 'count' | 'percent';
  value: number;
};

type Set = { label: string; total: number };

/** The sum of a budget while it is written; of many sets the smallest and the largest. */
export function BudgetSumPreview({ page, options, scope, kind, value }: BudgetSumPreviewProps) {
  const t = useTranslations('services.budgetDialog');
  const sumWords = useSumWords();
  const regionLabel = useRegionLabel();
  const sets = setsOf(scope, page, options, regionLabel).sort((a, b) => a.total - b.total);
  const shown = sets.length > 2 ? [sets[0], sets.at(-1)] : sets;
  return (
    <div role="status" aria-label={t('sum')} className="rounded-md bg-bg px-3 py-2 text-sm">
      {sets.length === 0 ? <p className="text-dim">{t('sumNone')}</p> : null}
      {sets.length > 2 ? <p className="text-dim">{t('sumMore', { count: sets.length })}</p> : null}
      <ul className="tabular-nums">
        {shown.map((set) => {
          if (set === undefined) return null;
          const sum = sumWords({ kind, value, total: set.total, limit: budgetLimit(kind, value, set.total) });
          return <li key={set.label}>{set.label === '' ? sum : t('sumOf', { label: set.label, sum })}</li>;
        })}
      </ul>
    </div>
  );
}

/** The sets of instances that a budget would be about, as the page knows them. */
function setsOf(
  scope: BudgetScope,
  page: ServicesPage,
  options: ServiceOptions,
  regionLabel: (regionId: string, regionName: string) => string,
): Set[] {
  const services = page.rows.map(({ id, name, counted }) => ({ id, label: name, total: counted }));
  const regions = options.regions
    .filter(({ counted }) => counted > 0)
    .map(({ regionId, regionName, counted }) => ({
      id: regionId,
      label: regionLabel(regionId, regionName),
      total: counted,
    }));
  switch (scope.kind) {
    case 'service':
      return services.filter(({ id }) => id === scope.serviceId);
    case 'each_service':
      return services;
    case 'region':
      return regions.filter(({ id }) => id === scope.regionId);
    case 'each_region':
      return regions;
    case 'each_service_region':
      return page.rows.flatMap(({ name, regions: places }) =>
        places.map(({ regionId, regionName, counted }) => ({
          label: `${name} · ${regionLabel(regionId, regionName)}`,
          total: counted,
        })),
      );
    case 'account':
      return [{ label: '', total: options.accountCounted }];
  }
}
