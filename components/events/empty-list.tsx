'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CloudDownload, Inbox, SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ChangeQuery } from '@/components/events/use-url-state';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { eventFacets } from '@/lib/queries/events';
import { syncQuery } from '@/lib/queries/sync';
import { type EventsQuery, isFiltered } from '@/lib/url/events-params';

type EmptyListProps = { query: EventsQuery; onChange: ChangeQuery; onReset: () => void };

/** Why the list is empty, and the way out: still reading, filtered away, or nothing there. */
export function EmptyList({ query, onChange, onReset }: EmptyListProps) {
  const t = useTranslations('events');
  const { data: sync } = useQuery(syncQuery());
  const { data: facets } = useQuery(eventFacets({ ...query, view: 'all' }));
  const total = facets?.types.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const showAll = <Button onClick={() => onChange({ view: 'all' })}>{t('empty.showAll')}</Button>;

  if (isFiltered(query)) {
    return (
      <EmptyState
        icon={SearchX}
        title={t('empty.filtered')}
        actions={
          <>
            <Button onClick={onReset}>{t('empty.clear')}</Button>
            {query.view === 'all' ? null : showAll}
          </>
        }
      >
        {t('empty.filteredHint')}
      </EmptyState>
    );
  }
  if (sync && sync.syncedAtMs === null) {
    return (
      <EmptyState icon={CloudDownload} title={t('first.title')}>
        <span role="status">
          {sync.running ? t('first.progress', { count: sync.eventsSeen }) : t('first.waiting')}
        </span>
      </EmptyState>
    );
  }
  if (query.view === 'all') {
    return (
      <EmptyState icon={Inbox} title={t('empty.all')}>
        {t('empty.allHint')}
      </EmptyState>
    );
  }
  if (query.view === 'unplanned') {
    return (
      <EmptyState
        icon={CircleCheck}
        title={t('empty.unplanned')}
        actions={<Button onClick={() => onChange({ view: 'redeployable' })}>{t('empty.showPlanned')}</Button>}
      >
        {t('empty.unplannedHint')}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={CircleCheck} title={t('empty.redeployable')} actions={total > 0 ? showAll : undefined}>
      {t('empty.redeployableHint', { total })}
    </EmptyState>
  );
}
