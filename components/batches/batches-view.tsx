'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Layers } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useBatchColumns } from '@/components/batches/batch-list-columns';
import { DraftStrips } from '@/components/batches/draft-strip';
import { BatchSearch, BatchSortMenu, OpenFilter, StateFilter } from '@/components/batches/list-filters';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { PageHeader } from '@/components/shell/page-header';
import { RegionLimitNote } from '@/components/shell/region-limit';
import { LoadMore } from '@/components/table/load-more';
import { LongTable } from '@/components/table/long-table';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { SkeletonRows } from '@/components/ui/skeleton';
import { batchesList } from '@/lib/queries/batches';
import { myDrafts } from '@/lib/queries/drafts';
import { ReadError } from '@/lib/queries/get-json';
import type { BatchListItem } from '@/lib/schemas/batches';
import { batchesFilterOf, batchesParsers } from '@/lib/url/batches-params';
import { routes } from '@/lib/url/routes';

const batchId = (batch: BatchListItem) => batch.id;

/** All batches, newest first; my open drafts stand above them. */
export function BatchesView({ mayPlan }: { mayPlan: boolean }) {
  const t = useTranslations('batches');
  const [params, setFilter] = useQueryStates(batchesParsers);
  const filter = batchesFilterOf(params);
  const list = useInfiniteQuery(batchesList(filter));
  const drafts = useQuery(myDrafts(mayPlan)).data?.rows ?? [];
  const columns = useBatchColumns();
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = list.data?.pages[0]?.total;
  const isFiltered = filter.state.length > 0 || filter.q !== '' || filter.attention === 'open';
  const problem = list.error instanceof ReadError ? list.error.problem : null;
  return (
    <>
      <PageHeader
        title={t('heading')}
        status={
          <>
            {total === undefined ? null : <span>{t('total', { count: total })}</span>}
            <RegionLimitNote />
          </>
        }
        actions={
          <>
            <BatchSearch value={filter.q} onValueChange={(q) => void setFilter({ q: q === '' ? null : q })} />
            <OpenFilter
              isOn={filter.attention === 'open'}
              onChange={(isOn) => void setFilter({ attention: isOn ? 'open' : null })}
            />
            <BatchSortMenu sort={filter.sort} onSortChange={(sort) => void setFilter({ sort })} />
            <StateFilter states={filter.state} onStatesChange={(state) => void setFilter({ state })} />
          </>
        }
      />
      <DraftStrips drafts={drafts} />
      {list.error ? (
        <ErrorBanner
          title={t('loadFailed')}
          requestId={problem?.correlationId}
          onRetry={() => void list.refetch()}
          className="rounded-none"
        />
      ) : null}
      {list.isPending ? (
        <ListSkeleton />
      ) : (
        <LongTable
          label={t('list.label')}
          rows={rows}
          columns={columns}
          getRowId={batchId}
          minWidth="0px"
          empty={list.error ? null : <NoBatches filtered={isFiltered} onClear={() => void setFilter(null)} />}
        />
      )}
      <LoadMore list={list} label={t('list.more')} />
    </>
  );
}

function NoBatches({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const t = useTranslations('batches.list');
  return filtered ? (
    <EmptyState
      icon={Layers}
      title={t('emptyFilteredTitle')}
      actions={<Button onClick={onClear}>{t('clearFilter')}</Button>}
    >
      {t('emptyFiltered')}
    </EmptyState>
  ) : (
    <EmptyState
      icon={Layers}
      title={t('emptyTitle')}
      actions={
        <LinkButton variant="primary" href={routes.events()}>
          {t('goEvents')}
        </LinkButton>
      }
    >
      {t('empty')}
    </EmptyState>
  );
}

function ListSkeleton() {
  const t = useTranslations('common');
  return (
    <div role="status" aria-label={t('loading')} className="pt-9">
      <SkeletonRows count={6} bars={['w-8', 'w-48', 'w-20', 'w-56 max-sm:hidden']} />
    </div>
  );
}
