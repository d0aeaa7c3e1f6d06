'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronRight, List } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { BatchStateBadge, GlassBadge } from '@/components/batches/badges';
import { AttentionBanner, StoppedBanner, UnknownBanner } from '@/components/batches/batch-banners';
import { BatchProgress } from '@/components/batches/batch-progress';
import { BatchSkeleton } from '@/components/batches/batch-skeleton';
import { CallsSection } from '@/components/batches/calls-section';
import { DecideSection } from '@/components/batches/decide-section';
import { MissingBatch } from '@/components/batches/missing-batch';
import { PlanAgainButton } from '@/components/batches/plan-again-button';
import { ResultsSection } from '@/components/batches/results-section';
import { RetryButton } from '@/components/batches/retry-button';
import { StopButton } from '@/components/batches/stop-button';
import { tabTitle } from '@/components/batches/tab-title';
import { DownloadLink } from '@/components/feedback/download-link';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { WaitingBanner } from '@/components/feedback/waiting-banner';
import { PageHeader } from '@/components/shell/page-header';
import { useTabTitle } from '@/components/shell/use-tab-title';
import { LinkButton } from '@/components/ui/link-button';
import { cn } from '@/lib/cn';
import type { Role } from '@/lib/domain/permissions';
import { batchQuery } from '@/lib/queries/batches';
import { whyNoDownload } from '@/lib/queries/exports';
import { ReadError } from '@/lib/queries/get-json';
import type { BatchHead } from '@/lib/schemas/batches';
import { isStillPlan } from '@/lib/url/batches-params';
import { routes } from '@/lib/url/routes';

type Actor = { id: string; role: Role };

/** What the approval of a batch adds to its page; given by the page, since one noun does not import another. */
export type BatchParts = {
  phoneTop: (batch: BatchHead) => ReactNode;
  actions: (batch: BatchHead) => ReactNode;
  notices: (batch: BatchHead) => ReactNode;
  review: (batch: BatchHead) => ReactNode;
  record: (batch: BatchHead) => ReactNode;
  bar: (batch: BatchHead) => ReactNode;
  /** The requester took it back and changes it. */
  draft: (batch: BatchHead) => ReactNode;
};

type BatchViewProps = { batchId: string; actor: Actor; parts: BatchParts };

/** One batch from its request or submission to what the cloud really did; follows by itself. */
export function BatchView({ batchId, actor, parts }: BatchViewProps) {
  const t = useTranslations('batches.page');
  const { data: batch, error, refetch } = useQuery(batchQuery(batchId));
  if (batch?.state === 'draft') return parts.draft(batch);
  if (batch) return <LoadedBatch batch={batch} actor={actor} parts={parts} isOld={error !== null} />;
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

type LoadedBatchProps = { batch: BatchHead; actor: Actor; parts: BatchParts; isOld: boolean };

function LoadedBatch({ batch, actor, parts, isOld }: LoadedBatchProps) {
  const t = useTranslations('batches');
  useTabTitle(tabTitle(batch, t));
  const isWaiting = batch.state === 'awaiting_approval';
  // One that came back for approval in the middle of its sending shows both.
  const hasBegun = batch.callCount > 0;
  return (
    <>
      <BatchHeader batch={batch} actor={actor} parts={parts} />
      {isWaiting ? parts.phoneTop(batch) : null}
      {isOld ? <ErrorBanner title={t('page.refreshFailed')} className="rounded-none" /> : null}
      <StoppedBanner batch={batch} />
      {parts.notices(batch)}
      {isStillPlan(batch) && batch.state !== 'approved' ? null : <BatchFollow batch={batch} />}
      {isWaiting ? parts.review(batch) : null}
      {batch.note === '' ? null : (
        <p
          className={cn(
            'whitespace-pre-wrap break-words border-line border-t px-5 py-3 max-sm:px-4',
            isWaiting && 'max-sm:hidden',
          )}
        >
          <span className="mr-2 text-dim">{t('page.note')}</span>
          {batch.note}
        </p>
      )}
      <DecideSection batch={batch} actor={actor} />
      {isWaiting ? (
        <FoldedRows batch={batch} />
      ) : (
        <ResultsSection key={String(isStillPlan(batch))} batch={batch} />
      )}
      {parts.record(batch)}
      {hasBegun ? <CallsSection batch={batch} /> : null}
      {isWaiting ? parts.bar(batch) : null}
    </>
  );
}

function BatchHeader({ batch, actor, parts }: Omit<LoadedBatchProps, 'isOld'>) {
  const t = useTranslations('batches');
  return (
    <PageHeader
      // A waiting request has a top of its own on a phone.
      className={batch.state === 'awaiting_approval' ? 'max-sm:hidden' : undefined}
      takesFocus
      parent={{ href: routes.batches(), label: t('heading') }}
      title={batch.title === '' ? t('list.untitled') : batch.title}
      status={
        <>
          <BatchStateBadge state={batch.state} attention={batch.attention} />
          {batch.glassBroken ? <GlassBadge /> : null}
          <span>{t('page.number', { number: batch.number, revision: batch.request })}</span>
          {batch.rowsElsewhere > 0 ? (
            <span>{t('page.elsewhere', { count: batch.rowsElsewhere })}</span>
          ) : null}
          {batch.retryOf ? (
            <Link href={routes.batch(batch.retryOf.id)} className="text-accent hover:underline">
              {t('page.retryOf', { number: batch.retryOf.number })}
            </Link>
          ) : null}
        </>
      }
      actions={
        <>
          <LinkButton variant="ghost" href={routes.audit({ q: batch.id })} prefetch={false}>
            {t('page.audit')}
          </LinkButton>
          <DownloadLink href={routes.apiBatchCsv(batch.id)} label={t('page.csvLabel')} whyNot={whyNoDownload}>
            {t('page.csv')}
          </DownloadLink>
          {parts.actions(batch)}
          <PlanAgainButton batch={batch} actor={actor} />
          <RetryButton batch={batch} actor={actor} />
          {isStoppable(batch) ? <StopButton batch={batch} actor={actor} /> : null}
        </>
      }
    />
  );
}

/** How the sending goes. */
function BatchFollow({ batch }: { batch: BatchHead }) {
  return (
    <>
      {batch.waiting ? <WaitingBanner waiting={batch.waiting} /> : null}
      {batch.box.settling > 0 ? <UnknownBanner count={batch.box.settling} /> : null}
      <AttentionBanner batch={batch} />
      <BatchProgress batch={batch} />
    </>
  );
}

/** The rows of a waiting request: open on a wide screen, one press away on a phone. */
function FoldedRows({ batch }: { batch: BatchHead }) {
  const t = useTranslations('batches.page');
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className="px-4 pb-4 sm:hidden">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex h-9 w-full items-center gap-2.5 rounded-md border border-line px-3 text-left hover:bg-line2"
        >
          <List aria-hidden className="size-[15px] stroke-[1.75]" />
          <span className="flex-1">{t(open ? 'hideRows' : 'seeRows', { count: batch.rowCount })}</span>
          <ChevronRight
            aria-hidden
            className={cn('size-[15px] stroke-[1.75] text-dim', open && 'rotate-90')}
          />
        </button>
      </div>
      <div className={open ? undefined : 'max-sm:hidden'}>
        <ResultsSection batch={batch} />
      </div>
    </>
  );
}

/** On its way; or approved and waiting for its turn, where the requester has *Withdraw* instead. */
function isStoppable({ state, canDo }: BatchHead): boolean {
  return state === 'sending' || (state === 'approved' && canDo.withdraw !== null);
}
