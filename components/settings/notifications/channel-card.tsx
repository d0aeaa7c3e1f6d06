'use client';

import { CircleCheck, CirclePause, CircleX } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { hasSecret } from '@/components/settings/notifications/channel-draft';
import { DeliveriesDialog } from '@/components/settings/notifications/deliveries-dialog';
import { SecretDialog } from '@/components/settings/notifications/secret-dialogs';
import { Alert } from '@/components/ui/alert';
import { Badge, type IconType, type Tone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { pauseChannel, resendMessages, sendTestMessage } from '@/lib/actions/channels';
import type { ChannelRow, ChannelTestResult } from '@/lib/schemas/channels';

const LOOKS: Record<ChannelRow['state'], { tone: Tone; icon: IconType }> = {
  ok: { tone: 'green', icon: CircleCheck },
  broken: { tone: 'red', icon: CircleX },
  paused: { tone: 'slate', icon: CirclePause },
};

type Shown = 'log' | 'rotate' | 'remove' | null;
type ChannelCardProps = { channel: ChannelRow; onEdit: () => void };

/** One channel: what it is, how it is, and what can be done with it. */
export function ChannelCard({ channel, onEdit }: ChannelCardProps) {
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
