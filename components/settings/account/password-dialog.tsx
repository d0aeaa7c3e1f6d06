'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { useForm } from 'react-hook-form';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { PasswordInput } from '@/components/form/password-input';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { changePassword } from '@/lib/actions/account';
import { type ChangePasswordForm, changePasswordForm, isPasswordMessage } from '@/lib/schemas/account';

/** Old and new password of the viewer. */
export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('account.password');
  const tFields = useTranslations('account.fields');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const router = useRouter();
  const formId = useId();
  const [failure, setFailure] = useState<string | null>(null);
  const { register, handleSubmit, formState } = useForm<ChangePasswordForm>({
    resolver: zodResolver(changePasswordForm),
    defaultValues: { oldPassword: '', newPassword: '', again: '' },
  });

  const submit = handleSubmit(async ({ oldPassword, newPassword }) => {
    setFailure(null);
    const result = await changePassword({ oldPassword, newPassword }).catch(noAnswer);
    if (!result?.ok) {
      setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
      return;
    }
    notify.success(t('done', { count: result.data.sessionsEnded }));
    router.refresh();
    onClose();
  });

  const sentence = (name: keyof ChangePasswordForm) => {
    const message = formState.errors[name]?.message;
    return isPasswordMessage(message) ? tFields(message) : undefined;
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      description={t('text')}
      closeOnOutside={false}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {tCommon('cancel')}
          </Button>
          <Button variant="primary" type="submit" form={formId} loading={formState.isSubmitting}>
            {t('submit')}
          </Button>
        </>
      }
    >
      <form id={formId} method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t('old')} error={sentence('oldPassword')} required>
          {(control) => (
            <PasswordInput {...control} {...register('oldPassword')} autoComplete="current-password" />
          )}
        </Field>
        <Field label={t('new')} hint={t('hint')} error={sentence('newPassword')} required>
          {(control) => (
            <PasswordInput {...control} {...register('newPassword')} autoComplete="new-password" />
          )}
        </Field>
        <Field label={t('again')} error={sentence('again')} required>
          {(control) => <PasswordInput {...control} {...register('again')} autoComplete="new-password" />}
        </Field>
        <FormError title={t('failed')}>{failure}</FormError>
      </form>
    </Dialog>
  );
}
