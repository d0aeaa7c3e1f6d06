'use client';

import { CircleX } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useRef, useState } from 'react';
import { z } from 'zod';
import { ApprovalCallout, Callouts, SlotCallout } from '@/components/batch/plan/callouts';
import type { PlannedRow, PlanSummary } from '@/components/batch/plan/planned-row';
import type { PlanSlots } from '@/components/batch/plan/use-slots';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { type StepUp, StepUpField, useProofDialog } from '@/components/form/step-up';
import { expectFocus } from '@/components/shell/navigation';
import { takeOutOfSelection } from '@/components/table/selection-store';
import { Alert } from '@/components/ui/alert';
import { requestApproval, submitBatch } from '@/lib/actions/batches';
import { useRegionLabel } from '@/lib/i18n/region-name';
import type { DeskProblem } from '@/lib/schemas/action-result';
import type { ApprovalPreview, Draft, DraftRow } from '@/lib/schemas/drafts';
import type { HeldBy } from '@/lib/schemas/events';
import { formatInstant, offsetLabel } from '@/lib/time/format';
import { routes } from '@/lib/url/routes';

const DIALOG = 'submit';

type SubmitDialogProps = SubmitEvents & {
  draft: Draft;
  summary: PlanSummary;
  /** What the stored plan needs; null while that is not known. */
  preview: ApprovalPreview | null;
  /** What to know of rows that are planned for later than approvals count. */
  late: ReactNode;
  rows: readonly PlannedRow[];
  slots: PlanSlots;
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
  rows,
  slots,
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
      <div className="mt-4 flex flex-col gap-3 empty:hidden">
        <SlotCallout rows={rows} zone={draft.plan.zone} slots={slots} />
      </div>
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

type SubmitSummaryProps = { summary: PlanSummary; title: string; rowCount: number; zone: string };

const SHOWN_REGIONS = 6;

/** What is about to be ordered, repeated before it is. */
function SubmitSummary({ summary, title, rowCount, zone }: SubmitSummaryProps) {
  const t = useTranslations('plan.submit');
  const tPlan = useTranslations('plan');
  const format = useFormatter();
  const regionLabel = useRegionLabel();
  const { regions, earliestMs, latestMs, immediate } = summary;
  const more = regions.length - SHOWN_REGIONS;
  return (
    <div className="flex flex-col gap-4">
      <dl className="grid grid-cols-[max-content_1fr] gap-x-5 gap-y-2">
        <Line term={t('batch')}>{title.trim() === '' ? t('untitled') : title}</Line>
        <Line term={t('rows')}>{tPlan('rowCount', { count: rowCount })}</Line>
        <Line term={t('regions')}>
          {format.list([
            ...regions
              .slice(0, SHOWN_REGIONS)
              .map(({ regionId, regionName }) => regionLabel(regionId, regionName)),
            ...(more > 0 ? [t('regionsMore', { count: more })] : []),
          ])}
        </Line>
        {earliestMs !== null && latestMs !== null ? (
          <Line term={t('times')}>
            <Times fromMs={earliestMs} toMs={latestMs} zone={zone} />
            {zone === 'UTC' ? null : (
              <span className="block text-dim text-sm">
                <Times fromMs={earliestMs} toMs={latestMs} zone="UTC" />
              </span>
            )}
          </Line>
        ) : null}
        <Line term={t('immediate')}>{t('immediateRows', { count: immediate })}</Line>
      </dl>
      <Callouts summary={summary} />
    </div>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-dim">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}

function Times({ fromMs, toMs, zone }: { fromMs: number; toMs: number; zone: string }) {
  const t = useTranslations('plan.submit');
  const locale = useLocale();
  const write = (ms: number) => {
    const offset = zone === 'UTC' ? 'UTC' : offsetLabel(ms, zone);
    return `${formatInstant(ms, { zone, locale })} ${offset}`;
  };
  return fromMs === toMs
    ? t('at', { time: write(fromMs) })
    : t('fromTo', { from: write(fromMs), to: write(toMs) });
}

type SubmitFailure = { kind: 'noAnswer' } | { kind: 'refused'; problem: DeskProblem };

type SubmitEvents = {
  /** The draft is a batch now. */
  onSubmitted: () => void;
  /** A refusal says that something changed: the events behind the rows should be read again. */
  onRefused: () => void;
};

/**
 * Submits the draft as it is stored, or asks for its approval. One key for each revision: a second press, or a press after a lost answer, is
 * the same batch and never a second one.
 */
function useSubmit(draft: Draft, { onSubmitted, onRefused }: SubmitEvents) {
  const router = useRouter();
  const keys = useRef(new Map<string, string>());
  const [failure, setFailure] = useState<SubmitFailure | null>(null);

  async function submit({ isRequest, proof }: { isRequest: boolean; proof: StepUp['proof'] }) {
    setFailure(null);
    const input = {
      draftId: draft.id,
      expectedRevision: draft.revision,
      rowCount: draft.rows.length,
      requestKey: keyOf(keys.current, `${draft.id}:${draft.revision}`),
      ...proof,
    };
    const result = await (isRequest ? requestApproval : submitBatch)(input).catch(noAnswer);
    if (!result) setFailure({ kind: 'noAnswer' });
    else if (result.ok) {
      takeOutOfSelection(draft.rows.map(({ key }) => key));
      onSubmitted();
      expectFocus();
      // In place of the plan, which is none any more: Back leads to where it was made.
      router.replace(routes.batch(result.data.batchId));
    } else {
      setFailure({ kind: 'refused', problem: result.problem });
      onRefused();
    }
  }

  return { submit, failure, clearFailure: () => setFailure(null) };
}

const storageKey = (revision: string) => `desk-request-${revision}`;

/** Kept in the tab's own storage as well: after a reload the same press is still the same request. */
export function keyOf(keys: Map<string, string>, revision: string): string {
  const key = keys.get(revision) ?? readKey(revision) ?? crypto.randomUUID();
  keys.set(revision, key);
  try {
    sessionStorage.setItem(storageKey(revision), key);
  } catch {
    // Storage is off or full: then the key lives as long as the page.
  }
  return key;
}

function readKey(revision: string): string | null {
  try {
    return sessionStorage.getItem(storageKey(revision));
  } catch {
    return null;
  }
}
