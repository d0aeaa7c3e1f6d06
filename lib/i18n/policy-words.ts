'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { leadIn, type ReasonCondition } from '@/lib/domain/approval-policy';

/** "24 hours", "15 minutes". */
function useLeadWords(): (minutes: number) => string {
  const t = useTranslations('policy.lead');
  return useCallback(
    (minutes) => {
      const { amount, unit } = leadIn(minutes);
      return t(unit, { count: amount });
    },
    [t],
  );
}

/** The parts of a condition in words: "level Critical", "local disk"; an empty condition is "the rule for every batch". */
export function useConditionWords(): (when: ReasonCondition) => string[] {
  const t = useTranslations('policy.condition');
  const lead = useLeadWords();
  return useCallback(
    (when) => {
      const { soonerThanMinutes: sooner, moreThanRows } = when;
      const words = [
        when.exceptions ? t('exceptions') : null,
        when.immediate ? t('immediate') : null,
        sooner === undefined ? null : t('soonerThan', { time: lead(sooner) }),
        when.critical ? t('critical') : null,
        when.localDisk ? t('localDisk') : null,
        when.outsideHours ? t('outsideHours') : null,
        moreThanRows === undefined ? null : t('moreThanRows', { count: moreThanRows }),
      ].filter((word) => word !== null);
      return words.length === 0 ? [t('always')] : words;
    },
    [t, lead],
  );
}
