'use client';

import { useRegionLabel } from '@/lib/i18n/use-region-label';

/** A region in the reader's language; nothing when neither name nor id is known. */
export function RegionName({ regionId, regionName }: { regionId: string; regionName: string }) {
  return useRegionLabel()(regionId, regionName);
}
