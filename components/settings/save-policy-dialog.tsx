'use client';

import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { FormError } from '@/components/form/form-error';
import { StepUpField } from '@/components/form/step-up-field';
import { useProofDialog } from '@/components/form/use-proof-dialog';
import { Alert } from '@/components/ui/alert';
import { savePolicy } from '@/lib/actions/approvals';
import type { ApprovalPolicy } from '@/lib/domain/approval-policy';

const DIALOG = 'save-policy';

type SavePolicyDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The version that was edited. */
  version: number;
  policy: ApprovalPolicy;
  /** Examples that need fewer approvals than before. */
  loosened: number;
  /** Whether the password is asked for less often than before. */
  asksLess: boolean;
  onSaved: () => void;
};

/** The last look before a policy holds, with the password again. */
export function SavePolicyDialog({
  open,
  onOpenChange,
  version,
  policy,
  loosened,
  asksLess,
  onSaved,
}: SavePolicyDialogProps) {
  const t = useTranslations('policy.save');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const [failure, setFailure] = useState<string | null>(null);
  const { stepUp, isBack, changeOpen } = useProofDialog({
    needed: true,
    name: DIALOG,
    // What is edited is kept by the page.
    state: true,
    schema: z.literal(true),
    onOpenChange,
    onClose: () => setFailure(null),
  });

  async function save() {
    setFailure(null);
    const input = { expectedVersion: version, policy, ...stepUp.proof };
    const result = await savePolicy(input).catch(noAnswer);
    stepUp.setPassword('');
    if (result?.ok) onSaved();
    else setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={changeOpen}
      title={t('title')}
      description={t('text', { version: version + 1 })}
      reason={stepUp.reason}
      onConfirm={save}
    >
      <div className="flex flex-col gap-4">
        {loosened > 0 ? (
          <Alert tone="amber" icon={TriangleAlert}>
            {t('loosened', { count: loosened })}
          </Alert>
        ) : null}
        {asksLess ? (
          <Alert tone="amber" icon={TriangleAlert}>
            {t('stepUpLoosened')}
          </Alert>
        ) : null}
        <StepUpField stepUp={stepUp} hint={t('passwordHint')} isBack={isBack} />
        <FormError title={t('failed')}>{failure}</FormError>
      </div>
    </ConfirmDialog>
  );
}
