'use client';

import { Hourglass } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useClock, useViewerZone } from '@/components/time/use-clock';
import { Alert } from '@/components/ui/alert';
import { cn } from '@/lib/cn';
import { formatDuration, formatInstant, offsetLabel } from '@/lib/time/format';

/** `untilMs`: when it is tried again (epoch ms); `rows`: how many wait, where the page does not show them. */
type Waiting = { reason: string; untilMs: number | null; rows?: number };

type WaitingBannerProps = { waiting: Waiting; className?: string; actions?: ReactNode };

/** Causes that go away only when somebody mends them: what has to be done. */
const NEXT_STEPS = new Map<string, 'permissionNext' | 'clockNext' | 'certificateNext'>([
  ['waiting_permission', 'permissionNext'],
  ['waiting_clock', 'clockNext'],
  ['waiting_certificate', 'certificateNext'],
]);

/** Why rows are still queued, and that nothing has to be done about it, or what has. */
export function WaitingBanner({ waiting, className, actions }: WaitingBannerProps) {
  const t = useTranslations('batches.waiting');
  const locale = useLocale();
  const zone = useViewerZone();
  const { reason, untilMs, rows } = waiting;
  const left = useClock((nowMs) =>
    untilMs === null || untilMs <= nowMs ? null : formatDuration(untilMs - nowMs, locale),
  );
  const timeText = (ms: number) =>
    `${formatInstant(ms, { zone, locale, style: 'seconds' })} ${offsetLabel(ms, zone)}`;
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
      actions={actions}
      title={title}
      className={cn('rounded-none', className)}
    >
      {rows === undefined ? null : `${t('rows', { count: rows })} `}
      {next ? `${t(next)} ` : null}
      {untilMs !== null && left !== null
        ? t('next', { time: timeText(untilMs), relative: left })
        : t('nextSoon')}
    </Alert>
  );
}
