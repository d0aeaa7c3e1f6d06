'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CloudAlert, CloudDownload, FilterX, RefreshCw, SearchX } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { memo, useState } from 'react';
import { requestIdOf, useEventProblems } from '@/components/events/use-event-words';
import type { ChangeQuery } from '@/components/events/use-url-state';
import { noAnswer } from '@/components/feedback/desk-updated';
import { DownloadLink } from '@/components/feedback/download-link';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { SyncStatus } from '@/components/feedback/sync-status';
import { notify } from '@/components/feedback/toast-store';
import { PageHeader } from '@/components/shell/page-header';
import { RegionLimitNote } from '@/components/shell/region-limit';
import { useViewerZone } from '@/components/time/use-clock';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Segmented } from '@/components/ui/radio-group';
import { syncNow } from '@/lib/actions/sync';
import { SYNC_KEY, syncQuery } from '@/lib/api-client/desk';
import { eventSearch } from '@/lib/api-client/events';
import { whyNoDownload } from '@/lib/api-client/get-json';
import { can, type Role } from '@/lib/domain/permissions';
import { nowMs } from '@/lib/time/clock';
import { formatInstant, offsetLabel } from '@/lib/time/format';
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

const PLACE = 'm-3 mb-0 shrink-0';

/** The last reading of the account failed: what that means and what to do. The list below stays. */
export const SyncProblem = memo(SyncProblemView);

function SyncProblemView() {
  const t = useTranslations('events.syncProblem');
  const locale = useLocale();
  const zone = useViewerZone();
  const { data: sync } = useQuery(syncQuery());
  if (!sync?.error) return null;
  const { code, kind, atMs } = sync.error;
  const advice =
    code === 'CertificateRefused'
      ? t('certificate')
      : kind === 'unauthorised'
        ? t('unauthorised')
        : kind === 'throttled'
          ? t('throttled')
          : kind === 'not_sent' || kind === 'unknown'
            ? t('connection')
            : t('other');
  const time = `${formatInstant(atMs, { zone, locale })} ${offsetLabel(atMs, zone)}`;
  return (
    <Alert tone="amber" icon={CloudAlert} role="status" title={t('title', { time })} className={PLACE}>
      {advice} {sync.syncedAtMs === null ? null : t('kept')}{' '}
      <span className="font-mono text-2xs">{t('code', { code })}</span>
    </Alert>
  );
}

/** The very first reading is under way and the list already shows a part of the account. */
export const FirstReading = memo(FirstReadingView);

function FirstReadingView() {
  const t = useTranslations('events.first');
  const { data: sync } = useQuery(syncQuery());
  if (!sync || sync.syncedAtMs !== null || sync.error) return null;
  return (
    <Alert tone="blue" icon={CloudDownload} title={t('title')} className={PLACE}>
      {t('progress', { count: sync.eventsSeen })}
    </Alert>
  );
}

type ListProblemProps = { error: Error | null; hasRows: boolean; onRetry: () => void };

/** Our own server did not give the list. */
export function ListProblem({ error, hasRows, onRetry }: ListProblemProps) {
  const t = useTranslations('events.problem');
  const problems = useEventProblems();
  if (!error) return null;
  return (
    <ErrorBanner title={t('list')} requestId={requestIdOf(error)} onRetry={onRetry} className={PLACE}>
      {problems.ofError(error)} {hasRows ? t('listKept') : null}
    </ErrorBanner>
  );
}

/** Ids of a pasted list whose events the view or another filter leaves out; `onShow` shows them. */
export function FilteredOutIds({ ids, onShow }: { ids: readonly string[]; onShow: () => void }) {
  const t = useTranslations('events.filteredOut');
  if (ids.length === 0) return null;
  return (
    <Alert
      tone="blue"
      icon={FilterX}
      role="status"
      title={t('title', { count: ids.length })}
      className={PLACE}
      actions={
        <Button size="sm" onClick={onShow}>
          {t('show')}
        </Button>
      }
    >
      <span className="block max-h-16 overflow-y-auto break-all font-mono text-2xs">{ids.join(', ')}</span>
    </Alert>
  );
}

/** Ids of a pasted list that are not in the account. */
export function NotFoundIds({ ids }: { ids: readonly string[] }) {
  const t = useTranslations('events');
  if (ids.length === 0) return null;

  async function copy() {
    const done = await navigator.clipboard?.writeText(ids.join('\n')).then(
      () => true,
      () => false,
    );
    if (done) notify.success(t('sheet.copied'));
    else notify.error(t('sheet.copyFailed'));
  }

  return (
    <Alert
      tone="amber"
      icon={SearchX}
      role="status"
      title={t('notFound.title', { count: ids.length })}
      className={PLACE}
      actions={
        <Button size="sm" onClick={() => void copy()}>
          {t('notFound.copy')}
        </Button>
      }
    >
      <span className="block max-h-16 overflow-y-auto break-all font-mono text-2xs">{ids.join(', ')}</span>
    </Alert>
  );
}
