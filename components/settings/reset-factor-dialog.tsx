'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { FormError } from '@/components/form/form-error';
import { StepUpField } from '@/components/form/step-up-field';
import { useStepUp } from '@/components/form/use-step-up';
import { resetSecondFactor } from '@/lib/actions/account';
import type { UserRow } from '@/lib/schemas/users';

/** Name of the dialog for what is kept over a sign-in anew. */
export const RESET_FACTOR_DIALOG = 'reset-factor';

/** Whose second factor. `isBack`: after a sign-in anew. */
export type FactorReset = { user: UserRow; isBack: boolean };

/** Takes away the second factor of somebody who has lost it; asks the admin for their own password. */
export function ResetFactorDialog({ reset, onClose }: { reset: FactorReset; onClose: () => void }) {
  const { name, email, id } = reset.user;
  const t = useTranslations('settings.dialogs');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const router = useRouter();
  const [failure, setFailure] = useState<string | null>(null);
  const stepUp = useStepUp({ needed: true, name: RESET_FACTOR_DIALOG, state: { userId: id } });

  async function confirm() {
    setFailure(null);
    const result = await resetSecondFactor({ email, ...stepUp.proof }).catch(noAnswer);
    stepUp.setPassword('');
    if (!result?.ok) {
      setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
      return;
    }
    notify.success(t('resetFactor.done', { name }));
    router.refresh();
    onClose();
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('resetFactor.title', { name })}
      description={t('resetFactor.description', { email })}
      confirmLabel={t('resetFactor.confirm')}
      tone="danger"
      reason={stepUp.reason}
      onConfirm={confirm}
    >
      <div className="flex flex-col gap-4">
        <StepUpField stepUp={stepUp} hint={t('resetFactor.passwordHint')} isBack={reset.isBack} />
        <FormError title={t('failed')}>{failure}</FormError>
      </div>
    </ConfirmDialog>
  );
}
