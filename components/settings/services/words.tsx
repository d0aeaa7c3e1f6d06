'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { shareOf } from '@/lib/domain/schedule/budget-change';
import type { BudgetScope } from '@/lib/domain/schedule/world';
import { useRegionLabel } from '@/lib/i18n/region-name';
import type { BudgetSum, ServiceOptions, ServicesPage } from '@/lib/schemas/services';

type Sum = Pick<BudgetSum, 'kind' | 'value' | 'total' | 'limit'>;

/** The sum of a budget, always whole: "10 % of 7 = 0 → 1" (R22). */
export function useSumWords(): (sum: Sum) => string {
  const t = useTranslations('services.sum');
  return useCallback(
    ({ kind, value, total, limit }) => {
      if (kind === 'count') return t('count', { value, total });
      const share = shareOf(value, total);
      return share === limit
        ? t('percent', { value, total, share })
        : t('raised', { value, total, share, limit });
    },
    [t],
  );
}

/** What a budget is about: "Each service", "Region Dalian Unicom". */
export function useAboutWords(
  page: Pick<ServicesPage, 'rows'>,
  regions: ServiceOptions['regions'],
): (scope: BudgetScope) => string {
  const t = useTranslations('services.budgets');
  const regionLabel = useRegionLabel();
  return (scope) => {
    if (scope.kind === 'service') {
      const service = page.rows.find(({ id }) => id === scope.serviceId);
      return t('about.service', { name: service?.name ?? t('ended') });
    }
    if (scope.kind === 'region') {
      const known = regions.find(({ regionId }) => regionId === scope.regionId);
      return t('about.region', { name: regionLabel(scope.regionId, known?.regionName ?? '') });
    }
    return t(`about.${scope.kind}`);
  };
}
