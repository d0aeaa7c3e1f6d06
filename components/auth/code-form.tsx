'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { type CodeOutcome, postCode } from '@/components/auth/post-sign-in';
import { useSignInFailure } from '@/components/auth/sign-in-outcome';
import { CodeField } from '@/components/form/code-field';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { codeInput } from '@/lib/schemas/sign-in';
import { routes } from '@/lib/url/routes';

type CodeFormProps = { onDone: () => void; onBack: () => void };

/** The code of the second factor, after the password. On success there is a session. */
export function CodeForm({ onDone, onBack }: CodeFormProps) {
  const t = useTranslations('auth');
  const [code, setCode] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const [running, setRunning] = useState(false);
  const [outcome, setOutcome] = useState<CodeOutcome | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setOutcome(null);
    const input = codeInput.safeParse({ code });
    setEmpty(!input.success);
    if (!input.success) return;
    setRunning(true);
    const next = await postCode(routes.authSignInCode(), input.data);
    setOutcome(next);
    if (next.kind === 'ok') {
      onDone();
      return;
    }
    setRunning(false);
    setCode('');
  }

  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <CodeField
        label={t('code')}
        hint={t('codeHint')}
        error={isEmpty ? t('fields.codeNeeded') : undefined}
        value={code}
        onValueChange={setCode}
        autoFocus
      />
      <FormError>{useSignInFailure(outcome)}</FormError>
      <Button type="submit" variant="primary" className="h-9" loading={running}>
        {t('codeSubmit')}
      </Button>
      <Button variant="ghost" onClick={onBack}>
        {t('codeBack')}
      </Button>
    </form>
  );
}
