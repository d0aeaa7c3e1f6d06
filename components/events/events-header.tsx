'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo, useState } from 'react';
import { useEventProblems } from '@/components/events/problem-text';
import type { ChangeQuery } from '@/components/events/use-url-state';
import { noAnswer } from '@/components/feedback/desk-updated';
import { DownloadLink } from '@/components/feedback/download-link';
import { SyncStatus } from '@/components/feedback/sync-status';
import { notify } from '@/components/feedback/toast-store';
import { PageHeader } from '@/components/shell/page-header';
import { RegionLimitNote } from '@/components/shell/region-limit';
import { Button } from '@/components/ui/button';
import { Segmented } from '@/components/ui/segmented';
import { syncNow } from '@/lib/actions/sync';
import { can, type Role } from '@/lib/domain/permissions';
import { eventSearch } from '@/lib/queries/events';
import { whyNoDownload } from '@/lib/queries/exports';
import { SYNC_KEY, syncQuery } from '@/lib/queries/sync';
import { nowMs } from '@/lib/time/clock';
import { EVENT_VIEWS, type EventsQuery, toEventFilter } from '@/lib/url/events-params';
import { routes } from '@/lib/url/routes';

type EventsHeaderProps = {
  query: EventsQuery;
  role: Role;
  onChange: ChangeQuery;
};

/** Rendered again only when the view changes, not when its rows arrive. */
export const EventsHeader = memo(EventsHeaderView);

function EventsHeaderView({ query, role, onChange }: EventsHeaderProps) {
  const t = useTranslations('events');
  const { data: sync } = useQuery(syncQuery());
  return (
    <PageHeader
      title={t('title')}
      status={
        <>
          <SyncStatus syncedAtMs={sync?.syncedAtMs ?? null} error={sync?.error?.code} />
          <RegionLimitNote />
        </>
      }
      actions={
        <>
          <CsvLink query={query} />
          <Sync role={role} />
          <View value={query.view} onChange={onChange} />
        </>
      }
    />
  );
}

// What another order or filter leaves as it is renders no second time.
const Sync = memo(SyncNow);
const View = memo(ViewChoice);

function ViewChoice({ value, onChange }: { value: EventsQuery['view']; onChange: ChangeQuery }) {
  const t = useTranslations('events.view');
  return (
    <Segmented
      label={t('label')}
      labelHidden
      options={EVENT_VIEWS.map((view) => ({ value: view, label: t(view) }))}
      value={value}
      onValueChange={(view) => onChange({ view })}
    />
  );
}

function CsvLink({ query }: { query: EventsQuery }) {
  const t = useTranslations('events');
  // "Due within 2 h" means from the moment of the press, which no rendered address can know.
  const pressed = () =>
    routes.apiEventsCsv({ ...eventSearch(toEventFilter(query, nowMs())), sort: query.sort });
  const rendered = routes.apiEventsCsv({ ...eventSearch(toEventFilter(query, 0)), sort: query.sort });
  return (
    <DownloadLink href={rendered} pressed={pressed} label={t('csvLabel')} whyNot={whyNoDownload}>
      <span className="max-sm:sr-only">{t('csv')}</span>
    </DownloadLink>
  );
}

function SyncNow({ role }: { role: Role }) {
  const t = useTranslations('events');
  const problems = useEventProblems();
  const client = useQueryClient();
  const [starting, setStarting] = useState(false);

  async function start() {
    setStarting(true);
    const result = await syncNow().catch(noAnswer);
    setStarting(false);
    if (result?.ok) {
      await client.invalidateQueries({ queryKey: SYNC_KEY });
      const { error, running } = result.data;
      if (error) notify.error(t('syncFailed'), { description: t('syncProblem.code', { code: error.code }) });
      else notify.success(running ? t('syncRunning') : t('syncDone'));
    } else {
      const description = result
        ? problems.ofProblem(result.problem)
        : problems.ofError(new Error('no answer'));
      notify.error(t('syncNow'), { description });
    }
  }

  return (
    <Button
      variant="ghost"
      reason={can(role, 'sync.run') ? null : t('syncNowRole')}
      loading={starting}
      onClick={() => void start()}
    >
      {starting ? null : <RefreshCw aria-hidden />}
      <span className="max-sm:sr-only">{t('syncNow')}</span>
    </Button>
  );
}
