'use client';

import { useQueryClient } from '@tanstack/react-query';
import { CalendarClock, RotateCcw, Square } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useNotifyProblem } from '@/components/feedback/use-problem-text';
import { Field } from '@/components/form/field';
import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/input';
import { planFailedAgain, retryRefused, stopBatch } from '@/lib/actions/batches';
import { BATCHES_KEY } from '@/lib/api-client/batches';
import { outcomesToRetry, rowsToPlanAgain } from '@/lib/domain/batch-progress';
import { batchRefusal } from '@/lib/domain/batch-states';
import { MAX_NOTE_LENGTH, MAX_TITLE_LENGTH } from '@/lib/domain/limits';
import { can, type Role } from '@/lib/domain/permissions';
import type { BatchHead } from '@/lib/schemas/batches';
import { LEFT_OUT_REASONS } from '@/lib/schemas/drafts';
import { routes } from '@/lib/url/routes';

type StopButtonProps = { batch: BatchHead; actor: { id: string; role: Role } };

/** Keeps the rows that did not leave yet; says plainly that the others cannot be recalled. */
export function StopButton({ batch, actor }: StopButtonProps) {
  const t = useTranslations('batches.stop');
  const notifyProblem = useNotifyProblem();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [why, setWhy] = useState('');
  const { queued } = batch.counts;
  const handed = batch.rowCount - queued - batch.counts.skipped;
  const reason =
    batchRefusal('stop', { state: batch.state, createdBy: batch.createdBy }, actor) === 'role'
      ? t('role')
      : queued === 0
        ? t('noneQueued')
        : null;

  async function stop() {
    const result = await stopBatch({ batchId: batch.id, reason: why }).catch(noAnswer);
    await client.invalidateQueries({ queryKey: BATCHES_KEY });
    if (!result?.ok) {
      notifyProblem(t('failed'), result?.problem ?? null);
      return;
    }
    setOpen(false);
    notify.success(t('done', { number: batch.number }));
  }

  return (
    <>
      <Button variant="danger" reason={reason} onClick={() => setOpen(true)}>
        <Square aria-hidden />
        {t('button')}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={t('title')}
        description={t('text', { count: queued })}
        confirmLabel={t('confirm')}
        tone="danger"
        reason={queued === 0 ? t('noneQueued') : null}
        onConfirm={stop}
      >
        <ul className="flex list-disc flex-col gap-1.5 pl-4">
          <li>{t('held', { count: queued })}</li>
          <li>{t('handed', { count: handed })}</li>
        </ul>
        <Field label={t('reason')} hint={t('reasonHint')} optional className="mt-4">
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={MAX_NOTE_LENGTH}
              value={why}
              onChange={(event) => setWhy(event.currentTarget.value)}
            />
          )}
        </Field>
      </ConfirmDialog>
    </>
  );
}

type RetryButtonProps = { batch: BatchHead; actor: { role: Role } };

/** A new draft of what was refused or skipped; rows without an answer stay where they are. Nothing where none may be retried. */
export function RetryButton({ batch, actor }: RetryButtonProps) {
  const t = useTranslations('batches.decide');
  const notifyProblem = useNotifyProblem();
  const router = useRouter();
  const [running, setRunning] = useState(false);
  const mayRetry = outcomesToRetry(batch, actor.role).length > 0;
  // Whoever may not retry is told so where somebody else could.
  const counted = outcomesToRetry(batch, mayRetry ? actor.role : 'operator');
  const retried = counted.filter((outcome) => batch.counts[outcome] > 0);
  const count = retried.reduce((sum, outcome) => sum + batch.counts[outcome], 0);
  const what = retried.length > 1 ? 'both' : (retried[0] ?? 'refused');
  if (count === 0) return null;

  async function retry() {
    setRunning(true);
    const result = await retryRefused({
      batchId: batch.id,
      title: t('retryTitle', { number: batch.number, title: batch.title }).slice(0, MAX_TITLE_LENGTH),
    }).catch(noAnswer);
    setRunning(false);
    if (!result?.ok) {
      notifyProblem(t('retryFailed'), result?.problem ?? null);
      return;
    }
    notify.success(t('retryDone', { count: result.data.rowCount }));
    router.push(routes.newBatch(result.data.draftId));
  }

  return (
    <Button
      title={t('retryLabel', { count })}
      reason={mayRetry ? null : t('retryRole')}
      loading={running}
      onClick={() => void retry()}
    >
      <RotateCcw aria-hidden />
      {t('retry', { what, count })}
    </Button>
  );
}

/** A new draft of what failed or was refused; it says what was left out. Nothing where nothing failed. */
export function PlanAgainButton({ batch, actor }: { batch: BatchHead; actor: { role: Role } }) {
  const t = useTranslations('batches.again');
  const tRetry = useTranslations('batches.decide');
  const notifyProblem = useNotifyProblem();
  const router = useRouter();
  const [running, setRunning] = useState(false);
  const count = rowsToPlanAgain(batch.attention);
  if (count === 0) return null;

  async function plan() {
    setRunning(true);
    const result = await planFailedAgain({
      batchId: batch.id,
      title: tRetry('retryTitle', { number: batch.number, title: batch.title }).slice(0, MAX_TITLE_LENGTH),
    }).catch(noAnswer);
    setRunning(false);
    if (!result?.ok) {
      notifyProblem(tRetry('retryFailed'), result?.problem ?? null);
      return;
    }
    const { rowCount, leftOut, draftId } = result.data;
    const why = LEFT_OUT_REASONS.filter((reason) => leftOut[reason] > 0).map((reason) =>
      t(`leftOut.${reason}`, { count: leftOut[reason] }),
    );
    notify.success(
      tRetry('retryDone', { count: rowCount }),
      why.length > 0 ? { description: why.join(' ') } : {},
    );
    router.push(routes.newBatch(draftId));
  }

  return (
    <Button
      title={t('hint')}
      reason={can(actor.role, 'batches.plan') ? null : t('role')}
      loading={running}
      onClick={() => void plan()}
    >
      <CalendarClock aria-hidden />
      {t('button', { count })}
    </Button>
  );
}
