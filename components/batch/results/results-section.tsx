'use client';

import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { ListX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useEffect, useEffectEvent, useState } from 'react';
import { usePlannedColumns } from '@/components/batch/results/planned-columns';
import { useResultColumns } from '@/components/batch/results/result-columns';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { CloudWords } from '@/components/shell/cloud-words';
import { FacetedFilter } from '@/components/table/faceted-filter';
import { LongTable } from '@/components/table/long-table';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { AttentionMark } from '@/components/vocabulary/batch-state';
import { OutcomeBadge, ScoreBadge, useScoreWord } from '@/components/vocabulary/outcome';
import { batchRowsPage, type RowsFilter } from '@/lib/api-client/batches';
import { ATTENTION_REASONS, openRows } from '@/lib/domain/batch-progress';
import { ROW_OUTCOMES } from '@/lib/domain/batches';
import { type BoxScore, SCORES } from '@/lib/domain/box-score';
import { PAGE_ROWS } from '@/lib/domain/limits';
import { useRegionLabel } from '@/lib/i18n/region-name';
import type { BatchHead, ShownRow } from '@/lib/schemas/batches';
import { batchParsers, isStillPlan, rowsFilterOf } from '@/lib/url/batches-params';

const rowId = (row: ShownRow) => row.id;

/** Every row of the batch: what is planned until something was sent, then what became of it. */
export function ResultsSection({ batch }: { batch: BatchHead }) {
  const t = useTranslations('batches');
  const isPlan = isStillPlan(batch);
  const [params, setFilter] = useQueryStates(batchParsers);
  const results = useResultColumns(batch.zone);
  const planned = usePlannedColumns(batch.zone);
  const filter = rowsFilterOf(params, batch);
  const pages = useRowPages(batch, filter);
  const label = t(isPlan ? 'planned.label' : 'results.label');
  const showAll = () => void setFilter(null);
  const { rowCount } = batch;
  return (
    <section aria-labelledby="results-heading">
      <div className="flex min-h-12 flex-wrap items-center gap-2 border-line border-y px-5 py-2 max-sm:px-4">
        <h2 id="results-heading" className="mr-1 font-semibold">
          {label}
        </h2>
        <Filters batch={batch} isPlan={isPlan} />
        <span className="ml-auto flex items-center gap-2">
          <span role="status" className="text-dim text-sm">
            {pages.total === rowCount
              ? t('list.rowCount', { count: rowCount })
              : t('results.shown', { shown: pages.total, total: rowCount })}
          </span>
          <CloudWords />
        </span>
      </div>
      {pages.error ? (
        <ErrorBanner title={t('results.loadFailed')} onRetry={pages.retry} className="rounded-none" />
      ) : null}
      {pages.isPending ? (
        <SkeletonRows count={8} bars={['w-24', 'w-32', 'w-28', 'w-16']} />
      ) : (
        <LongTable
          label={label}
          rows={pages.rows}
          onRange={pages.onRange}
          columns={isPlan ? planned : results}
          getRowId={rowId}
          minWidth="0px"
          isMarked={(row) => row.attention !== null}
          restOnPaper={t('results.restOnPaper')}
          empty={
            <EmptyState
              icon={ListX}
              title={t('results.empty')}
              actions={<Button onClick={showAll}>{t('results.clear')}</Button>}
            />
          }
        />
      )}
    </section>
  );
}

function Filters({ batch, isPlan }: { batch: BatchHead; isPlan: boolean }) {
  const t = useTranslations('batches');
  const tOutcomes = useTranslations('outcomes');
  const regionLabel = useRegionLabel();
  const scoreWord = useScoreWord();
  const [{ phase, outcome, region, attention }, setFilter] = useQueryStates(batchParsers);
  const { box, counts, attention: open } = batch;
  const scores = SCORES.filter((score) => box[score] > 0 || phase.includes(score));
  const outcomes = ROW_OUTCOMES.filter((name) => counts[name] > 0 || outcome.includes(name));
  const reasons = ATTENTION_REASONS.filter((reason) => open[reason] > 0);
  const [first] = reasons;
  return (
    <>
      {first !== undefined || attention === 'open' ? (
        <FacetedFilter
          name={t('attention.filter')}
          options={[
            {
              value: 'open',
              label: t('attention.filterOpen'),
              face: first === undefined ? null : <AttentionMark reason={first} />,
              count: openRows(open),
            },
          ]}
          values={attention === null ? [] : [attention]}
          onValuesChange={(values) => void setFilter({ attention: values.length > 0 ? 'open' : null })}
        />
      ) : null}
      {isPlan && phase.length === 0 ? null : (
        <FacetedFilter
          name={tOutcomes('column.phase')}
          options={scores.map((score) => ({
            value: score,
            label: scoreWord(score),
            face: <ScoreBadge score={score} />,
            count: box[score],
          }))}
          values={SCORES.filter((score) => phase.includes(score))}
          onValuesChange={(values) => void setFilter({ phase: values })}
        />
      )}
      {outcome.length === 0 ? null : (
        <FacetedFilter
          name={t('results.outcome')}
          options={outcomes.map((name) => ({
            value: name,
            label: t(`outcome.${name}`),
            face: <OutcomeBadge outcome={name} />,
            count: counts[name],
          }))}
          values={ROW_OUTCOMES.filter((name) => outcome.includes(name))}
          onValuesChange={(values) => void setFilter({ outcome: values })}
        />
      )}
      <FacetedFilter
        name={t('results.region')}
        options={batch.regions.map(({ regionId, regionName, count }) => ({
          value: regionId,
          label: regionLabel(regionId, regionName),
          count,
        }))}
        values={region}
        onValuesChange={(values) => void setFilter({ region: values })}
      />
    </>
  );
}

