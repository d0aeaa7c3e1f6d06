'use client';

import { useLocale } from 'next-intl';
import { lazy, Suspense, useRef, useState } from 'react';
import { useClock } from '@/components/time/use-clock';
import { useViewerZone } from '@/components/time/use-viewer-zone';
import { cn } from '@/lib/cn';
import { formatInstant, type InstantStyle, offsetLabel } from '@/lib/time/format';

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
