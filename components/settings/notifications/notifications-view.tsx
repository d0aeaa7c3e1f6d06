'use client';

import { Bell, CircleCheck, CirclePause, CircleX, Plus, TriangleAlert } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { FormError } from '@/components/form/field';
import { StepUpField, useStepUp } from '@/components/form/step-up';
import { ChannelDialog, SecretField } from '@/components/settings/notifications/channel-dialog';
import { hasSecret } from '@/components/settings/notifications/channel-draft';
import { DeliveriesDialog } from '@/components/settings/notifications/deliveries-dialog';
import { SettingsNav } from '@/components/settings/settings-nav';
import { PageHeader } from '@/components/shell/page-header';
import { Alert } from '@/components/ui/alert';
import { Badge, type IconType, type Tone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import {
  pauseChannel,
  removeChannel,
  resendMessages,
  rotateChannelSecret,
  sendTestMessage,
} from '@/lib/actions/channels';
import type { ChannelRow, ChannelsPage, ChannelTestResult } from '@/lib/schemas/channels';

/** Where people are told of what happens, and how each of these channels is. For admins. */
export function NotificationsView({ page }: { page: ChannelsPage }) {
  const { channels, off } = page;
  const t = useTranslations('notifications');
  const [open, setOpen] = useState<{ channel: ChannelRow | null } | null>(null);
  const why = off === null ? null : t('off');
  return (
    <>
      <PageHeader
        title={t('heading')}
        status={t('count', { count: channels.length })}
        actions={
          <Button variant="primary" reason={why} onClick={() => setOpen({ channel: null })}>
            <Plus aria-hidden />
            {t('add')}
          </Button>
        }
      />
      <SettingsNav canManageUsers />
      {why === null ? null : (
        <Alert tone="amber" icon={TriangleAlert} className="shrink-0 rounded-none px-5 max-sm:px-4">
          {why}
        </Alert>
      )}
      {channels.length === 0 ? (
        <EmptyState icon={Bell} title={t('emptyTitle')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <ul aria-label={t('list')}>
          {channels.map((channel) => (
            <ChannelCard key={channel.id} channel={channel} onEdit={() => setOpen({ channel })} />
          ))}
        </ul>
      )}
      {open ? <ChannelDialog page={page} channel={open.channel} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

const LOOKS: Record<ChannelRow['state'], { tone: Tone; icon: IconType }> = {
  ok: { tone: 'green', icon: CircleCheck },
  broken: { tone: 'red', icon: CircleX },
  paused: { tone: 'slate', icon: CirclePause },
};

type Shown = 'log' | 'rotate' | 'remove' | null;
type ChannelCardProps = { channel: ChannelRow; onEdit: () => void };

/** One channel: what it is, how it is, and what can be done with it. */
function ChannelCard({ channel, onEdit }: ChannelCardProps) {
  const { id: channelId, name, type, state, host, secretTail, kinds, regions, failed } = channel;
  const t = useTranslations('notifications');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const router = useRouter();
  const [running, setRunning] = useState<'test' | 'pause' | 'resend' | null>(null);
  const [tested, setTested] = useState<ChannelTestResult | string | null>(null);
  const [shown, setShown] = useState<Shown>(null);
  const isPaused = state === 'paused';

  async function test() {
    setRunning('test');
    setTested(null);
    const result = await sendTestMessage({ channelId }).catch(noAnswer);
    setRunning(null);
    setTested(result?.ok ? result.data : problemText(result?.problem ?? null, tCommon('noAnswer')));
    router.refresh();
  }

  async function pause() {
    setRunning('pause');
    const result = await pauseChannel({ channelId, paused: !isPaused }).catch(noAnswer);
    setRunning(null);
    if (result?.ok) notify.success(t(isPaused ? 'resumedDone' : 'pausedDone', { name }));
    else setTested(problemText(result?.problem ?? null, tCommon('noAnswer')));
    router.refresh();
  }

  async function resend(deliveryId?: string) {
    setRunning('resend');
    const result = await resendMessages({ channelId, ...(deliveryId ? { deliveryId } : {}) }).catch(noAnswer);
    setRunning(null);
    if (result?.ok) notify.success(t('resent', { count: result.data.resent }));
    else setTested(problemText(result?.problem ?? null, tCommon('noAnswer')));
    router.refresh();
  }

  const facts = [
    host,
    secretTail === null ? null : t('secretTail', { tail: secretTail }),
    t('kindsCount', { count: kinds.length }),
    regions.length === 0 ? t('allRegions') : t('regionsCount', { count: regions.length }),
  ].filter((fact) => fact !== null);
  return (
    <li className="flex flex-col gap-2.5 border-line border-b px-5 py-3.5 max-sm:px-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-72">
          <div className="flex flex-wrap items-center gap-2">
            <h2 className="min-w-0 truncate font-semibold">{name}</h2>
            <Badge {...LOOKS[state]}>{t(`states.${state}`)}</Badge>
            <span className="text-dim text-sm">{t(`types.${type}`)}</span>
          </div>
          <p className="mt-0.5 break-words text-dim text-sm">{facts.join(' · ')}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button size="sm" loading={running === 'test'} onClick={test}>
            {t('test')}
          </Button>
          <Button size="sm" onClick={() => setShown('log')}>
            {t('deliveries')}
          </Button>
          <Button size="sm" onClick={onEdit}>
            {t('edit')}
          </Button>
          {hasSecret(type) ? (
            <Button size="sm" onClick={() => setShown('rotate')}>
              {t('rotate')}
            </Button>
          ) : null}
          <Button size="sm" loading={running === 'pause'} onClick={pause}>
            {t(isPaused ? 'resume' : 'pause')}
          </Button>
          <Button size="sm" onClick={() => setShown('remove')}>
            {t('remove')}
          </Button>
        </div>
      </div>
      {state === 'broken' ? <BrokenAlert channel={channel} /> : null}
      <TestResult tested={tested} />
      {state === 'ok' && failed > 0 ? (
        <div>
          <Button size="sm" loading={running === 'resend'} onClick={() => resend()}>
            {t('resendFailed', { count: failed })}
          </Button>
        </div>
      ) : null}
      {shown === 'log' ? (
        <DeliveriesDialog channel={channel} onResend={resend} onClose={() => setShown(null)} />
      ) : null}
      {shown === 'rotate' || shown === 'remove' ? (
        <SecretDialog task={shown} channel={channel} onClose={() => setShown(null)} />
      ) : null}
    </li>
  );
}

function BrokenAlert({ channel: { brokenCode, brokenMessage } }: { channel: ChannelRow }) {
  const t = useTranslations('notifications');
  const code = brokenCode ?? '';
  return (
    <Alert tone="red" icon={CircleX}>
      {brokenMessage ? t('brokenWords', { code, message: brokenMessage }) : t('brokenText', { code })}
    </Alert>
  );
}

/** What the receiver said; a text is why the test was not sent. */
function TestResult({ tested }: { tested: ChannelTestResult | string | null }) {
  const t = useTranslations('notifications');
  if (tested === null) return null;
  if (typeof tested === 'string') {
    return (
      <Alert tone="red" icon={CircleX} role="alert">
        {tested}
      </Alert>
    );
  }
  if (tested.delivered) {
    return (
      <Alert tone="green" icon={CircleCheck} role="status">
        {t('testOk')}
      </Alert>
    );
  }
  const code = tested.code ?? tested.result;
  return (
    <Alert tone="red" icon={CircleX} role="alert">
      {tested.message ? t('testFailedWords', { code, message: tested.message }) : t('testFailed', { code })}
    </Alert>
  );
}

type SecretDialogProps = { task: 'rotate' | 'remove'; channel: ChannelRow; onClose: () => void };

/** Gives a channel a new secret, or removes it with its secrets: both ask for the password. */
function SecretDialog({ task, channel, onClose }: SecretDialogProps) {
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
