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
import { SecretField } from '@/components/settings/notifications/channel-dialog';
import { removeChannel, rotateChannelSecret } from '@/lib/actions/channels';
import type { ChannelRow } from '@/lib/schemas/channels';

type SecretDialogProps = { task: 'rotate' | 'remove'; channel: ChannelRow; onClose: () => void };

/** Gives a channel a new secret, or removes it with its secrets: both ask for the password. */
export function SecretDialog({ task, channel, onClose }: SecretDialogProps) {
  const { id: channelId, name, type } = channel;
  const t = useTranslations(task === 'rotate' ? 'notifications.rotateDialog' : 'notifications.removeDialog');
  const tPage = useTranslations('notifications');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const router = useRouter();
  const [secret, setSecret] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const stepUp = useStepUp({ needed: true, name: `channel-${task}`, state: { channelId } });

  async function confirm() {
    setFailure(null);
    const input = { channelId, ...stepUp.proof };
    const result = await (task === 'rotate'
      ? rotateChannelSecret({ ...input, secret })
      : removeChannel(input)
    ).catch(noAnswer);
    stepUp.setPassword('');
    if (!result?.ok) {
      setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
      return;
    }
    notify.success(tPage(task === 'rotate' ? 'rotatedDone' : 'removedDone', { name }));
    router.refresh();
    onClose();
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title', { name })}
      description={t('description')}
      confirmLabel={t('confirm')}
      tone={task === 'remove' ? 'danger' : 'primary'}
      reason={stepUp.reason}
      onConfirm={confirm}
    >
      <div className="flex flex-col gap-4">
        {task === 'rotate' ? <SecretField type={type} value={secret} onValueChange={setSecret} /> : null}
        <StepUpField stepUp={stepUp} hint={tPage('dialog.passwordHint')} />
        <FormError>{failure}</FormError>
      </div>
    </ConfirmDialog>
  );
}
