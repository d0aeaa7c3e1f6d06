'use client';

import { CircleX } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { useProblemText } from '@/components/feedback/use-problem-text';
import type { PlanSummary } from '@/components/plan/planned-row';
import { SubmitSummary } from '@/components/plan/submit-summary';
import { type SubmitFailure, useSubmit } from '@/components/plan/use-submit';
import { Alert } from '@/components/ui/alert';
import type { DeskProblem } from '@/lib/schemas/action-result';
import type { Draft } from '@/lib/schemas/batches';
import { routes } from '@/lib/url/routes';

type SubmitDialogProps = {
  draft: Draft;
  summary: PlanSummary;
  /** Why it cannot be submitted any more, though the dialog is open. */
  reason: string | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** The last look before rows are handed to the cloud. */
export function SubmitDialog({ draft, summary, reason, open, onOpenChange }: SubmitDialogProps) {
  const t = useTranslations('plan.submit');
  const { submit, failure, clearFailure } = useSubmit(draft);
  const rowCount = draft.rows.length;
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => {
        if (!next) clearFailure();
        onOpenChange(next);
      }}
      title={t('title', { count: rowCount })}
      description={t('text')}
      confirmLabel={t('confirm')}
      reason={reason}
      onConfirm={submit}
    >
      <SubmitSummary summary={summary} title={draft.title} rowCount={rowCount} zone={draft.plan.zone} />
      {failure ? <FailureAlert failure={failure} /> : null}
    </ConfirmDialog>
  );
}

function FailureAlert({ failure }: { failure: SubmitFailure }) {
  const t = useTranslations('plan.submit');
  const problemText = useProblemText();
  const text =
    failure.kind === 'noAnswer'
      ? t('noAnswer')
      : `${heldText(failure.problem) ?? problemText(failure.problem, '')} ${t('nothingLost')}`;
  return (
    <Alert tone="red" icon={CircleX} role="alert" title={`${t('failed')}.`} className="mt-4">
      {text} {failure.kind === 'refused' ? <HeldLink problem={failure.problem} /> : null}
    </Alert>
  );

  function heldText({ reason, details }: DeskProblem): string | null {
    if (reason !== 'held' || details.batchNumber === undefined) return null;
    return t('heldBy', {
      eventId: details.eventId ?? '',
      number: details.batchNumber,
      title: details.title ?? '',
      name: details.createdByName ?? '',
    });
  }
}

function HeldLink({ problem: { details } }: { problem: DeskProblem }) {
  const t = useTranslations('plan.submit');
  if (details.batchId === undefined) return null;
  return (
    <Link href={routes.batch(String(details.batchId))} className="font-medium underline">
      {t('openHeld', { number: details.batchNumber ?? '' })}
    </Link>
  );
}
