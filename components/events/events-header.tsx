'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Download, RefreshCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useEventProblems } from '@/components/events/problem-text';
import { failedAnswer } from '@/components/feedback/failed-answer';
import { SyncStatus } from '@/components/feedback/sync-status';
import { notify } from '@/components/feedback/toast-store';
import { PageHeader } from '@/components/shell/page-header';
import { Button } from '@/components/ui/button';
import { buttonVariants } from '@/components/ui/button-variants';
import { Segmented } from '@/components/ui/segmented';
import { syncNow } from '@/lib/actions/sync';
import { can, type Role } from '@/lib/domain/permissions';
import { eventSearch } from '@/lib/queries/events';
import { SYNC_KEY, syncQuery } from '@/lib/queries/sync';
import { nowMs } from '@/lib/time/clock';
import { EVENT_VIEWS, type EventsQuery, type EventView, toEventFilter } from '@/lib/url/events-params';
import { routes } from '@/lib/url/routes';

type EventsHeaderProps = {
  query: EventsQuery;
  role: Role;
  onViewChange: (view: EventView) => void;
};

export function EventsHeader({ query, role, onViewChange }: EventsHeaderProps) {
  const t = useTranslations('events');
  const { data: sync } = useQuery(syncQuery());
  return (
    <PageHeader
      title={t('title')}
      status={<SyncStatus syncedAtMs={sync?.syncedAtMs ?? null} error={sync?.error?.code} />}
      actions={
        <>
          <CsvLink query={query} />
          <SyncNow role={role} />
          <Segmented
            label={t('view.label')}
            labelHidden
            options={EVENT_VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
            value={query.view}
            onValueChange={onViewChange}
          />
        </>
      }
    />
  );
}

function CsvLink({ query }: { query: EventsQuery }) {
  const t = useTranslations('events');
  const href = (atMs: number) =>
    routes.apiEventsCsv({ ...eventSearch(toEventFilter(query, atMs)), sort: query.sort });
  return (
    <a
      href={href(0)}
      download
      aria-label={t('csvLabel')}
      className={buttonVariants({ variant: 'ghost' })}
      // "Due within 2 h" means from the moment of the press, which no rendered address can know.
      onClick={(event) => {
        event.currentTarget.href = href(nowMs());
      }}
    >
      <Download aria-hidden />
      <span className="max-sm:sr-only">{t('csv')}</span>
    </a>
  );
}

function SyncNow({ role }: { role: Role }) {
  const t = useTranslations('events');
  const problems = useEventProblems();
  const client = useQueryClient();
  const [starting, setStarting] = useState(false);

  async function start() {
    setStarting(true);
    const result = await syncNow().catch(failedAnswer);
    setStarting(false);
    if (result?.ok) await client.invalidateQueries({ queryKey: SYNC_KEY });
    else {
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
