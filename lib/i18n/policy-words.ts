'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { PolicyCondition } from '@/lib/domain/approval-policy';

/** The parts of a condition in words: "level Critical", "local disk"; an empty condition is "the rule for every batch". */
export function useConditionWords(): (when: PolicyCondition) => string[] {
  const t = useTranslations('policy.condition');
  return useCallback(
    (when) => {
      const words = [
        when.immediate ? t('immediate') : null,
        when.critical ? t('critical') : null,
        when.localDisk ? t('localDisk') : null,
        when.outsideHours ? t('outsideHours') : null,
        when.moreThanRows === undefined ? null : t('moreThanRows', { count: when.moreThanRows }),
      ].filter((word) => word !== null);
      return words.length === 0 ? [t('always')] : words;
    },
    [t],
  );
}
