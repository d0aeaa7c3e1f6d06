'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useApprovalRun } from '@/components/approvals/use-approval-actions';
import { useRefusalWords } from '@/components/approvals/use-refusal-words';
import { notify } from '@/components/feedback/toast-store';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { useClock } from '@/components/time/use-clock';
import { useInstantWords } from '@/components/time/use-instant-words';
import { Button } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/radio-group';
import { Textarea } from '@/components/ui/textarea';
import { reviewBreakGlass } from '@/lib/actions/approvals';
import { MAX_NOTE_LENGTH } from '@/lib/domain/limits';
import type { BreakGlassMark } from '@/lib/schemas/approvals';
import type { BatchHead } from '@/lib/schemas/batches';

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
