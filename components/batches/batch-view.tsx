'use client';

import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { BatchStateBadge } from '@/components/batches/badges';
import { UnknownBanner, WaitingBanner } from '@/components/batches/batch-banners';
import { BatchProgress } from '@/components/batches/batch-progress';
import { BatchSkeleton } from '@/components/batches/batch-skeleton';
import { CallsSection } from '@/components/batches/calls-section';
import { DecideSection } from '@/components/batches/decide-section';
import { MissingBatch } from '@/components/batches/missing-batch';
import { ResultsSection } from '@/components/batches/results-section';
import { RetryButton } from '@/components/batches/retry-button';
import { StopButton } from '@/components/batches/stop-button';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { PageHeader } from '@/components/shell/page-header';
import { buttonVariants } from '@/components/ui/button-variants';
import type { Role } from '@/lib/domain/permissions';
import { batchQuery } from '@/lib/queries/batches';
import { ReadError } from '@/lib/queries/get-json';
import type { BatchDetail, BatchRow } from '@/lib/schemas/batches';
import { routes } from '@/lib/url/routes';

type Actor = { id: string; role: Role };

/** One batch from its submission to what the cloud really did; follows by itself. */
export function BatchView({ batchId, actor }: { batchId: string; actor: Actor }) {
  const t = useTranslations('batches.page');
  const { data: batch, error, refetch } = useQuery(batchQuery(batchId));
  if (batch) return <LoadedBatch batch={batch} actor={actor} isOld={error !== null} />;
  if (!error) return <BatchSkeleton />;
  if (error instanceof ReadError && (error.status === 404 || error.status === 400)) return <MissingBatch />;
  const problem = error instanceof ReadError ? error.problem : null;
  return (
    <ErrorBanner
      title={t('loadFailed')}
      requestId={problem?.correlationId}
      onRetry={() => void refetch()}
      className="m-5"
    />
  );
}

function LoadedBatch({ batch, actor, isOld }: { batch: BatchDetail; actor: Actor; isOld: boolean }) {
  const t = useTranslations('batches');
  const reading = batch.rows.filter(isBeingRead).length;
  return (
    <>
      <PageHeader
        parent={{ href: routes.batches(), label: t('heading') }}
        title={batch.title === '' ? t('list.untitled') : batch.title}
        status={
          <>
            <BatchStateBadge state={batch.state} />
            <span>{t('page.number', { number: batch.number, revision: batch.revision })}</span>
          </>
        }
        actions={
          <>
            <a
              href={routes.apiBatchCsv(batch.id)}
              download
              aria-label={t('page.csvLabel')}
              className={buttonVariants({ variant: 'ghost' })}
            >
              <Download aria-hidden />
              {t('page.csv')}
            </a>
            <RetryButton batch={batch} actor={actor} />
            {batch.state === 'sending' ? <StopButton batch={batch} actor={actor} /> : null}
          </>
        }
      />
      {isOld ? <ErrorBanner title={t('page.refreshFailed')} className="rounded-none" /> : null}
      {batch.waiting ? <WaitingBanner waiting={batch.waiting} /> : null}
      {reading > 0 ? <UnknownBanner count={reading} /> : null}
      <BatchProgress batch={batch} />
      {batch.note === '' ? null : (
        <p className="whitespace-pre-wrap break-words border-line border-t px-5 py-3 max-sm:px-4">
          <span className="mr-2 text-dim">{t('page.note')}</span>
          {batch.note}
        </p>
      )}
      <DecideSection batch={batch} actor={actor} />
      <ResultsSection batch={batch} />
      <CallsSection calls={batch.calls} zone={batch.zone} />
    </>
  );
}

/** Without an answer, and still settled by reading: nobody has to do anything. */
function isBeingRead(row: BatchRow): boolean {
  return row.outcome === 'unknown' && row.needsDecisionAtMs === null && row.leftAtMs === null;
}
