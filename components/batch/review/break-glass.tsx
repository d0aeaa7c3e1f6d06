'use client';

import { Siren } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import { exactPlan } from '@/components/batch/exact-plan';
import { useApprovalRun, useRefusalWords } from '@/components/batch/review/use-approval-actions';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { notify } from '@/components/feedback/toast-store';
import { Field, FormError } from '@/components/form/field';
import { StepUpField, useProofDialog } from '@/components/form/step-up';
import { useClock, useInstantWords } from '@/components/time/use-clock';
import { Button } from '@/components/ui/button';
import { Input, Textarea } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { breakGlass, reviewBreakGlass } from '@/lib/actions/batches';
import { MAX_NOTE_LENGTH } from '@/lib/domain/limits';
import type { BreakGlassMark } from '@/lib/schemas/batch-approval';
import type { BatchHead } from '@/lib/schemas/batches';

const NOTHING = { reason: '', incidentUrl: '' };
const keptSchema = z.object({ reason: z.string(), incidentUrl: z.string() });
const DIALOG = 'break-glass';

/** Sends past every approver: for the few who hold that right, never by accident. Others do not see it; who waits does. */
export function BreakGlassButton({ batch }: { batch: BatchHead }) {
  const t = useTranslations('approvals');
  const [open, setOpen] = useState(false);
  const refusal = useRefusalWords(batch.breakGlassFromMs);
  const whyNot = batch.canDo.break_glass;
  if (whyNot !== null && whyNot !== 'pending') return null;
  return (
    <>
      <Button variant="danger" reason={whyNot && refusal(whyNot)} onClick={() => setOpen(true)}>
        <Siren aria-hidden />
        {t('action.breakGlass')}
      </Button>
      <BreakGlassDialog batch={batch} open={open} onOpenChange={setOpen} />
    </>
  );
}

type BreakGlassDialogProps = {
  batch: BatchHead;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

function BreakGlassDialog({ batch, open, onOpenChange }: BreakGlassDialogProps) {
  const t = useTranslations('approvals');
  const refusal = useRefusalWords(batch.countsFromMs);
  const run = useApprovalRun();
  const [typed, setTyped] = useState(NOTHING);
  const [failure, setFailure] = useState<string | null>(null);
  const change = (part: Partial<typeof NOTHING>) => setTyped((now) => ({ ...now, ...part }));
  const needed = batch.stepUp.breakGlass;
  const { stepUp, isBack, changeOpen } = useProofDialog({
    needed,
    name: DIALOG,
    state: typed,
    schema: keptSchema,
    onKept: setTyped,
    onOpenChange,
    onClose: () => setFailure(null),
  });
  const missing = whatIsMissing(typed);

  async function confirm() {
    setFailure(null);
    const plan = exactPlan(batch);
    if (plan === null) {
      setFailure(refusal('state'));
      return;
    }
    const { reason, incidentUrl } = typed;
    const done = await run(() =>
      breakGlass({ ...plan, reason, incidentUrl: incidentUrl.trim(), ...stepUp.proof }),
    );
    stepUp.setPassword('');
    if (!done.ok) {
      setFailure(done.text);
      return;
    }
    onOpenChange(false);
    notify.warning(t('glass.done', { number: batch.number }));
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={changeOpen}
      title={t('glass.title', { number: batch.number })}
      description={t('glass.warning')}
      confirmLabel={t('glass.confirm')}
      tone="danger"
      reason={missing ? t(missing) : stepUp.reason}
      onConfirm={confirm}
    >
      <div className="flex flex-col gap-4">
        <Field label={t('glass.reasonLabel')} hint={t('glass.reasonHint')} required>
          {(control) => (
            <Textarea
              {...control}
              maxLength={MAX_NOTE_LENGTH}
              value={typed.reason}
              onChange={(event) => change({ reason: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label={t('glass.incidentLabel')} hint={t('glass.incidentHint')} required>
          {(control) => (
            <Input
              {...control}
              type="url"
              inputMode="url"
              value={typed.incidentUrl}
              onChange={(event) => change({ incidentUrl: event.currentTarget.value })}
            />
          )}
        </Field>
        {needed ? <StepUpField stepUp={stepUp} hint={t('glass.passwordHint')} isBack={isBack} /> : null}
        <FormError title={t('glass.failed')}>{failure}</FormError>
      </div>
    </ConfirmDialog>
  );
}

/** The message key of what must be typed first, or null. */
function whatIsMissing({ reason, incidentUrl }: typeof NOTHING) {
  if (reason.trim() === '') return 'glass.reasonNeeded';
  if (!/^https:\/\/[^\s@]+$/.test(incidentUrl.trim())) return 'glass.incidentNeeded';
  return null;
}

type GlassReviewProps = { batch: BatchHead; mark: BreakGlassMark };

/** The look back that another person must close. */
export function GlassReview({ batch, mark }: GlassReviewProps) {
  const t = useTranslations('approvals.glass');
  const write = useInstantWords();
  const isOverdue = useClock((nowMs) => nowMs > mark.reviewDueMs);
  const { review } = mark;
  return (
    <section aria-labelledby="glass-review-heading" className="flex flex-col gap-2.5">
      <h2 id="glass-review-heading" className="font-medium">
        {t('reviewHeading')}
      </h2>
      {review ? (
        <p className="text-sm">
          {t('closed', { name: review.userName, time: write(review.atMs), verdict: t(review.verdict) })}{' '}
          <q className="whitespace-pre-wrap break-words">{review.comment}</q>
        </p>
      ) : (
        <>
          <p className={isOverdue ? 'font-medium text-red text-sm' : 'text-sm'}>
            {t(isOverdue ? 'reviewOverdue' : 'reviewOpen', { time: write(mark.reviewDueMs) })}
          </p>
          <ReviewForm batch={batch} />
        </>
      )}
    </section>
  );
}

type Verdict = 'justified' | 'not_justified';

function ReviewForm({ batch }: { batch: BatchHead }) {
  const t = useTranslations('approvals.glass');
  const refusal = useRefusalWords(batch.countsFromMs);
  const run = useApprovalRun();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [comment, setComment] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [closing, setClosing] = useState(false);
  const whyNot = batch.canDo.review;
  if (whyNot !== null) return <p className="text-dim text-sm">{refusal(whyNot)}</p>;
  const missing = verdict === null ? t('verdictNeeded') : comment.trim() === '' ? t('commentNeeded') : null;

  async function close() {
    if (verdict === null) return;
    setClosing(true);
    setFailure(null);
    const done = await run(() => reviewBreakGlass({ batchId: batch.id, verdict, comment }));
    setClosing(false);
    if (done.ok) notify.success(t('closeDone'));
    else setFailure(`${t('closeFailed')}: ${done.text}`);
  }

  return (
    <form className="flex flex-col gap-3" onSubmit={(event) => event.preventDefault()}>
      <RadioGroup
        label={t('verdict')}
        options={[
          { value: 'justified', label: t('justified') },
          { value: 'not_justified', label: t('not_justified') },
        ]}
        value={verdict}
        onValueChange={setVerdict}
      />
      <Field label={t('comment')} required>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            maxLength={MAX_NOTE_LENGTH}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
        )}
      </Field>
      <FormError>{failure}</FormError>
      <div>
        <Button variant="primary" reason={missing} loading={closing} onClick={close}>
          {t('close')}
        </Button>
      </div>
    </form>
  );
}
