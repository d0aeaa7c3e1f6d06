'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { z } from 'zod';
import { useFollowed } from '@/components/batch/results/results-section';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useNotifyProblem } from '@/components/feedback/use-problem-text';
import { Field } from '@/components/form/field';
import { StepUpField, useProofDialog } from '@/components/form/step-up';
import { useClock, useInstantWords } from '@/components/time/use-clock';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { CopyId } from '@/components/ui/copy-id';
import { Textarea } from '@/components/ui/input';
import { callLook } from '@/components/vocabulary/call';
import { useCloudStatusWords } from '@/components/vocabulary/event-status';
import { decideRows } from '@/lib/actions/batches';
import { BATCHES_KEY, batchDecideRows } from '@/lib/api-client/batches';
import { stepUpNeeded } from '@/lib/domain/approval-policy';
import { reopenedState } from '@/lib/domain/batch-progress';
import { MAX_DECIDED_ROWS, MAX_DECISION_REASON_LENGTH } from '@/lib/domain/limits';
import { can, type Role } from '@/lib/domain/permissions';
import type { Decision } from '@/lib/domain/reconcile';
import type { RefusalAt } from '@/lib/domain/row-gate';
import type { BatchCall, BatchHead, BatchRow, BatchRowsPage, DecidedRows } from '@/lib/schemas/batches';
import { formatDuration } from '@/lib/time/format';

/** The decision stays while the dialog fades out, so that its words do not change under the reader. */
const NOT_ASKING: { decision: Decision; isOpen: boolean } = { decision: 'leave', isOpen: false };

type DecideSectionProps = { batch: BatchHead; actor: { role: Role } };

/** Rows that reading could not settle, each with its evidence, for the people who may decide. Nothing when there are none. */
export function DecideSection({ batch, actor }: DecideSectionProps) {
  const t = useTranslations('batches.decide');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(NOT_ASKING);
  // After a sign-in anew the dialog opens again by itself.
  const keep = useCallback((ids: readonly string[]) => {
    setChosen(new Set(ids));
    setAsking({ decision: 'resend', isOpen: true });
  }, []);
  const list = useQuery({ ...batchDecideRows(batch.id), enabled: batch.attention.needs_decision > 0 });
  useFollowed(list, list.data?.version, batch.version);
  const waiting = batch.attention.needs_decision > 0 ? (list.data?.rows ?? []) : [];
  if (waiting.length === 0) return null;
  const picked = waiting.filter(({ id }) => chosen.has(id)).slice(0, MAX_DECIDED_ROWS);
  const reason = can(actor.role, 'rows.decide') ? (picked.length === 0 ? t('noneChosen') : null) : t('role');
  const resendReason = reason ?? (reopenedState(batch.state) ? null : t('closed'));

  function choose(ids: readonly string[], isChosen: boolean) {
    const next = new Set(chosen);
    for (const id of ids) isChosen ? next.add(id) : next.delete(id);
    setChosen(next);
  }

  return (
    <section aria-labelledby="decide-heading" className="border-line border-t">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-5 py-3 max-sm:px-4">
        <div className="min-w-0 flex-1 basis-80">
          <h2 id="decide-heading" className="font-semibold">
            {t('label')}
          </h2>
          <p className="text-dim text-sm">
            {t('heading', { count: batch.attention.needs_decision })} {t('text')}
          </p>
        </div>
        <span role="status" className="text-dim text-sm">
          {t('selected', { count: picked.length })}
        </span>
        <Button reason={resendReason} onClick={() => setAsking({ decision: 'resend', isOpen: true })}>
          {t('resend')}
        </Button>
        <Button reason={reason} onClick={() => setAsking({ decision: 'leave', isOpen: true })}>
          {t('leave')}
        </Button>
      </div>
      <label className="flex w-fit cursor-pointer items-center gap-2 px-5 pb-2 text-sm max-sm:px-4">
        <Checkbox
          checked={picked.length > 0 && picked.length === Math.min(waiting.length, MAX_DECIDED_ROWS)}
          indeterminate={picked.length > 0 && picked.length < Math.min(waiting.length, MAX_DECIDED_ROWS)}
          onChange={(event) =>
            choose(
              waiting.slice(0, MAX_DECIDED_ROWS).map(({ id }) => id),
              event.currentTarget.checked,
            )
          }
        />
        {t('selectAll')}
      </label>
      <ul className="max-h-[60vh] divide-y divide-line overflow-y-auto border-line border-t">
        {waiting.map((row) => (
          <li key={row.id} className="flex items-start gap-3 px-5 py-3 max-sm:px-4">
            <Checkbox
              aria-label={t('select', { event: row.eventId })}
              checked={chosen.has(row.id)}
              onChange={(event) => choose([row.id], event.currentTarget.checked)}
            />
            <div className="flex min-w-0 flex-1 flex-col gap-1">
              <span className="flex flex-wrap items-center gap-x-3">
                <span className="font-medium">{row.instanceName || row.resourceId}</span>
                <CopyId id={row.eventId} className="text-xs" />
              </span>
              {row.decisionCause ? <span>{t(`cause.${row.decisionCause}`)}</span> : null}
              <DecideEvidence page={list.data} row={row} />
            </div>
          </li>
        ))}
      </ul>
      <DecideDialog
        decision={asking.decision}
        open={asking.isOpen}
        rowIds={picked.map(({ id }) => id)}
        freeRows={batch.stepUp.freeRows}
        onClose={() => setAsking({ ...asking, isOpen: false })}
        onDecided={() => setChosen(new Set())}
        onKept={keep}
      />
    </section>
  );
}

