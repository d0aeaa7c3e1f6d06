'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { KeyRound } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { useForm } from 'react-hook-form';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Field, FormError } from '@/components/form/field';
import { PasswordInput } from '@/components/form/secret-fields';
import { SecondFactorSection } from '@/components/settings/account/second-factor-section';
import { Section } from '@/components/settings/account/section';
import { SessionsSection } from '@/components/settings/account/sessions-section';
import { SettingsNav } from '@/components/settings/settings-nav';
import { PageHeader } from '@/components/shell/page-header';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { changePassword } from '@/lib/actions/account';
import {
  type AccountPage,
  type ChangePasswordForm,
  changePasswordForm,
  isPasswordMessage,
} from '@/lib/schemas/account';

type AccountViewProps = AccountPage & {
  canManageUsers: boolean;
  /** The identity provider's name; null when none is set up. */
  providerLabel: string | null;
};

/** What is the viewer's own: password, second factor, sessions. Nobody else's is here. */
export function AccountView({ name, email, sessions, secondFactor, ...props }: AccountViewProps) {
  const t = useTranslations('account');
  return (
    <>
      <PageHeader title={t('heading')} status={t('who', { name, email })} />
      <SettingsNav canManageUsers={props.canManageUsers} />
      <div className="flex flex-col gap-8 py-5">
        <PasswordSection hasPassword={secondFactor !== null} providerLabel={props.providerLabel} />
        {secondFactor ? <SecondFactorSection state={secondFactor} /> : null}
        <SessionsSection sessions={sessions} />
      </div>
    </>
  );
}

type PasswordSectionProps = { hasPassword: boolean; providerLabel: string | null };

/** The own password; people of the identity provider have none here. */
function PasswordSection({ hasPassword, providerLabel }: PasswordSectionProps) {
  const t = useTranslations('account.password');
  const tUsers = useTranslations('settings.users');
  const [open, setOpen] = useState(false);
  if (!hasPassword) {
    return <Section heading={t('heading')} text={t('none', { label: providerLabel ?? tUsers('oidc') })} />;
  }
  return (
    <Section
      heading={t('heading')}
      text={t('text')}
      actions={
        <Button onClick={() => setOpen(true)}>
          <KeyRound aria-hidden />
          {t('open')}
        </Button>
      }
    >
      {open ? <PasswordDialog onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

/** Old and new password of the viewer. */
function PasswordDialog({ onClose }: { onClose: () => void }) {
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
