'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { StepUpField } from '@/components/form/step-up-field';
import { useProofDialog } from '@/components/form/use-proof-dialog';
import { Textarea } from '@/components/ui/textarea';
import { MAX_NOTE_LENGTH } from '@/lib/domain/limits';

/** `proof` goes into the action beside its input. */
export type Decision = { comment: string; proof: { stepUp?: { password: string } } };

type DecisionDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  kind: 'approve' | 'reject';
  title: string;
  description: string;
  /** What is decided: rows, regions, warnings. */
  children?: ReactNode;
  /** Whether a fresh proof is asked for: the password again, or a sign-in anew. */
  needsStepUp: boolean;
  /** Its name on the page, and what else to keep, when a sign-in anew leaves the page. */
  keep: { name: string; more?: Record<string, unknown> };
  /** What was typed before such a sign-in, when the page gives it. */
  resumed?: string;
  /** Why it cannot be decided any more, though the dialog is open. */
  reason?: string | null;
  /** Gives what went wrong in words; null when it was done. The caller closes the dialog. */
  onDecide: (decision: Decision) => Promise<ReactNode>;
};

const keptSchema = z.object({ comment: z.string() });

/** The second tap: a comment, a proof where it is asked for, and Confirm. What was typed survives a failure. */
export function DecisionDialog({
  open,
  onOpenChange,
  kind,
  title,
  description,
  children,
  needsStepUp,
  keep,
  resumed,
  reason,
  onDecide,
}: DecisionDialogProps) {
  const t = useTranslations('approvals.dialog');
  const [comment, setComment] = useState(resumed ?? '');
  const [failure, setFailure] = useState<ReactNode>(null);
  const { stepUp, isBack, changeOpen } = useProofDialog({
    needed: needsStepUp,
    name: keep.name,
    state: { ...keep.more, comment },
    schema: keptSchema,
    onKept: (kept) => setComment(kept.comment),
    resumed: resumed !== undefined,
    onOpenChange,
    onClose: () => setFailure(null),
  });
  const noComment = kind === 'reject' && comment.trim() === '' ? t('commentNeeded') : null;

  async function decide() {
    setFailure(null);
    const problem = await onDecide({ comment, proof: stepUp.proof });
    setFailure(problem);
    // A wrong password is typed anew; a comment is kept.
    stepUp.setPassword('');
    if (problem === null) setComment('');
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={changeOpen}
      title={title}
      description={description}
      tone={kind === 'reject' ? 'danger' : 'primary'}
      reason={reason ?? noComment ?? stepUp.reason}
      onConfirm={decide}
    >
      <div className="flex flex-col gap-4">
        {children}
        <Field
          label={t('comment')}
          hint={kind === 'reject' ? t('rejectHint') : undefined}
          required={kind === 'reject'}
          optional={kind === 'approve'}
        >
          {(control) => (
            <Textarea
              {...control}
              maxLength={MAX_NOTE_LENGTH}
              value={comment}
              onChange={(event) => setComment(event.currentTarget.value)}
            />
          )}
        </Field>
        {needsStepUp ? <StepUpField stepUp={stepUp} hint={t('passwordHint')} isBack={isBack} /> : null}
        <FormError title={t('failed')}>{failure}</FormError>
      </div>
    </ConfirmDialog>
  );
}
