'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Field, FormError } from '@/components/form/field';
import { PasswordInput } from '@/components/form/secret-fields';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import type { DeskProblem } from '@/lib/schemas/action-result';
import { type AcceptInviteForm, acceptInviteForm, isAcceptMessage } from '@/lib/schemas/users';
import { routes } from '@/lib/url/routes';

/** Name and password of an invited person. On success they are signed in. */
export function InviteForm({ token }: { token: string }) {
  const t = useTranslations('auth.invite');
  const tAuth = useTranslations('auth');
  const problemText = useProblemText();
  const [failure, setFailure] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const { register, handleSubmit, formState } = useForm<AcceptInviteForm>({
    resolver: zodResolver(acceptInviteForm),
    defaultValues: { name: '', password: '' },
  });

  const submit = handleSubmit(async (input) => {
    setFailure(null);
    const result = await postInvite(routes.authAcceptInvite(), { ...input, token });
    if (result.ok) {
      setDone(true);
      window.location.assign(routes.home());
    } else setFailure(problemText(result.problem, t('failed')));
  });

  const sentence = (message: string | undefined) =>
    isAcceptMessage(message) ? t(`fields.${message}`) : undefined;

  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <Field label={t('name')} hint={t('nameHint')} error={sentence(formState.errors.name?.message)} required>
        {(control) => (
          <Input {...control} {...register('name')} autoComplete="name" autoFocus className="h-9" />
        )}
      </Field>
      <Field
        label={tAuth('password')}
        hint={t('passwordHint')}
        error={sentence(formState.errors.password?.message)}
        required
      >
        {(control) => <PasswordInput {...control} {...register('password')} autoComplete="new-password" />}
      </Field>
      <FormError>{failure}</FormError>
      <Button type="submit" variant="primary" className="h-9" loading={formState.isSubmitting || done}>
        {t('submit')}
      </Button>
    </form>
  );
}

export type InviteOutcome = { ok: true } | { ok: false; problem: DeskProblem | null };

/** Makes the account of an invite. Never throws; no problem means that no answer came, or none that can be read. */
async function postInvite(path: string, input: AcceptInviteForm & { token: string }): Promise<InviteOutcome> {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(input) });
    if (response.ok) return { ok: true };
    const { problem }: { problem: DeskProblem } = await response.json();
    return { ok: false, problem };
  } catch {
    return { ok: false, problem: null };
  }
}
