'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo } from 'react';
import { ApprovalsGiven } from '@/components/approvals/approvals-given';
import { BreakGlassButton } from '@/components/approvals/break-glass-button';
import { Comments } from '@/components/approvals/comments';
import { DecisionButtons } from '@/components/approvals/decision-buttons';
import { DiffAlert } from '@/components/approvals/diff-alert';
import { GlassMark } from '@/components/approvals/glass-mark';
import { GlassReview } from '@/components/approvals/glass-review';
import { LapseAlert } from '@/components/approvals/lapse-alert';
import { countPlan } from '@/components/approvals/plan-counts';
import { PlanTiles } from '@/components/approvals/plan-tiles';
import { PlanTimeline } from '@/components/approvals/plan-timeline';
import { isRequester, RequesterActions } from '@/components/approvals/requester-actions';
import { ReviewAlerts } from '@/components/approvals/review-alerts';
import { SameHourList } from '@/components/approvals/same-hour';
import { StateCard } from '@/components/approvals/state-card';
import { useFirstLook } from '@/components/approvals/use-first-look';
import { useStepUpPerson } from '@/components/form/step-up-context';
import { markSeen } from '@/lib/actions/approvals';
import { APPROVALS_KEY } from '@/lib/queries/approvals';
import type { BatchHead } from '@/lib/schemas/batches';

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
