'use client';

import { useTranslations } from 'next-intl';
import { useRegionLabel } from '@/lib/i18n/use-region-label';
import type { FeedFilter } from '@/lib/schemas/calendar';

/** Says in words which plans a feed holds. */
export function useFeedFilterWords(): (filter: FeedFilter) => string {
  const t = useTranslations('calendar.filter');
  const tPhase = useTranslations('outcomes.phase');
  const regionLabel = useRegionLabel();
  return ({ phase, region, batch, q, attention }) => {
    const parts: string[] = [];
    const regions = region.map((id) => regionLabel(id, '')).join(', ');
    const phases = phase.map((one) => tPhase(one)).join(', ');
    if (attention === 'open') parts.push(t('open'));
    if (region.length > 0) parts.push(t('regions', { count: region.length, names: regions }));
    if (phase.length > 0) parts.push(t('phases', { count: phase.length, names: phases }));
    if (batch !== null) parts.push(t('batch'));
    if (q !== '') parts.push(t('search', { text: q }));
    return parts.length === 0 ? t('all') : parts.join(' · ');
  };
}
