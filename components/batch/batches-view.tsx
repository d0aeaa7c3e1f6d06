'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ArrowDownUp, Layers } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useBatchColumns } from '@/components/batch/batch-list-columns';
import { DraftStrips } from '@/components/batch/draft-strip';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { PageHeader } from '@/components/shell/page-header';
import { RegionLimitNote } from '@/components/shell/region-limit';
import { FacetedFilter } from '@/components/table/faceted-filter';
import { LoadMore } from '@/components/table/load-more';
import { LongTable } from '@/components/table/long-table';
import { ListSearch } from '@/components/table/search-box';
import { Button } from '@/components/ui/button';
import { CountBadge } from '@/components/ui/count-tile';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Menu, MenuChoice } from '@/components/ui/menu';
import { SkeletonRows } from '@/components/ui/skeleton';
import { batchesList, myDrafts } from '@/lib/api-client/batches';
import { deskQuery } from '@/lib/api-client/desk';
import { ReadError } from '@/lib/api-client/get-json';
import { BATCH_SORTS, type BatchSort, MAX_BATCH_SEARCH } from '@/lib/schemas/batch-inputs';
import type { BatchListItem } from '@/lib/schemas/batches';
import { batchesFilterOf, batchesParsers, LISTED_STATES } from '@/lib/url/batches-params';
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

type BatchSearchProps = { value: string; onValueChange: (value: string) => void };

/** Finds batches by number, title, requester, instance or event. */
function BatchSearch({ value, onValueChange }: BatchSearchProps) {
  const t = useTranslations('batches.list');
  return (
    <ListSearch
      label={t('search')}
      placeholder={t('searchPlaceholder')}
      clearLabel={t('clearSearch')}
      value={value}
      onValueChange={onValueChange}
      maxLength={MAX_BATCH_SEARCH}
    />
  );
}

type OpenFilterProps = { isOn: boolean; onChange: (isOn: boolean) => void };

/** Narrows the list to what needs a person, and says how many batches do. */
function OpenFilter({ isOn, onChange }: OpenFilterProps) {
  const t = useTranslations('batches.attention');
  const { data: desk } = useQuery(deskQuery());
  return (
    <Button
      aria-pressed={isOn}
      className="aria-pressed:border-accent aria-pressed:bg-selection"
      onClick={() => onChange(!isOn)}
    >
      {t('filterOpen')}
      <CountBadge count={desk?.openBatches ?? 0} tone="red" />
    </Button>
  );
}

type BatchSortMenuProps = { sort: BatchSort; onSortChange: (sort: BatchSort) => void };

/** The order of the list. */
function BatchSortMenu({ sort, onSortChange }: BatchSortMenuProps) {
  const t = useTranslations('batches.sort');
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="ghost">
          <ArrowDownUp aria-hidden />
          {t('label', { name: t(sort) })}
        </Button>
      }
    >
      <MenuChoice
        label={t('by')}
        value={sort}
        options={BATCH_SORTS.map((value) => ({ value, label: t(value) }))}
        onValueChange={onSortChange}
      />
    </Menu>
  );
}

type StateFilterProps = { states: readonly string[]; onStatesChange: (states: string[]) => void };

/** Narrows the list to some states. */
function StateFilter({ states, onStatesChange }: StateFilterProps) {
  const t = useTranslations('batches');
  return (
    <FacetedFilter
      name={t('list.state')}
      options={LISTED_STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))}
      values={states}
      onValuesChange={onStatesChange}
    />
  );
}
