'use client';

import { useQueryClient } from '@tanstack/react-query';
import { ChevronLeft, Clock, Siren } from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useEffect, useMemo } from 'react';
import { ApprovalsGiven, SameHourList } from '@/components/batch/review/approvals-given';
import { BreakGlassButton, GlassReview } from '@/components/batch/review/break-glass';
import { Comments } from '@/components/batch/review/comments';
import { DecisionButtons } from '@/components/batch/review/decision-buttons';
import { countPlan, type PlanCounts } from '@/components/batch/review/plan-counts';
import { PlanTimeline } from '@/components/batch/review/plan-timeline';
import { isRequester, RequesterActions } from '@/components/batch/review/requester-actions';
import { DiffAlert, LapseAlert, ReviewAlerts } from '@/components/batch/review/review-alerts';
import { ExceptionsSection, ScheduleChangesAlert } from '@/components/batch/review/schedule-alerts';
import { StateCard } from '@/components/batch/review/state-card';
import { useStepUpPerson } from '@/components/form/step-up';
import { useClock, useInstantWords } from '@/components/time/use-clock';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { look, markSeen } from '@/lib/actions/batches';
import { APPROVALS_KEY } from '@/lib/api-client/batches';
import { nameAndEmail } from '@/lib/domain/person-name';
import type { BreakGlassMark } from '@/lib/schemas/batch-approval';
import type { BatchHead } from '@/lib/schemas/batches';
import { formatDuration, formatRelative } from '@/lib/time/format';
import { routes } from '@/lib/url/routes';

type SectionProps = { batch: BatchHead };

/** Buttons of the page header: what may be done about a request now. */
export function RequestActions({ batch }: SectionProps) {
  const isWaiting = batch.state === 'awaiting_approval';
  return (
    <>
      <BreakGlassButton batch={batch} />
      <RequesterActions batch={batch} />
      {isWaiting ? <DecisionButtons batch={batch} place="header" /> : null}
    </>
  );
}

/** Above the rows: marks and states that must not be missed. */
export function RequestNotices({ batch }: SectionProps) {
  const { breakGlass } = batch;
  useEndingSeen(batch);
  return (
    <div className="flex flex-col gap-2.5 px-5 py-3 empty:hidden max-sm:px-4 [&:not(:has(*))]:hidden">
      {breakGlass ? <GlassMark mark={breakGlass} /> : null}
      <StateCard batch={batch} />
      <LapseAlert batch={batch} />
    </div>
  );
}

/** Everything that an approver looks at before deciding. */
export function RequestReview({ batch }: SectionProps) {
  const counts = useMemo(() => countPlan(batch), [batch]);
  useFirstLook(batch);
  const { diff } = batch;
  return (
    // On a phone the rows come right after the warnings, and who approved after them.
    <div className="grid gap-x-8 gap-y-5 px-5 py-4 max-sm:contents lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
      <div className="flex min-w-0 flex-col gap-3.5 max-sm:px-4 max-sm:py-4">
        <ExceptionsSection batch={batch} />
        <ScheduleChangesAlert batch={batch} />
        <PlanTiles counts={counts} />
        <PlanTimeline rows={batch.slices} zone={batch.zone} />
        <ReviewAlerts counts={counts} zone={batch.zone} critical={batch.facts?.batch.critical ?? 0} />
        {diff ? <DiffAlert key={batch.revision} batch={batch} diff={diff} /> : null}
      </div>
      <div className="flex min-w-0 flex-col gap-5 max-sm:order-1 max-sm:px-4 max-sm:pb-5">
        <ApprovalsGiven batch={batch} />
        <SameHourList hours={batch.sameHour} zone={batch.zone} />
      </div>
    </div>
  );
}

/** Below the rows: what was said, and for a batch on its way who approved it. */
export function RequestRecord({ batch }: SectionProps) {
  const { breakGlass, state } = batch;
  const isWaiting = state === 'awaiting_approval';
  return (
    <div className="grid gap-x-8 gap-y-5 border-line border-t px-5 py-4 max-sm:order-1 max-sm:px-4 lg:grid-cols-2">
      {isWaiting ? null : <ApprovalsGiven batch={batch} />}
      <div className="flex min-w-0 flex-col gap-5">
        {breakGlass ? <GlassReview batch={batch} mark={breakGlass} /> : null}
        <Comments batch={batch} />
      </div>
    </div>
  );
}

/** The lower edge of a phone: what the viewer can do about the request, always in reach. Nothing for those who only read. */
export function DecisionBar({ batch }: SectionProps) {
  const t = useTranslations('approvals.refusal');
  const { approve, reject, break_glass: breakGlass } = batch.canDo;
  const isMine = isRequester(batch);
  const mayBreak = breakGlass === null || breakGlass === 'pending';
  if (!isMine && !mayBreak && approve === 'role') return null;
  const decides = !isMine && approve !== 'role';
  const whyNot = decides && reject !== null ? approve : null;
  return (
    <div
      data-bottom-bar=""
      className="sticky bottom-0 z-20 order-2 mt-auto flex flex-wrap gap-2.5 border-line border-t bg-panel px-4 pt-3 pb-[max(--spacing(5),env(safe-area-inset-bottom))] sm:hidden"
    >
      {whyNot === null ? null : <p className="w-full text-dim text-sm">{t(whyNot, { until: '' })}</p>}
      {decides ? <DecisionButtons batch={batch} place="bar" /> : null}
      {isMine || mayBreak ? (
        <div className="flex w-full flex-wrap gap-2.5 [&>button]:h-10 [&>button]:flex-1">
          {isMine ? <RequesterActions batch={batch} /> : null}
          {mayBreak ? <BreakGlassButton batch={batch} /> : null}
        </div>
      ) : null}
    </div>
  );
}

