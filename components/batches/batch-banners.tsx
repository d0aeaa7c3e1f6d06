'use client';

import { CircleHelp, Hourglass } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useInstantText } from '@/components/batches/use-instant-text';
import { useClock } from '@/components/time/use-clock';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import type { BatchDetail } from '@/lib/schemas/batches';
import { formatDuration } from '@/lib/time/format';
import { batchParsers } from '@/lib/url/batches-params';

type Waiting = NonNullable<BatchDetail['waiting']>;

/** Causes that go away only when somebody mends them: what has to be done. */
const NEXT_STEPS = new Map<string, 'permissionNext' | 'clockNext' | 'certificateNext'>([
  ['waiting_permission', 'permissionNext'],
  ['waiting_clock', 'clockNext'],
  ['waiting_certificate', 'certificateNext'],
]);

/** Why rows are still queued, and that nothing has to be done about it, or what has. */
export function WaitingBanner({ waiting }: { waiting: Waiting }) {
  const t = useTranslations('batches.waiting');
  const locale = useLocale();
  const instantText = useInstantText();
  const { reason, untilMs } = waiting;
  const left = useClock((nowMs) =>
    untilMs === null || untilMs <= nowMs ? null : formatDuration(untilMs - nowMs, locale),
  );
  const next = NEXT_STEPS.get(reason);
  const title =
    reason === 'waiting_throttled' ||
    reason === 'waiting_connection' ||
    reason === 'waiting_permission' ||
    reason === 'waiting_clock' ||
    reason === 'waiting_certificate'
      ? t(reason)
      : t('other');
  return (
    <Alert
      tone={next ? 'red' : 'amber'}
      icon={Hourglass}
      role="status"
      title={title}
      className="rounded-none"
    >
      {next ? `${t(next)} ` : null}
      {untilMs !== null && left !== null
        ? t('next', { time: instantText(untilMs, 'seconds'), relative: left })
        : t('nextSoon')}
    </Alert>
  );
}

/** Rows of which nobody knows yet whether the cloud has their order. */
export function UnknownBanner({ count }: { count: number }) {
  const t = useTranslations('batches.unknown');
  const [, setFilter] = useQueryStates(batchParsers);
  return (
    <Alert
      tone="violet"
      icon={CircleHelp}
      role="status"
      title={t('title', { count })}
      className="rounded-none max-sm:flex-wrap"
      actions={
        <Button size="sm" onClick={() => void setFilter({ outcome: ['unknown'] })}>
          {t('show')}
        </Button>
      }
    >
      {t('text', { count })} <span className="block">{t('next')}</span>
    </Alert>
  );
}
