'use client';

import { CircleX } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { StepUpField } from '@/components/form/step-up-field';
import { useProofDialog } from '@/components/form/use-proof-dialog';
import { ApprovalCallout } from '@/components/plan/approval-callout';
import type { PlanSummary } from '@/components/plan/planned-row';
import { SubmitSummary } from '@/components/plan/submit-summary';
import { type SubmitEvents, type SubmitFailure, useSubmit } from '@/components/plan/use-submit';
import { Alert } from '@/components/ui/alert';
import type { DeskProblem } from '@/lib/schemas/action-result';
import type { ApprovalPreview } from '@/lib/schemas/approvals';
import type { Draft, DraftRow } from '@/lib/schemas/batches';
import type { HeldBy } from '@/lib/schemas/events';
import { routes } from '@/lib/url/routes';

const DIALOG = 'submit';

type SubmitDialogProps = SubmitEvents & {
  draft: Draft;
  summary: PlanSummary;
  /** What the stored plan needs; null while that is not known. */
  preview: ApprovalPreview | null;
  /** What to know of rows that are planned for later than approvals count. */
  late: ReactNode;
  /** Why it cannot be submitted any more, though the dialog is open. */
  reason: string | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** The last look before rows are handed to the cloud. */
export function SubmitDialog({
  draft,
  summary,
  preview,
  late,
  reason,
  open,
  onOpenChange,
  ...events
}: SubmitDialogProps) {
  const t = useTranslations('plan.submit');
  const { submit, failure, clearFailure } = useSubmit(draft, events);
  const isRequest = (preview?.needed ?? 0) > 0;
  const needsStepUp = !isRequest && preview?.stepUp === true;
  const { stepUp, isBack, changeOpen } = useProofDialog({
    needed: needsStepUp,
    name: DIALOG,
    // The plan itself is stored on the server before this dialog opens.
    state: true,
    schema: z.literal(true),
    onOpenChange,
    onClose: clearFailure,
  });

  async function confirm() {
    await submit({ isRequest, proof: stepUp.proof });
    stepUp.setPassword('');
  }

  const rowCount = draft.rows.length;
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={changeOpen}
      title={t(isRequest ? 'requestTitle' : 'title', { count: rowCount })}
      description={t(isRequest ? 'requestText' : 'text')}
      confirmLabel={t('confirm')}
      reason={reason ?? stepUp.reason}
      onConfirm={confirm}
    >
      <SubmitSummary summary={summary} title={draft.title} rowCount={rowCount} zone={draft.plan.zone} />
      {preview ? <ApprovalCallout preview={preview} className="mt-4" /> : null}
      <div className="mt-4 empty:hidden">{late}</div>
      {needsStepUp ? (
        <div className="mt-4">
          <StepUpField stepUp={stepUp} hint={t('passwordHint')} isBack={isBack} />
        </div>
      ) : null}
      {failure ? <FailureAlert failure={failure} rows={draft.rows} /> : null}
    </ConfirmDialog>
  );
}

function FailureAlert({ failure, rows }: { failure: SubmitFailure; rows: readonly DraftRow[] }) {
  const t = useTranslations('plan.submit');
  const problemText = useProblemText();
  const told = failure.kind === 'refused' ? heldDetails(failure.problem) : null;
  // The rows are read again after a refusal, and then say who has them.
  const held = failure.kind === 'refused' ? rows.filter(({ heldBy }) => heldBy !== null) : [];
  const holder = held.find(({ heldBy }) => !told || heldBy?.batchNumber === told.number)?.heldBy;
  const named = told ?? (holder ? holderDetails(holder, held.length) : null);
  const text = failure.kind === 'noAnswer' ? t('noAnswer') : refusal(failure.problem);

  function refusal(problem: DeskProblem): string {
    return `${named ? t('heldBy', named) : problemText(problem, '')} ${t('nothingLost')}`;
  }

  return (
    <Alert tone="red" icon={CircleX} role="alert" title={`${t('failed')}.`} className="mt-4">
      {text}{' '}
      {holder ? (
        <Link href={routes.batch(holder.batchId)} className="font-medium underline">
          {t('openHeld', { number: holder.batchNumber })}
        </Link>
      ) : null}
    </Alert>
  );
}

/** Who has an event of this plan already, as the refusal says it; null when it says something else. */
function heldDetails({ reason, details }: DeskProblem) {
  const { number, title = '', createdBy = '', count = 1 } = details;
  if (reason !== 'held' || number === undefined) return null;
  return { number, title, name: createdBy, count: Number(count) };
}

function holderDetails({ batchNumber, title, createdByName }: HeldBy, count: number) {
  return { number: batchNumber, title, name: createdByName, count };
}
