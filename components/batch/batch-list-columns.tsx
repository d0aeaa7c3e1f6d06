'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { answeredOf, OutcomeBar, useOutcomeWords } from '@/components/batch/results/batch-progress';
import type { LongColumn } from '@/components/table/long-table';
import { Instant } from '@/components/time/instant';
import { BatchStateBadge, GlassBadge } from '@/components/vocabulary/batch-state';
import type { BatchListItem } from '@/lib/schemas/batches';
import { routes } from '@/lib/url/routes';

/** Columns of the list of batches. */
export function useBatchColumns() {
  const t = useTranslations('batches.list');
  return useMemo<LongColumn<BatchListItem>[]>(
    () => [
      {
        id: 'number',
        header: t('number'),
        width: '80px',
        phoneLabel: t('number'),
        cell: (batch) => <span className="text-dim">#{batch.number}</span>,
      },
      {
        id: 'title',
        header: t('title'),
        phone: 'lead',
        cell: (batch) => (
          <Link
            // A list of a hundred would ask for a hundred pages that nobody opens.
            prefetch={false}
            data-row-open
            href={routes.batch(batch.id)}
            title={batch.title}
            className="block truncate py-1 font-medium hover:text-accent hover:underline max-sm:whitespace-normal max-sm:break-words"
          >
            {batch.title === '' ? t('untitled') : batch.title}
          </Link>
        ),
      },
      {
        id: 'state',
        header: t('state'),
        width: '168px',
        phoneLabel: t('state'),
        cell: (batch) => <StateCell batch={batch} />,
      },
      {
        id: 'rows',
        header: t('rows'),
        width: '20%',
        phoneLabel: t('rows'),
        cell: (batch) => <RowsCell batch={batch} />,
      },
      {
        id: 'first',
        header: t('first'),
        width: '168px',
        phoneLabel: t('first'),
        from: 'xl',
        cell: (batch) => <FirstCell batch={batch} />,
      },
      {
        id: 'by',
        header: t('by'),
        width: '116px',
        phoneLabel: t('by'),
        from: 'lg',
        cell: (batch) => batch.createdByName,
      },
      {
        id: 'submitted',
        header: t('submitted'),
        width: '204px',
        phoneLabel: t('submitted'),
        from: 'lg',
        cell: (batch) =>
          batch.submittedAtMs === null ? null : <Instant ms={batch.submittedAtMs} withZone />,
      },
    ],
    [t],
  );
}

function FirstCell({ batch }: { batch: BatchListItem }) {
  const t = useTranslations('batches.results');
  if (batch.immediate > 0 || batch.firstMs === null) return t('immediately');
  return <Instant ms={batch.firstMs} withZone />;
}

function StateCell({ batch }: { batch: BatchListItem }) {
  const t = useTranslations('batches.list');
  const { state, glassBroken, expiresAtMs, rowCount, counts } = batch;
  const expired = counts.skipped < rowCount ? 'expiredRest' : 'expiredHint';
  return (
    <span className="flex min-w-0 flex-wrap gap-0.5 py-1 max-sm:justify-end">
      <BatchStateBadge state={state} attention={batch.attention} />
      {glassBroken ? <GlassBadge /> : null}
      {state === 'awaiting_approval' && expiresAtMs !== null ? (
        <span className="w-full text-2xs text-dim">
          {t('needsBy')} <Instant ms={expiresAtMs} withZone />
        </span>
      ) : null}
      {state === 'expired' ? <span className="w-full text-2xs text-dim">{t(expired)}</span> : null}
    </span>
  );
}

function RowsCell({ batch }: { batch: BatchListItem }) {
  const t = useTranslations('batches');
  const words = useOutcomeWords()(batch.counts);
  const answered = t('page.answered', { answered: answeredOf(batch.counts), total: batch.rowCount });
  return (
    <span className="flex min-w-0 max-w-80 flex-1 flex-col gap-1 max-sm:pt-1.5">
      <OutcomeBar
        counts={batch.counts}
        total={batch.rowCount}
        label={t('page.progress')}
        words={answered}
        className="h-1"
      />
      <span className="text-dim text-xs">
        {t('list.rowCount', { count: batch.rowCount })}
        {words === '' ? null : ` · ${words}`}
        {batch.rowsElsewhere === 0 ? null : ` · ${t('page.elsewhere', { count: batch.rowsElsewhere })}`}
      </span>
    </span>
  );
}
