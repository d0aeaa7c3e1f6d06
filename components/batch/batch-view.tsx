'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronRight, List, Pencil, SearchX } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { PlanAgainButton, RetryButton, StopButton } from '@/components/batch/results/batch-buttons';
import {
  AttentionBanner,
  BatchProgress,
  StoppedBanner,
  UnknownBanner,
} from '@/components/batch/results/batch-progress';
import { CallsSection } from '@/components/batch/results/calls-section';
import { DecideSection } from '@/components/batch/results/decide-section';
import { ResultsSection } from '@/components/batch/results/results-section';
import {
  DecisionBar,
  PhoneTop,
  RequestActions,
  RequestNotices,
  RequestRecord,
  RequestReview,
} from '@/components/batch/review/review-sections';
import { tabTitle } from '@/components/batch/tab-title';
import { DownloadLink } from '@/components/feedback/download-link';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { WaitingBanner } from '@/components/feedback/waiting-banner';
import { useTabTitle } from '@/components/shell/navigation';
import { PageHeader } from '@/components/shell/page-header';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';
import { BatchStateBadge, GlassBadge } from '@/components/vocabulary/batch-state';
import { batchQuery } from '@/lib/api-client/batches';
import { ReadError, whyNoDownload } from '@/lib/api-client/get-json';
import { cn } from '@/lib/cn';
import type { Role } from '@/lib/domain/permissions';
import type { BatchHead } from '@/lib/schemas/batches';
import { isStillPlan } from '@/lib/url/batches-params';
import { routes } from '@/lib/url/routes';

type Actor = { id: string; role: Role };

type BatchViewProps = { batchId: string; actor: Actor };

/** One batch from its request or submission to what the cloud really did; follows by itself. */
export function BatchView({ batchId, actor }: BatchViewProps) {
  const t = useTranslations('batches.page');
  const { data: batch, error, refetch } = useQuery(batchQuery(batchId));
  if (batch?.state === 'draft') return <TakenBack batch={batch} />;
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

type LoadedBatchProps = { batch: BatchHead; actor: Actor; isOld: boolean };

function LoadedBatch({ batch, actor, isOld }: LoadedBatchProps) {
  const t = useTranslations('batches');
  useTabTitle(tabTitle(batch, t));
  const isWaiting = batch.state === 'awaiting_approval';
  // One that came back for approval in the middle of its sending shows both.
  const hasBegun = batch.callCount > 0;
  return (
    <>
      <BatchHeader batch={batch} actor={actor} />
      {isWaiting ? <PhoneTop batch={batch} /> : null}
      {isOld ? <ErrorBanner title={t('page.refreshFailed')} className="rounded-none" /> : null}
      <StoppedBanner batch={batch} />
      <RequestNotices batch={batch} />
      {isStillPlan(batch) && batch.state !== 'approved' ? null : <BatchFollow batch={batch} />}
      {isWaiting ? <RequestReview key={batch.id} batch={batch} /> : null}
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
      <RequestRecord batch={batch} />
      {hasBegun ? <CallsSection batch={batch} /> : null}
      {isWaiting ? <DecisionBar batch={batch} /> : null}
    </>
  );
}

function BatchHeader({ batch, actor }: Omit<LoadedBatchProps, 'isOld'>) {
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
          <RequestActions batch={batch} />
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

const TILES = [1, 2, 3, 4, 5, 6, 7];

/** The shape of a batch while it is read. */
function BatchSkeleton() {
  const t = useTranslations('batches.page');
  return (
    <div role="status" aria-label={t('loading')}>
      <div className="flex h-13 items-center border-line border-b px-5">
        <Skeleton className="h-4 w-64" />
      </div>
      <div className="flex h-14 flex-col justify-center gap-2.5 border-line border-b px-5">
        <Skeleton className="h-1.5 w-full" />
        <Skeleton className="w-40" />
      </div>
      <div className="grid grid-cols-7 max-lg:grid-cols-4 max-sm:grid-cols-2">
        {TILES.map((tile) => (
          <div key={tile} className="flex h-17 flex-col justify-center gap-2.5 px-5">
            <Skeleton className="h-4 w-6" />
            <Skeleton className="w-16" />
          </div>
        ))}
      </div>
      <div className="h-21 border-line border-y" />
      <SkeletonRows count={8} bars={['w-24', 'w-32', 'w-28', 'w-16']} />
    </div>
  );
}

/** No batch has this id, or it is somebody else's draft. */
export function MissingBatch() {
  const t = useTranslations('batches');
  return (
    <>
      <PageHeader parent={{ href: routes.batches(), label: t('heading') }} title={t('page.missingTitle')} />
      <EmptyState
        icon={SearchX}
        title={t('page.missingTitle')}
        actions={<LinkButton href={routes.batches()}>{t('page.goBatches')}</LinkButton>}
      >
        {t('page.missing')}
      </EmptyState>
    </>
  );
}

/** The request became a draft again while it was open here. */
function TakenBack({ batch }: { batch: BatchHead }) {
  const t = useTranslations('approvals');
  const isMine = batch.canDo.edit === null;
  return (
    <>
      <PageHeader
        parent={{ href: routes.approvals(), label: t('heading') }}
        title={batch.title === '' ? t('list.untitled') : batch.title}
      />
      <EmptyState
        icon={Pencil}
        title={t('state.draft.title')}
        actions={
          isMine ? (
            <LinkButton variant="primary" href={routes.newBatch(batch.id)}>
              {t('action.edit')}
            </LinkButton>
          ) : (
            <LinkButton href={routes.approvals()}>{t('review.back')}</LinkButton>
          )
        }
      >
        {t('state.draft.text')}
      </EmptyState>
    </>
  );
}
