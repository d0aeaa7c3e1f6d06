'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { useInstantWords } from '@/components/time/use-instant-words';
import type { BatchRefusal } from '@/lib/domain/batch-states';

/** Why something may not be done, in words. @param fromMs from when a right that waits counts (epoch ms), if one does */
export function useRefusalWords(fromMs: number | null): (why: BatchRefusal) => string {
  const t = useTranslations('approvals.refusal');
  const write = useInstantWords();
  const until = fromMs === null ? '' : write(fromMs);
  return useCallback((why) => t(why, { until }), [t, until]);
}
