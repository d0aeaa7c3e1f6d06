'use client';

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Activity, EyeOff } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useEffect } from 'react';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { SyncStatus } from '@/components/feedback/sync-status';
import { CountsBar } from '@/components/outcomes/counts-bar';
import { OutcomeTables } from '@/components/outcomes/outcome-tables';
import { OutcomesToolbar } from '@/components/outcomes/outcomes-toolbar';
import { Timeline } from '@/components/outcomes/timeline';
import { FindInstance } from '@/components/shell/find-instance';
import { PageHeader } from '@/components/shell/page-header';
import { ListSearch } from '@/components/table/list-search';
import { LoadMore } from '@/components/table/load-more';
import { useClock } from '@/components/time/use-clock';
import { useInstantWords } from '@/components/time/use-instant-words';
import { useViewerZone } from '@/components/time/use-viewer-zone';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { SkeletonRows } from '@/components/ui/skeleton';
import { LOOK_HERE } from '@/lib/domain/outcomes';
import type { Role } from '@/lib/domain/permissions';
import { ReadError } from '@/lib/queries/get-json';
import { OUTCOMES_KEY, outcomesList, outcomesVersion } from '@/lib/queries/outcomes';
import type { OutcomesPage } from '@/lib/schemas/outcomes';
import { dayStartMs } from '@/lib/time/wall';
import { isNarrowed, MAX_OUTCOME_SEARCH, outcomesFilterOf, outcomesParsers } from '@/lib/url/outcomes-params';
import { routes } from '@/lib/url/routes';

/** What became of the orders: what needs a person first, else what is under way. */
export function OutcomesView({ role }: { role: Role }) {
  const t = useTranslations('outcomes');
  const zone = useViewerZone();
  const dayStart = useClock((nowMs) => new Date(dayStartMs(nowMs, zone)).toISOString());
  const [params, setParams] = useQueryStates(outcomesParsers);
  const asked = outcomesFilterOf(params);
  const first = useInfiniteQuery(outcomesList(asked, dayStart));
  const counts = first.data?.pages[0]?.counts;
  const isCalm = asked.attention === 'open' && counts !== undefined && needsNobody(counts);
  const filter = isCalm ? outcomesFilterOf(params, 'moving') : asked;
  const moving = useInfiniteQuery({ ...outcomesList(filter, dayStart), enabled: isCalm });
  const list = isCalm ? moving : first;
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const problem = list.error instanceof ReadError ? list.error.problem : null;
  const sight = useLiveSight() ?? first.data?.pages[0];
  return (
    <>
      <PageHeader
        title={t('heading')}
        status={<SyncStatus syncedAtMs={sight?.seenUpToMs ?? null} />}
        actions={
          <>
            <FindInstance className="w-36 max-sm:w-full min-[1100px]:hidden" />
            <ListSearch
              label={t('search')}
              placeholder={t('searchPlaceholder')}
              clearLabel={t('clearSearch')}
              value={params.q}
              onValueChange={(q) => void setParams({ q: q === '' ? null : q })}
              maxLength={MAX_OUTCOME_SEARCH}
            />
          </>
        }
      />
      <BlindBanner sinceMs={sight?.blindSinceMs ?? null} />
      {list.error ? (
        <ErrorBanner
          title={t('loadFailed')}
          requestId={problem?.correlationId}
          onRetry={() => void list.refetch()}
          className="rounded-none"
        />
      ) : null}
      {counts ? <CountsBar counts={counts} shown={filter.phase} dayStart={dayStart} /> : null}
      <OutcomesToolbar params={params} filter={filter} onChange={(change) => void setParams(change)} />
      {list.isPending ? (
        <ListSkeleton />
      ) : (
        <>
          {rows.length > 0 ? <Timeline filter={filter} listed={rows} /> : null}
          {isCalm && rows.length > 0 ? (
            <p className="px-5 py-2 text-dim max-sm:px-4">{t('calmTitle')}</p>
          ) : null}
          <OutcomeTables
            rows={rows}
            grouping={params.group}
            role={role}
            empty={
              list.error ? null : (
                <NoOutcomes
                  isNarrowed={isNarrowed(params)}
                  isEmptyDesk={counts !== undefined && Object.values(counts).every((count) => count === 0)}
                  onClear={() => void setParams(null)}
                />
              )
            }
          />
        </>
      )}
      <LoadMore list={list} label={t('more')} />
    </>
  );
}

function needsNobody(counts: OutcomesPage['counts']): boolean {
  return LOOK_HERE.every((phase) => counts[phase] === 0);
}

/** How far the desk sees, polled; the lists are read again whenever something has changed. */
function useLiveSight() {
  const client = useQueryClient();
  const { data } = useQuery(outcomesVersion());
  const version = data?.version;
  // The store's version is outside of React: its change is the event on which the lists are stale.
  useEffect(() => {
    if (version !== undefined) void client.invalidateQueries({ queryKey: OUTCOMES_KEY });
  }, [client, version]);
  return data;
}

function BlindBanner({ sinceMs }: { sinceMs: number | null }) {
  const t = useTranslations('outcomes');
  const words = useInstantWords();
  if (sinceMs === null) return null;
  return (
    <Alert tone="amber" icon={EyeOff} role="status" className="rounded-none">
      {t('blind', { time: words(sinceMs) })}
    </Alert>
  );
}

type NoOutcomesProps = { isNarrowed: boolean; isEmptyDesk: boolean; onClear: () => void };

function NoOutcomes({ isNarrowed: narrowed, isEmptyDesk, onClear }: NoOutcomesProps) {
  const t = useTranslations('outcomes.empty');
  if (narrowed) {
    return (
      <EmptyState
        icon={Activity}
        title={t('filteredTitle')}
        actions={<Button onClick={onClear}>{t('clear')}</Button>}
      >
        {t('filtered')}
      </EmptyState>
    );
  }
  if (!isEmptyDesk) {
    return (
      <EmptyState icon={Activity} title={t('calm')}>
        <Link href={routes.outcomes({ attention: 'all' })} className="text-accent hover:underline">
          {t('goAll')}
        </Link>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Activity}
      title={t('title')}
      actions={
        <LinkButton variant="primary" href={routes.events()}>
          {t('go')}
        </LinkButton>
      }
    >
      {t('text')}
    </EmptyState>
  );
}

function ListSkeleton() {
  const t = useTranslations('common');
  return (
    <div role="status" aria-label={t('loading')} className="pt-9">
      <SkeletonRows count={6} bars={['w-40', 'w-24', 'w-20', 'w-32 max-sm:hidden']} />
    </div>
  );
}
