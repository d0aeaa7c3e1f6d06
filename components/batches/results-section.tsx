'use client';

import { ListX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { AttentionMark, OutcomeBadge, ScoreBadge, useScoreWord } from '@/components/batches/badges';
import { usePlannedColumns } from '@/components/batches/planned-columns';
import { useResultColumns } from '@/components/batches/result-columns';
import { useRowPages } from '@/components/batches/use-row-pages';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { CloudWords } from '@/components/shell/cloud-words';
import { FacetedFilter } from '@/components/table/faceted-filter';
import { LongTable } from '@/components/table/long-table';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { ATTENTION_REASONS, openRows } from '@/lib/domain/batch-attention';
import { ROW_OUTCOMES } from '@/lib/domain/batches';
import { SCORES } from '@/lib/domain/box-score';
import { useRegionLabel } from '@/lib/i18n/use-region-label';
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
