'use client';

import { useLocale, useTranslations } from 'next-intl';
import { lazy, Suspense, useRef, useState } from 'react';
import { useClock, useViewerZone } from '@/components/time/use-clock';
import { Glyph } from '@/components/ui/glyph';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { cn } from '@/lib/cn';
import {
  formatDuration,
  formatInstant,
  formatRelative,
  type InstantStyle,
  offsetLabel,
  urgencyOf,
} from '@/lib/time/format';
import { zoneCity } from '@/lib/time/zones';

const InstantCard = lazy(() => import('@/components/time/instant-card'));

const HOVER_OPEN_MS = 350;
const HOVER_CLOSE_MS = 150;

type InstantProps = {
  /** Epoch ms. */
  ms: number;
  /** Default: the viewer's. */
  zone?: string;
  style?: InstantStyle;
  /** Writes "UTC+8" after it. Leave out only where a column head or a label names the zone. */
  withZone?: boolean;
  /** `-1` inside a grid row that is not the active one. */
  tabIndex?: number;
  className?: string;
};

/** An instant as text; hover, focus or press shows it in UTC, in the viewer's zone, relative, and as epoch ms. */
export function Instant({ ms, zone, style, withZone = false, tabIndex, className }: InstantProps) {
  const locale = useLocale();
  const viewerZone = useViewerZone();
  const shownZone = zone ?? viewerZone;
  const text = useClock((nowMs) => formatInstant(ms, { zone: shownZone, locale, style, nowMs }));
  const anchor = useRef<HTMLButtonElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [openForMs, setOpenForMs] = useState<number | null>(null);
  // A row of a list can be used again for another instant.
  const open = openForMs === ms;
  const setOpen = (value: boolean) => setOpenForMs(value ? ms : null);

  function openSoon(value: boolean) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(value), value ? HOVER_OPEN_MS : HOVER_CLOSE_MS);
  }

  return (
    <>
      <button
        ref={anchor}
        type="button"
        tabIndex={tabIndex}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={(event) => event.pointerType === 'mouse' && openSoon(true)}
        onPointerLeave={(event) => event.pointerType === 'mouse' && openSoon(false)}
        onClick={() => {
          clearTimeout(timer.current);
          setOpen(true);
        }}
        className={cn('cut max-w-full rounded-[4px] text-left', className)}
      >
        <time dateTime={new Date(ms).toISOString()}>{text}</time>
        {withZone ? <span className="font-normal text-dim"> {offsetLabel(ms, shownZone)}</span> : null}
      </button>
      {open ? (
        <Suspense fallback={null}>
          <InstantCard
            ms={ms}
            zone={shownZone}
            anchor={anchor}
            onClose={() => setOpen(false)}
            onPointerEnter={() => openSoon(true)}
            onPointerLeave={() => openSoon(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}

/** Under a field for a time: "= Tue 24 Nov 18:00 UTC · in 6 h 32 min · Tue 24 Nov 13:00 in your zone (New York, UTC−5)". */
export function InstantHint({ ms, zone }: { ms: number; zone: string }) {
  const t = useTranslations('time');
  const locale = useLocale();
  const viewerZone = useViewerZone();
  const relative = useClock((nowMs) => formatRelative(ms, nowMs, locale));
  const parts = [`= ${formatInstant(ms, { zone: 'UTC', locale })} UTC`, relative];
  if (viewerZone !== zone && viewerZone !== 'UTC') {
    const time = formatInstant(ms, { zone: viewerZone, locale });
    parts.push(t('inYourZone', { time, city: zoneCity(viewerZone), offset: offsetLabel(ms, viewerZone) }));
  }
  return <span className="text-dim text-sm">{parts.join(' · ')}</span>;
}

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
