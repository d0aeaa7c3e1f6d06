'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Activity } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { SyncStatus } from '@/components/feedback/sync-status';
import { BlindBanner, useLiveSight } from '@/components/outcomes/live-sight';
import { OutcomeTables } from '@/components/outcomes/outcome-tables';
import { OutcomesToolbar } from '@/components/outcomes/outcomes-toolbar';
import { Timeline } from '@/components/outcomes/timeline';
import { FindInstance } from '@/components/shell/find-instance';
import { PageHeader } from '@/components/shell/page-header';
import { RegionLimitNote } from '@/components/shell/region-limit';
import { LoadMore } from '@/components/table/load-more';
import { ListSearch } from '@/components/table/search-box';
import { useClock, useViewerZone } from '@/components/time/use-clock';
import { Button } from '@/components/ui/button';
import { CountTile } from '@/components/ui/count-tile';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { SkeletonRows } from '@/components/ui/skeleton';
import { PHASE_LOOK } from '@/components/vocabulary/phase';
import { ReadError } from '@/lib/api-client/get-json';
import { OUTCOMES_KEY, outcomesList } from '@/lib/api-client/outcomes';
import { LOOK_HERE, type Phase } from '@/lib/domain/outcomes';
import type { Role } from '@/lib/domain/permissions';
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
  const sight = useLiveSight(OUTCOMES_KEY) ?? first.data?.pages[0];
  return (
    <>
      <PageHeader
        title={t('heading')}
        status={
          <>
            <SyncStatus syncedAtMs={sight?.seenUpToMs ?? null} />
            <RegionLimitNote />
          </>
        }
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

/** Always there, so that a calm night has numbers too. */
const ALWAYS: readonly Phase[] = ['failed', 'late', 'running', 'due', 'next24h'];

const TILE = 'last:border-r-0 xl:px-3 xl:first:pl-5';

type CountsBarProps = {
  counts: OutcomesPage['counts'];
  /** What the page shows now, to mark its number. */
  shown: readonly Phase[];
  /** The viewer's midnight, as an instant in UTC. */
  dayStart: string;
};

/** Rows by phase; each number leads to its rows. */
function CountsBar({ counts, shown, dayStart }: CountsBarProps) {
  const t = useTranslations('outcomes');
  const phases = [...LOOK_HERE, 'running', 'due', 'next24h'] as const;
  return (
    <nav
      aria-label={t('counts')}
      className="grid shrink-0 grid-cols-5 border-line border-b xl:auto-cols-fr xl:grid-flow-col xl:grid-cols-none max-sm:grid-cols-3"
    >
      {phases
        .filter((phase) => counts[phase] > 0 || ALWAYS.includes(phase))
        .map((phase) => (
          <CountTile
            key={phase}
            href={routes.outcomes({ phase })}
            count={counts[phase]}
            label={t(`phase.${phase}`)}
            isCurrent={shown.length === 1 && shown[0] === phase}
            className={TILE}
            {...PHASE_LOOK[phase]}
          />
        ))}
      <CountTile
        href={routes.outcomes({ phase: 'done,handled_early', from: dayStart })}
        count={counts.done_today}
        label={t('phase.done_today')}
        isCurrent={shown.includes('done')}
        className={TILE}
        {...PHASE_LOOK.done}
      />
    </nav>
  );
}
