'use client';

import { CircleX, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { failedAnswer } from '@/components/feedback/failed-answer';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { PasswordField } from '@/components/form/password-field';
import { Alert } from '@/components/ui/alert';
import { savePolicy } from '@/lib/actions/approvals';
import type { ApprovalPolicy } from '@/lib/domain/approval-policy';

type SavePolicyDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The version that was edited. */
  version: number;
  policy: ApprovalPolicy;
  /** Examples that need fewer approvals than before. */
  loosened: number;
  onSaved: () => void;
};

/** The last look before a policy holds, with the password again. */
export function SavePolicyDialog({
  open,
  onOpenChange,
  version,
  policy,
  loosened,
  onSaved,
}: SavePolicyDialogProps) {
  const t = useTranslations('policy.save');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<string | null>(null);

  async function save() {
    setFailure(null);
    const input = { expectedVersion: version, policy, stepUp: { password } };
    const result = await savePolicy(input).catch(failedAnswer);
    setPassword('');
    if (result?.ok) onSaved();
    else setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => {
        if (!next) {
          setPassword('');
          setFailure(null);
        }
        onOpenChange(next);
      }}
      title={t('title')}
      description={t('text', { version: version + 1 })}
      reason={password === '' ? t('passwordNeeded') : null}
      onConfirm={save}
    >
      <div className="flex flex-col gap-4">
        {loosened > 0 ? (
          <Alert tone="amber" icon={TriangleAlert}>
            {t('loosened', { count: loosened })}
          </Alert>
        ) : null}
        <PasswordField value={password} onValueChange={setPassword} hint={t('passwordHint')} />
        {failure === null ? null : (
          <Alert tone="red" icon={CircleX} role="alert" title={t('failed')}>
            {failure}
          </Alert>
        )}
      </div>
    </ConfirmDialog>
  );
}
