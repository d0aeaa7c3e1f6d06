'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useClock } from '@/components/time/use-clock';
import { Glyph } from '@/components/ui/glyph';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { cn } from '@/lib/cn';
import { formatDuration, formatRelative } from '@/lib/time/format';
import { urgencyOf } from '@/lib/time/urgency';

type CountdownProps = {
  /** What is counted down to (epoch ms). */
  untilMs: number;
  /** Writes "≈" before it: the instant is an estimate. */
  estimate?: boolean;
  className?: string;
};

const LOOK = {
  far: { className: '' },
  soon: { icon: 'clock', className: 'font-medium text-amber' },
  urgent: { icon: 'alarm', className: 'font-medium text-red' },
  past: { icon: 'triangleAlert', className: 'font-medium text-red' },
} as const;

/** "1 h 12 min" and ticking: amber under 24 h, red under 2 h, then "5 min ago". Never colour alone. */
export function Countdown({ untilMs, estimate = false, className }: CountdownProps) {
  const t = useTranslations('time');
  const locale = useLocale();
  const text = useClock((nowMs) =>
    untilMs > nowMs ? formatDuration(untilMs - nowMs, locale) : formatRelative(untilMs, nowMs, locale),
  );
  const urgency = useClock((nowMs) => urgencyOf(untilMs, nowMs));
  return (
    <span className={cn('whitespace-nowrap', LOOK[urgency].className, className)}>
      {urgency === 'far' ? null : (
        <>
          <Glyph
            name={LOOK[urgency].icon}
            label={t(`urgency.${urgency}`)}
            className="inline stroke-2 align-[-2px]"
          />{' '}
        </>
      )}
      {estimate ? (
        <>
          <span aria-hidden className="mr-1">
            ≈
          </span>
          <VisuallyHidden>{t('about')} </VisuallyHidden>
        </>
      ) : null}
      {text}
    </span>
  );
}