type DecideDialogProps = {
  decision: Decision;
  open: boolean;
  rowIds: readonly string[];
  /** Ordering more rows again than this asks for the password; null = never. */
  freeRows: number | null;
  onClose: () => void;
  onDecided: () => void;
  /** What was chosen before the browser left for a sign-in anew. */
  onKept: (rowIds: readonly string[]) => void;
};

const DIALOG = 'resend-rows';
const keptSchema = z.object({ rowIds: z.array(z.string()), reason: z.string() });

/** Says what a decision means, and takes the reason that is kept with it. */
function DecideDialog(props: DecideDialogProps) {
  const { decision, open, rowIds, freeRows, onClose, onDecided, onKept } = props;
  const t = useTranslations('batches.decide');
  const notifyProblem = useNotifyProblem();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const count = rowIds.length;
  const isResend = decision === 'resend';
  const needsStepUp = isResend && stepUpNeeded(freeRows, count);
  const { stepUp, isBack, changeOpen } = useProofDialog({
    needed: needsStepUp,
    name: DIALOG,
    state: { rowIds, reason },
    schema: keptSchema,
    onKept: (kept) => {
      setReason(kept.reason);
      onKept(kept.rowIds);
    },
    onOpenChange: (isOpen) => (isOpen ? undefined : onClose()),
    onClose: () => undefined,
  });

  async function decide() {
    const input = { rowIds: [...rowIds], decision, reason, ...stepUp.proof };
    const result = await decideRows(input).catch(noAnswer);
    stepUp.setPassword('');
    await client.invalidateQueries({ queryKey: BATCHES_KEY });
    if (!result?.ok) {
      notifyProblem(t('failed'), result?.problem ?? null);
      return;
    }
    tell(result.data);
    setReason('');
    onDecided();
    onClose();
  }

  function tell({ resent, left, refused }: DecidedRows) {
    if (resent.length > 0) notify.success(t('resent', { count: resent.length }));
    if (left.length > 0) notify.success(t('left', { count: left.length }));
    if (refused.length === 0) return;
    const countOf = (why: RefusalAt<'resend'>) => refused.filter((row) => row.why === why).length;
    notify.warning(t('refused', { count: refused.length }), {
      description: t('refusedText', {
        moved: countOf('event_moved'),
        passed: countOf('plan_time_passed'),
        gone: countOf('event_gone'),
      }),
    });
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={changeOpen}
      title={isResend ? t('resendTitle', { count }) : t('leaveTitle', { count })}
      description={isResend ? t('resendText') : t('leaveText')}
      confirmLabel={isResend ? t('confirmResend') : t('confirmLeave')}
      tone={isResend ? 'danger' : 'primary'}
      reason={count === 0 ? t('noneChosen') : reason.trim() === '' ? t('reasonMissing') : stepUp.reason}
      onConfirm={decide}
    >
      <div className="flex flex-col gap-4">
        <Field label={t('reason')} hint={t('reasonHint')} required>
          {(control) => (
            <Textarea
              {...control}
              maxLength={MAX_DECISION_REASON_LENGTH}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
        {needsStepUp ? <StepUpField stepUp={stepUp} hint={t('passwordHint')} isBack={isBack} /> : null}
      </div>
    </ConfirmDialog>
  );
}

/** What is known about one row without an answer: its call, what each reading showed, and earlier decisions. */
function DecideEvidence({ page, row }: { page: BatchRowsPage | undefined; row: BatchRow }) {
  const t = useTranslations('batches.decide');
  const instantText = useInstantWords();
  const words = useCloudStatusWords();
  const call = page?.calls.find(({ id }) => id === row.callId);
  const past = page?.decisions.filter(({ rowId }) => rowId === row.id) ?? [];
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 text-dim text-sm max-sm:grid-cols-1">
      <dt>{t('attempt', { attempt: row.attempt })}</dt>
      <dd>{call ? <CallLine call={call} /> : null}</dd>
      <dt>{t('readings')}</dt>
      <dd className="flex flex-col gap-1">
        <span>
          {t('before', { status: row.statusBefore === null ? t('noStatus') : words(row.statusBefore) })}
        </span>
        {row.sights.map((sight) => (
          <span key={sight.firstAtMs} className="flex flex-wrap items-center gap-x-2">
            {t('reading', {
              status: sight.status === null ? t('notListed') : words(sight.status),
              count: sight.count,
              from: instantText(sight.firstAtMs, 'seconds'),
              to: instantText(sight.lastAtMs, 'seconds'),
            })}
            {sight.notBeforeMs === null ? null : (
              <span>{t('readingDue', { time: instantText(sight.notBeforeMs) })}</span>
            )}
          </span>
        ))}
        {past.map(({ attempt, decision, reason, decidedByName, decidedAtMs }) => (
          <span key={attempt}>
            {t('past', { decision, reason, name: decidedByName, time: instantText(decidedAtMs) })}
          </span>
        ))}
      </dd>
    </dl>
  );
}

function CallLine({ call }: { call: BatchCall }) {
  const t = useTranslations('batches.decide');
  const tStates = useTranslations('batches.calls.states');
  const locale = useLocale();
  const instantText = useInstantWords();
  const { startedAtMs, endedAtMs, state, vendorCode, requestId } = call;
  const age = useClock((nowMs) => formatDuration(Math.max(0, nowMs - startedAtMs), locale));
  const look = callLook(state);
  const ended = instantText(endedAtMs ?? startedAtMs, 'seconds');
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <span>{t('callSent', { time: instantText(startedAtMs, 'seconds'), ended })}</span>
      <span>{t('callResult', { state: look ? tStates(look.state) : state, code: vendorCode ?? '–' })}</span>
      {requestId ? <CopyId id={requestId} className="text-xs" /> : null}
      {age === null ? null : <span>{t('since', { age })}</span>}
    </span>
  );
}