/** Pages that are read from the start: what a table that draws all of its rows can show. */
const FIRST_PAGES = 2;

/**
 * The rows of a batch that are in sight, read by page and read again when the batch has changed; the others are holes.
 * `onRange` says which are in sight.
 */
function useRowPages(batch: Pick<BatchHead, 'id' | 'version' | 'box'>, filter: RowsFilter) {
  const [range, setRange] = useState({ first: 0, last: 0 });
  const first = useQuery({ ...batchRowsPage(batch.id, filter, 0), placeholderData: keepPreviousData });
  useFollowed(first, first.data?.version, batch.version);
  const total = first.data?.total ?? 0;
  useCounted(first, filter, batch.box);
  const later = pagesOf(range, total);
  const more = useQueries({ queries: later.map((page) => batchRowsPage(batch.id, filter, page)) });
  const behind = more.filter(({ data, isFetching }) => data && !isFetching && data.version < batch.version);
  const readBehind = useEffectEvent(() => {
    for (const page of behind) void page.refetch();
  });
  // The server: pages that are older than the head are read again, each once it is no longer under way.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer version says when to look again
  useEffect(() => {
    if (behind.length > 0) readBehind();
  }, [batch.version, behind.length]);

  const rows: (ShownRow | undefined)[] = new Array(total).fill(undefined);
  const put = (page: number, found: readonly ShownRow[]) => {
    found.forEach((row, index) => {
      const at = page * PAGE_ROWS + index;
      if (at < total) rows[at] = row;
    });
  };
  put(0, first.data?.rows ?? []);
  later.forEach((page, index) => {
    put(page, more[index]?.data?.rows ?? []);
  });
  return {
    rows,
    total,
    isPending: first.isPending,
    isUpdating: first.isPlaceholderData,
    error: first.error ?? more.find(({ error }) => error !== null)?.error ?? null,
    retry: () => {
      for (const page of [first, ...more]) if (page.isError) void page.refetch();
    },
    onRange: (from: number, to: number) => {
      const isSame = pageOf(from) === pageOf(range.first) && pageOf(to) === pageOf(range.last);
      if (!isSame) setRange({ first: from, last: to });
    },
  };
}

const pageOf = (index: number) => Math.floor(index / PAGE_ROWS);

/** The pages beside the first that are wanted, with the one after what is in sight. */
function pagesOf({ first, last }: { first: number; last: number }, total: number): number[] {
  const pages = new Set<number>();
  for (let page = 1; page < FIRST_PAGES; page++) pages.add(page);
  for (let page = pageOf(first); page <= pageOf(last) + 1; page++) pages.add(page);
  return [...pages].filter((page) => page > 0 && page * PAGE_ROWS < total).sort((a, b) => a - b);
}

/**
 * Time alone brings a row into another phase, without a new version of its batch. When the head counts other rows under the
 * phases that are shown, they are read again.
 */
function useCounted(
  query: Followed & { data: { total: number } | undefined; isPlaceholderData: boolean },
  { phase, outcome, region, attention }: RowsFilter,
  box: BoxScore,
): void {
  const isByPhase = phase.length > 0 && outcome.length + region.length === 0 && attention === 'all';
  const counted = SCORES.reduce((sum, score) => sum + (phase.includes(score) ? box[score] : 0), 0);
  const read = useEffectEvent(() => {
    const { data, isPlaceholderData, isFetching, isError } = query;
    if (!data || isPlaceholderData || isFetching || isError) return;
    if (isByPhase && data.total !== counted) void query.refetch();
  });
  // The server: another count says when to look.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `counted` says when to look
  useEffect(() => read(), [counted]);
}

type Followed = { isFetching: boolean; isError: boolean; refetch: () => Promise<unknown> };

/** Reads again what is older than the head of its batch; after a failure, with the next change. */
export function useFollowed(query: Followed, version: number | undefined, newest: number): void {
  const isIdle = !query.isFetching && !query.isError;
  const read = useEffectEvent(() => {
    if (version !== undefined && version < newest && !query.isFetching) void query.refetch();
  });
  // The server: its answer may be older than the head, which was read at the same time.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `newest` and `isIdle` say when to look, `version` is looked at
  useEffect(() => read(), [newest, isIdle]);
}
