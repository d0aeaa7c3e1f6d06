'use client';

import { useLocale } from 'next-intl';
import { useCallback } from 'react';
import { regionLabel } from '@/lib/domain/regions';

/** The name of a region in the reader's language. The function stays the same while the language does. */
export function useRegionLabel(): (regionId: string, regionName: string) => string {
  const locale = useLocale();
  return useCallback((regionId, regionName) => regionLabel(regionId, regionName, locale), [locale]);
}