/** Once its requester has a request before them that ended unsent, its mark under My requests has done its work. */
function useEndingSeen({ id, revision, state, createdBy }: BatchHead): void {
  const { userId } = useStepUpPerson();
  const client = useQueryClient();
  const isEnding = createdBy === userId && (state === 'rejected' || state === 'expired' || state === 'void');
  // That a person sees the page is an outside event which the store keeps.
  useEffect(() => {
    if (!isEnding) return;
    void markSeen({ batchId: id, revision })
      .then(() => client.invalidateQueries({ queryKey: APPROVALS_KEY }))
      .catch(() => null);
  }, [isEnding, id, revision, client]);
}

/** Stands on the batch for ever: it was sent without approval, by whom and why. */
function GlassMark({ mark }: { mark: BreakGlassMark }) {
  const t = useTranslations('approvals.glass');
  const write = useInstantWords();
  return (
    <Alert tone="red" icon={Siren} title={t('mark')}>
      {t('text', { name: mark.userName, time: write(mark.atMs) })} {t('reason', { reason: mark.reason })}{' '}
      <a
        href={mark.incidentUrl}
        target="_blank"
        rel="noreferrer noopener"
        className="font-medium underline [overflow-wrap:anywhere]"
      >
        {t('incident')}
      </a>
    </Alert>
  );
}

/** How many rows, how many at once, in how many regions. */
function PlanTiles({ counts }: { counts: PlanCounts }) {
  const t = useTranslations('approvals.review');
  const format = useFormatter();
  const tiles = [
    { label: t('rows', { count: counts.rows }), count: counts.rows },
    { label: t('now', { count: counts.now }), count: counts.now },
    { label: t('regions', { count: counts.regions }), count: counts.regions },
  ];
  return (
    <dl
      aria-label={t('tiles')}
      className="grid grid-cols-3 divide-x divide-line overflow-hidden rounded-lg border border-line"
    >
      {tiles.map(({ label, count }) => (
        <div key={label} className="flex flex-col-reverse px-3.5 py-2">
          <dt className="text-dim text-sm">{label}</dt>
          <dd className="font-semibold text-xl">{format.number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

/**
 * Tells the server which plan this person was shown first, once the page is really in front of them: a tab in the
 * background waits. What the server knows already is not told again, so that a reload never hides a change.
 */
function useFirstLook({ id, revision, seenRevision }: BatchHead): void {
  const isKnown = seenRevision !== null;
  // That a person sees the page is an outside event which the store keeps.
  useEffect(() => {
    if (isKnown) return;
    const tell = () => {
      if (document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', tell);
      void look({ batchId: id, revision }).catch(() => null);
    };
    document.addEventListener('visibilitychange', tell);
    tell();
    return () => document.removeEventListener('visibilitychange', tell);
  }, [id, revision, isKnown]);
}

/** The top of a waiting request on a phone: the way back, how long is left, and what it is. */
export function PhoneTop({ batch }: { batch: BatchHead }) {
  const t = useTranslations('approvals');
  return (
    <div className="sm:hidden">
      <div className="sticky top-0 z-20 flex h-12 items-center gap-2 border-line border-b bg-panel pr-4 pl-2">
        <Link
          href={routes.approvals()}
          aria-label={t('review.back')}
          className="grid size-8 place-items-center rounded-md hover:bg-line2"
        >
          <ChevronLeft aria-hidden className="size-[17px] stroke-[1.75]" />
        </Link>
        <span className="flex-1 font-semibold text-lg">{t('review.phoneTitle')}</span>
        <ExpiryBadge expiresAtMs={batch.expiresAtMs} />
      </div>
      <div className="flex flex-col gap-1 px-4 pt-4">
        <p className="text-dim text-sm">
          <About batch={batch} />
        </p>
        <h1 className="break-words font-semibold text-xl">
          {batch.title === '' ? t('list.untitled') : batch.title}
        </h1>
        {batch.note === '' ? null : <p className="whitespace-pre-wrap break-words text-dim">{batch.note}</p>}
      </div>
    </div>
  );
}

/** "#42 · revision 3 · asked by Olga (olga@acme.test) 4 min ago". */
export function About({ batch }: { batch: BatchHead }) {
  const t = useTranslations('approvals.review');
  const locale = useLocale();
  const { number, request: revision, createdByName, createdByEmail, requestedAtMs } = batch;
  const name = nameAndEmail(createdByName, createdByEmail);
  const age = useClock((nowMs) =>
    requestedAtMs === null ? '' : formatRelative(Math.min(requestedAtMs, nowMs), nowMs, locale),
  );
  return t('about', { number, revision, name, age });
}

/** "expires in 1 h 50 min", ticking; nothing for a request that never expires. */
function ExpiryBadge({ expiresAtMs }: { expiresAtMs: number | null }) {
  const t = useTranslations('approvals.review');
  const locale = useLocale();
  const left = useClock((nowMs) =>
    expiresAtMs === null || expiresAtMs <= nowMs ? null : formatDuration(expiresAtMs - nowMs, locale),
  );
  if (expiresAtMs === null) return null;
  return (
    <Badge tone={left === null ? 'red' : 'amber'} icon={Clock}>
      {left === null ? t('expired') : t('expiresIn', { left })}
    </Badge>
  );
}
