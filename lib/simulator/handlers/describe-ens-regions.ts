import type { WireRegion, WireRegions } from '@/lib/server/ens/wire';
import { invalidParameter } from '@/lib/simulator/refusal';
import type { HandlerInput } from './handler';

/** No paging. `EnName` repeats the area, as the vendor's sample does: it is no display name. */
export function describeEnsRegions({ query, state }: HandlerInput): WireRegions {
  const wanted = query.get('EnsRegionId');
  const regions: WireRegion[] = state.regions
    .filter((region) => wanted === undefined || region.regionId === wanted)
    .map(({ regionId, name, area, province }) => ({
      EnsRegionId: regionId,
      Name: name,
      EnName: area,
      Area: area,
      Province: province,
    }));
  if (wanted !== undefined && regions.length === 0) {
    throw invalidParameter('EnsRegionId', 'no such node');
  }
  return { Code: 0, EnsRegions: { EnsRegions: regions } };
}
