'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { useForm } from 'react-hook-form';
import { failedAnswer } from '@/components/feedback/failed-answer';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { InviteLink } from '@/components/settings/invite-link';
import { RoleSelect } from '@/components/settings/role-select';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { createInvite } from '@/lib/actions/users';
import { type InviteForm, inviteForm, isInviteMessage } from '@/lib/schemas/users';

type Made = { email: string; url: string; expiresAtMs: number };

/** Asks whom to invite, then shows the link: the only time that it can be seen. */
export function InviteDialog({ baseUrl, onClose }: { baseUrl: string; onClose: () => void }) {
  const t = useTranslations('settings.inviteDialog');
  const [made, setMade] = useState<Made | null>(null);
  const [running, setRunning] = useState(false);
  const formId = useId();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={made ? t('doneTitle', { email: made.email }) : t('title')}
      description={made ? t('doneDescription') : t('description')}
      closeOnOutside={false}
      footer={
        made ? (
          <Button variant="primary" onClick={onClose}>
            {t('close')}
          </Button>
        ) : (
          <Button variant="primary" type="submit" form={formId} loading={running}>
            {t('submit')}
          </Button>
        )
      }
    >
      {made ? (
        <InviteLink url={made.url} expiresAtMs={made.expiresAtMs} />
      ) : (
        <InviteFields formId={formId} baseUrl={baseUrl} onRunning={setRunning} onMade={setMade} />
      )}
    </Dialog>
  );
}

type InviteFieldsProps = {
  formId: string;
  baseUrl: string;
  onRunning: (running: boolean) => void;
  onMade: (made: Made) => void;
};

function InviteFields({ formId, baseUrl, onRunning, onMade }: InviteFieldsProps) {
  const t = useTranslations('settings.inviteDialog');
  const tFields = useTranslations('settings.fields');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const router = useRouter();
  const [failure, setFailure] = useState<string | null>(null);
  const { register, handleSubmit, formState, watch, setValue } = useForm<InviteForm>({
    resolver: zodResolver(inviteForm),
    defaultValues: { email: '', role: 'viewer' },
  });

  const submit = handleSubmit(async (input) => {
    setFailure(null);
    onRunning(true);
    const result = await createInvite(input).catch(failedAnswer);
    onRunning(false);
    if (!result?.ok) {
      setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
      return;
    }
    const { email, path, expiresAtMs } = result.data;
    onMade({ email, url: `${baseUrl}${path}`, expiresAtMs });
    router.refresh();
  });

  const message = formState.errors.email?.message;
  return (
    <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-4">
      <Field label={t('email')} error={isInviteMessage(message) ? tFields(message) : undefined} required>
        {(control) => (
          <Input {...control} {...register('email')} type="email" autoComplete="off" autoCapitalize="none" />
        )}
      </Field>
      <Field label={t('role')} required>
        {(control) => (
          <RoleSelect {...control} value={watch('role')} onRoleChange={(role) => setValue('role', role)} />
        )}
      </Field>
      <FormError>{failure}</FormError>
    </form>
  );
}
