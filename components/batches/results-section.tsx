'use client';

import { ListX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { OutcomeBadge } from '@/components/batches/badges';
import { useResultColumns } from '@/components/batches/result-columns';
import { FacetedFilter } from '@/components/table/faceted-filter';
import { LongTable } from '@/components/table/long-table';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ROW_OUTCOMES } from '@/lib/domain/batches';
import { useRegionLabel } from '@/lib/i18n/use-region-label';
import type { BatchDetail, BatchRow } from '@/lib/schemas/batches';
import { batchParsers } from '@/lib/url/batches-params';

const rowId = (row: BatchRow) => row.id;

/** Every row of the batch with what became of it. */
export function ResultsSection({ batch }: { batch: BatchDetail }) {
  const t = useTranslations('batches');
  const regionLabel = useRegionLabel();
  const [{ outcome, region }, setFilter] = useQueryStates(batchParsers);
  const columns = useResultColumns(batch.zone);
  const { rows, counts } = batch;
  const regions = useMemo(() => countRegions(rows, regionLabel), [rows, regionLabel]);
  const outcomes = ROW_OUTCOMES.filter((name) => counts[name] > 0 || outcome.includes(name));
  const wanted = ROW_OUTCOMES.filter((name) => outcome.includes(name));
  const shown = rows.filter(
    (row) =>
      (wanted.length === 0 || wanted.includes(row.outcome)) &&
      (region.length === 0 || region.includes(row.regionId)),
  );
  const showAll = () => void setFilter(null);

  return (
    <section aria-labelledby="results-heading">
      <div className="flex min-h-12 flex-wrap items-center gap-2 border-line border-y px-5 py-2 max-sm:px-4">
        <h2 id="results-heading" className="mr-1 font-semibold">
          {t('results.label')}
        </h2>
        <FacetedFilter
          name={t('results.outcome')}
          options={outcomes.map((name) => ({
            value: name,
            label: t(`outcome.${name}`),
            face: <OutcomeBadge outcome={name} />,
            count: counts[name],
          }))}
          values={wanted}
          onValuesChange={(values) => void setFilter({ outcome: values })}
        />
        <FacetedFilter
          name={t('results.region')}
          options={regions}
          values={region}
          onValuesChange={(values) => void setFilter({ region: values })}
        />
        <span role="status" className="ml-auto text-dim text-sm">
          {shown.length === rows.length
            ? t('list.rowCount', { count: rows.length })
            : t('results.shown', { shown: shown.length, total: rows.length })}
        </span>
      </div>
      <LongTable
        label={t('results.label')}
        rows={shown}
        columns={columns}
        getRowId={rowId}
        minWidth="1120px"
        empty={
          <EmptyState
            icon={ListX}
            title={t('results.empty')}
            actions={<Button onClick={showAll}>{t('results.clear')}</Button>}
          />
        }
      />
    </section>
  );
}

function countRegions(rows: readonly BatchRow[], labelOf: (id: string, name: string) => string) {
  const found = new Map<string, { value: string; label: string; count: number }>();
  for (const { regionId, regionName } of rows) {
    const option = found.get(regionId) ?? { value: regionId, label: labelOf(regionId, regionName), count: 0 };
    option.count += 1;
    found.set(regionId, option);
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}
