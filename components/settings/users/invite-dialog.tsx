'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { Check, Copy } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import { useForm } from 'react-hook-form';
import { noAnswer } from '@/components/feedback/desk-updated';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Field, FormError } from '@/components/form/field';
import { StepUpField, useStepUp } from '@/components/form/step-up';
import { type KnownRegions, RegionLimitField, RoleSelect } from '@/components/settings/users/user-rights';
import { Instant } from '@/components/time/instant';
import { Button } from '@/components/ui/button';
import { copyText } from '@/components/ui/copy-id';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { createInvite } from '@/lib/actions/users';
import { decidesForOthers } from '@/lib/domain/grants';
import { type InviteForm, inviteForm, isInviteMessage } from '@/lib/schemas/users';

/** Name of the dialog for what is kept over a sign-in anew. */
export const INVITE_DIALOG = 'invite';

/** What the form begins with. `isBack`: after a sign-in anew. */
export type Invitation = InviteForm & { isBack: boolean };

type InviteDialogProps = {
  baseUrl: string;
  invitation: Invitation;
  grantWaitHours: number;
  knownRegions: KnownRegions;
  onClose: () => void;
};

type Made = { email: string; url: string; expiresAtMs: number };

/** Asks whom to invite, then shows the link: the only time that it can be seen. */
export function InviteDialog({
  baseUrl,
  invitation,
  grantWaitHours,
  knownRegions,
  onClose,
}: InviteDialogProps) {
  const t = useTranslations('settings.inviteDialog');
  const [made, setMade] = useState<Made | null>(null);
  const [running, setRunning] = useState(false);
  const [reason, setReason] = useState<string | null>(null);
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
          <Button variant="primary" type="submit" form={formId} reason={reason} loading={running}>
            {t('submit')}
          </Button>
        )
      }
    >
      {made ? (
        <InviteLink url={made.url} expiresAtMs={made.expiresAtMs} />
      ) : (
        <InviteFields
          formId={formId}
          baseUrl={baseUrl}
          invitation={invitation}
          grantWaitHours={grantWaitHours}
          knownRegions={knownRegions}
          onRunning={setRunning}
          onReason={setReason}
          onMade={setMade}
        />
      )}
    </Dialog>
  );
}

type InviteFieldsProps = Omit<InviteDialogProps, 'onClose'> & {
  formId: string;
  onRunning: (running: boolean) => void;
  /** Why it cannot be sent yet: the proof is missing. */
  onReason: (reason: string | null) => void;
  onMade: (made: Made) => void;
};

function InviteFields(props: InviteFieldsProps) {
  const { formId, baseUrl, invitation, grantWaitHours: hours, onRunning, onReason, onMade } = props;
  const { knownRegions } = props;
  const t = useTranslations('settings.inviteDialog');
  const tFields = useTranslations('settings.fields');
  const tDialogs = useTranslations('settings.dialogs');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const router = useRouter();
  const [failure, setFailure] = useState<string | null>(null);
  const { register, handleSubmit, formState, watch, setValue } = useForm<InviteForm>({
    resolver: zodResolver(inviteForm),
    defaultValues: { email: invitation.email, role: invitation.role, regions: invitation.regions },
  });
  const { email: typed, role, regions } = watch();
  // Admins have no limit, whatever was chosen before the role was.
  const limit = role === 'admin' ? null : regions;
  const stepUp = useStepUp({ needed: true, name: INVITE_DIALOG, state: { email: typed, role, regions } });
  // The button stands in the foot of the dialog, outside of this form.
  const reason = limit?.length === 0 ? tDialogs('regions.empty') : stepUp.reason;
  useEffect(() => onReason(reason), [onReason, reason]);

  const submit = handleSubmit(async (input) => {
    setFailure(null);
    onRunning(true);
    const result = await createInvite({ ...input, regions: limit, ...stepUp.proof }).catch(noAnswer);
    onRunning(false);
    stepUp.setPassword('');
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
          <RoleSelect {...control} value={role} onRoleChange={(next) => setValue('role', next)} />
        )}
      </Field>
      <RegionLimitField
        role={role}
        known={knownRegions}
        value={regions}
        onChange={(next) => setValue('regions', next)}
      />
      {hours > 0 && decidesForOthers(role) ? <p>{t('waits', { hours })}</p> : null}
      <StepUpField stepUp={stepUp} hint={tDialogs('passwordHint')} isBack={invitation.isBack} />
      <FormError>{failure}</FormError>
    </form>
  );
}

/** The link of an invite, to copy. */
function InviteLink({ url, expiresAtMs }: { url: string; expiresAtMs: number }) {
  const t = useTranslations('settings.inviteDialog');
  const [copied, setCopied] = useState<'yes' | 'failed' | null>(null);

  async function copy() {
    const done = await copyText(url);
    setCopied(done ? 'yes' : 'failed');
  }

  return (
    <div className="flex flex-col gap-3">
      <Field label={t('link')} error={copied === 'failed' ? t('copyFailed') : undefined}>
        {(control) => (
          <div className="flex gap-2">
            <Input
              {...control}
              readOnly
              value={url}
              onFocus={(event) => event.currentTarget.select()}
              className="min-w-0 flex-1 font-mono text-2xs"
            />
            <Button onClick={copy}>
              {copied === 'yes' ? <Check aria-hidden /> : <Copy aria-hidden />}
              {copied === 'yes' ? t('copied') : t('copy')}
            </Button>
          </div>
        )}
      </Field>
      <p className="text-dim text-sm">
        {t('until')} <Instant ms={expiresAtMs} withZone />
      </p>
    </div>
  );
}
