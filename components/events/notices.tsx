'use client';

import { useQuery } from '@tanstack/react-query';
import { CloudAlert, CloudDownload, FilterX, SearchX } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { memo } from 'react';
import { requestIdOf, useEventProblems } from '@/components/events/problem-text';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { notify } from '@/components/feedback/toast-store';
import { useViewerZone } from '@/components/time/use-viewer-zone';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { syncQuery } from '@/lib/queries/sync';
import { formatInstant, offsetLabel } from '@/lib/time/format';

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
