'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { CodeField } from '@/components/form/code-field';
import { FormError } from '@/components/form/form-error';
import { PasswordField } from '@/components/form/password-field';
import { turnOffSecondFactor } from '@/lib/actions/account';

/** Turns the viewer's second factor off, by password and code. */
export function TurnOffDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('account.factor');
  const tField = useTranslations('auth.fields');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [failure, setFailure] = useState<string | null>(null);

  async function turnOff() {
    setFailure(null);
    const result = await turnOffSecondFactor({ stepUp: { password }, code }).catch(noAnswer);
    setPassword('');
    setCode('');
    if (!result?.ok) {
      setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
      return;
    }
    notify.success(t('offDone'));
    onClose();
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('offTitle')}
      description={t('offDescription')}
      confirmLabel={t('turnOff')}
      tone="danger"
      reason={password === '' ? tField('passwordNeeded') : code.trim() === '' ? tField('codeNeeded') : null}
      onConfirm={turnOff}
    >
      <div className="flex flex-col gap-4">
        <PasswordField value={password} onValueChange={setPassword} hint={t('passwordHint')} />
        <CodeField label={t('code')} hint={t('offCodeHint')} value={code} onValueChange={setCode} />
        <FormError title={t('offFailed')}>{failure}</FormError>
      </div>
    </ConfirmDialog>
  );
}
