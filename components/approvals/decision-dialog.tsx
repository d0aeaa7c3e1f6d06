'use client';

import { CircleX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { Field } from '@/components/form/field';
import { PasswordField } from '@/components/form/password-field';
import { Alert } from '@/components/ui/alert';
import { Textarea } from '@/components/ui/textarea';
import { MAX_NOTE_LENGTH } from '@/lib/domain/limits';

export type Decision = { comment: string; password: string };

type DecisionDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  kind: 'approve' | 'reject';
  title: string;
  description: string;
  /** What is decided: rows, regions, warnings. */
  children?: ReactNode;
  needsPassword: boolean;
  /** Why it cannot be decided any more, though the dialog is open. */
  reason?: string | null;
  /** Gives the sentence of what went wrong; null when it was done. The caller closes the dialog. */
  onDecide: (decision: Decision) => Promise<string | null>;
};

const NOTHING: Decision = { comment: '', password: '' };

/** The second tap: a comment, the password where it is asked for again, and Confirm. What was typed survives a failure. */
export function DecisionDialog({
  open,
  onOpenChange,
  kind,
  title,
  description,
  children,
  needsPassword,
  reason,
  onDecide,
}: DecisionDialogProps) {
  const t = useTranslations('approvals.dialog');
  const [typed, setTyped] = useState(NOTHING);
  const [failure, setFailure] = useState<string | null>(null);
  const missing =
    kind === 'reject' && typed.comment.trim() === ''
      ? t('commentNeeded')
      : needsPassword && typed.password === ''
        ? t('passwordNeeded')
        : null;

  async function decide() {
    setFailure(null);
    const problem = await onDecide(typed);
    setFailure(problem);
    // A wrong password is typed anew; a comment is kept.
    setTyped((now) => (problem === null ? NOTHING : { ...now, password: '' }));
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => {
        if (!next) {
          setFailure(null);
          setTyped((now) => ({ ...now, password: '' }));
        }
        onOpenChange(next);
      }}
      title={title}
      description={description}
      tone={kind === 'reject' ? 'danger' : 'primary'}
      reason={reason ?? missing}
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
              value={typed.comment}
              onChange={({ currentTarget: { value } }) => setTyped((now) => ({ ...now, comment: value }))}
            />
          )}
        </Field>
        {needsPassword ? (
          <PasswordField
            value={typed.password}
            onValueChange={(password) => setTyped((now) => ({ ...now, password }))}
            hint={t('passwordHint')}
          />
        ) : null}
        {failure === null ? null : (
          <Alert tone="red" icon={CircleX} role="alert" title={t('failed')}>
            {failure}
          </Alert>
        )}
      </div>
    </ConfirmDialog>
  );
}
