'use client';

import { useTranslations } from 'next-intl';
import { resultOf } from '@/components/batch/plan/plan-times';
import type { Plan } from '@/components/batch/plan/use-plan';
import { useClock, useInstantWords } from '@/components/time/use-clock';
import type { ApprovalPreview } from '@/lib/schemas/drafts';

/** Why this person cannot send without approval, in words, or null. */
export function useEmergencyReason(preview: ApprovalPreview | null): string | null {
  const t = useTranslations('slots.emergency');
  const write = useInstantWords();
  const fromMs = preview?.emergencyFromMs ?? null;
  const isOff = useClock((nowMs) => fromMs === null || nowMs < fromMs);
  if (fromMs === null) return t('noRight');
  return isOff ? t('pending', { time: write(fromMs) }) : null;
}

/** Why nothing of the plan can be sent at all, whatever the schedule says; null when it can. */
export function unstoredReason({ draft, status, summary }: Plan, t: PlanTranslator): string | null {
  const first = unplannedReason({ draft, status }, t);
  if (first !== null) return first;
  return summary.blocked > 0 ? t('submit.why.blocked', { count: summary.blocked }) : null;
}

/** What is missing of a plan before anybody looks at its times. */
function unplannedReason(
  { draft, status }: Pick<Plan, 'draft' | 'status'>,
  t: PlanTranslator,
): string | null {
  if (draft.rows.length === 0) return t('submit.why.noRows');
  if (draft.rowsElsewhere > 0) return t('elsewhere.why');
  if (status.kind === 'stale') return t('submit.why.stale');
  if (status.kind === 'failed') return t('submit.why.unsaved');
  return draft.title.trim() === '' ? t('submit.why.noTitle') : null;
}

type PlanTranslator = ReturnType<typeof useTranslations<'plan'>>;

/** Why the batch cannot be submitted now, in words, or null. */
export function useSubmitReason({
  draft,
  status,
  summary,
  rows,
  slots,
  times,
  spreadProblem,
}: Plan): string | null {
  const t = useTranslations('plan');
  const tSlots = useTranslations('slots.plan');
  const first = unplannedReason({ draft, status }, t);
  if (first !== null) return first;
  if (spreadProblem === 'order') return t('spread.order');
  if (spreadProblem === 'noEnd') return t('submit.why.noSpreadEnd');
  if (rows.some(({ judgement }) => judgement.refusals.includes('no_time'))) {
    // A time may be typed that is no instant: the clock skips it, or shows it twice.
    const typed = resultOf(times.start, times.zone)?.kind;
    if (typed === 'gap') return t('submit.why.gap');
    if (typed === 'overlap' && times.start.which === null) return t('submit.why.overlap');
    if (typed === 'invalid') return t('time.invalid');
    return t('submit.why.noTime');
  }
  if (summary.blocked > 0) return t('submit.why.blocked', { count: summary.blocked });
  // The server judges again: that it cannot be read here keeps nobody from asking.
  if (slots.state === 'loading') return tSlots('why_loading');
  if (summary.slotBlocked > 0) return tSlots('why_blocked', { count: summary.slotBlocked });
  return null;
}
