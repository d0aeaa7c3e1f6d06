'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useFollowed } from '@/components/batch/results/results-section';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { LoadMore } from '@/components/table/load-more';
import { type LongColumn, LongTable } from '@/components/table/long-table';
import { Instant } from '@/components/time/instant';
import { Badge } from '@/components/ui/badge';
import { CopyId } from '@/components/ui/copy-id';
import { type CallLook, callLook } from '@/components/vocabulary/call';
import { batchCalls } from '@/lib/api-client/batches';
import type { BatchCall, BatchHead } from '@/lib/schemas/batches';
import { formatDuration } from '@/lib/time/format';

const callId = (call: BatchCall) => call.id;
const SECOND_MS = 1_000;

/** Each HTTP request as it went out, for support tickets. */
export function CallsSection({ batch }: { batch: BatchHead }) {
  const t = useTranslations('batches.calls');
  const tList = useTranslations('batches.list');
  const list = useInfiniteQuery(batchCalls(batch.id));
  useFollowed(list, list.data?.pages[0]?.version, batch.version);
  const calls = list.data?.pages.flatMap((page) => page.calls) ?? [];
  const columns = useCallColumns();
  return (
    <section aria-labelledby="calls-heading" className="mt-4 pb-8">
      <div className="flex min-h-12 flex-wrap items-baseline gap-x-3 border-line border-y px-5 py-3 max-sm:px-4">
        <h2 id="calls-heading" className="font-semibold">
          {t('label')}
        </h2>
        <p className="text-dim text-sm">{t('hint')}</p>
      </div>
      {list.error ? (
        <ErrorBanner title={t('loadFailed')} onRetry={() => void list.refetch()} className="rounded-none" />
      ) : null}
      {calls.length === 0 ? (
        <p className="px-5 py-4 text-dim max-sm:px-4">{t(list.isPending ? 'loading' : 'empty')}</p>
      ) : (
        <LongTable label={t('label')} rows={calls} columns={columns} getRowId={callId} minWidth="0px" />
      )}
      <LoadMore list={list} label={tList('more')} />
    </section>
  );
}

function useCallColumns() {
  const t = useTranslations('batches.calls');
  const tResults = useTranslations('batches.results');
  return useMemo<LongColumn<BatchCall>[]>(
    () => [
      {
        id: 'started',
        header: t('started'),
        width: '218px',
        phoneLabel: t('started'),
        cell: (call) => <Instant ms={call.startedAtMs} style="seconds" withZone />,
      },
      { id: 'rows', header: t('rows'), width: '64px', phoneLabel: t('rows'), cell: (call) => call.rowCount },
      {
        id: 'state',
        header: t('state'),
        width: '130px',
        phoneLabel: t('state'),
        cell: (call) => <CallBadge look={callLook(call.state)} state={call.state} />,
      },
      {
        id: 'http',
        from: 'xl',
        header: t('http'),
        width: '64px',
        phoneLabel: t('http'),
        cell: (call) => <span className="font-mono text-xs">{call.httpStatus ?? tResults('none')}</span>,
      },
      {
        id: 'message',
        header: `${t('code')}, ${t('message')}`,
        phoneLabel: t('message'),
        cell: (call) => <VendorWords call={call} />,
      },
      {
        id: 'requestId',
        from: 'lg',
        header: t('requestId'),
        width: '150px',
        phoneLabel: t('requestId'),
        cell: (call) =>
          call.requestId ? <CopyId id={call.requestId} className="text-xs" /> : tResults('none'),
      },
      {
        id: 'duration',
        from: 'lg',
        header: t('duration'),
        width: '96px',
        phoneLabel: t('duration'),
        cell: (call) => <Duration call={call} />,
      },
    ],
    [t, tResults],
  );
}

function CallBadge({ look, state }: { look: CallLook | null; state: string }) {
  const t = useTranslations('batches.calls.states');
  if (!look) return state;
  return (
    <Badge tone={look.tone} icon={look.icon}>
      {t(look.state)}
    </Badge>
  );
}

function VendorWords({ call }: { call: BatchCall }) {
  return (
    <span className="text-sm">
      {call.vendorCode ? <span className="font-mono text-xs">{call.vendorCode} </span> : null}
      {call.vendorMessage}
    </span>
  );
}

function Duration({ call }: { call: BatchCall }) {
  const t = useTranslations('batches.calls');
  const locale = useLocale();
  if (call.endedAtMs === null) return t('running');
  const ms = call.endedAtMs - call.startedAtMs;
  return ms < SECOND_MS ? t('ms', { ms }) : formatDuration(ms, locale);
}
