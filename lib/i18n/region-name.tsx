'use client';

import { useLocale } from 'next-intl';
import { useCallback } from 'react';
import { regionLabel } from '@/lib/domain/region-limit';

/** A region in the reader's language; nothing when neither name nor id is known. */
export function RegionName({ regionId, regionName }: { regionId: string; regionName: string }) {
  return useRegionLabel()(regionId, regionName);
}

/** The name of a region in the reader's language. The function stays the same while the language does. */
export function useRegionLabel(): (regionId: string, regionName: string) => string {
  const locale = useLocale();
  return useCallback((regionId, regionName) => regionLabel(regionId, regionName, locale), [locale]);
}
