'use client';

import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';

const TooltipPopup = lazy(() => import('@/components/ui/tooltip-popup'));

const OPEN_MS = 350;
const CLOSE_MS = 150;

type TooltipProps = {
  /** For eyes only: give the same words to screen readers by `aria-label` or `aria-describedby`. */
  label: ReactNode;
  side?: 'top' | 'right' | 'bottom' | 'left';
  /** One element. */
  children: ReactNode;
};

/** Words for what is pointed at or focused; they may be pointed at too, and Esc closes them. Loaded when first shown. */
export function Tooltip({ label, side = 'top', children }: TooltipProps) {
  const host = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [open, setOpen] = useState(false);

  function show(next: boolean, afterMs: number) {
    clearTimeout(timer.current);
    if (afterMs === 0) setOpen(next);
    else timer.current = setTimeout(() => setOpen(next), afterMs);
  }

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only watches what happens to the element inside */}
      <span
        ref={host}
        className="contents"
        onPointerEnter={(event) => event.pointerType === 'mouse' && show(true, OPEN_MS)}
        onPointerLeave={() => show(false, CLOSE_MS)}
        onPointerDown={() => show(false, 0)}
        onFocus={(event) => event.target.matches(':focus-visible') && show(true, OPEN_MS)}
        onBlur={() => show(false, 0)}
      >
        {children}
      </span>
      {open ? (
        <Suspense fallback={null}>
          <TooltipPopup
            anchor={() => host.current?.firstElementChild ?? null}
            side={side}
            onClose={() => show(false, 0)}
            onPointerEnter={() => show(true, 0)}
            onPointerLeave={() => show(false, CLOSE_MS)}
          >
            {label}
          </TooltipPopup>
        </Suspense>
      ) : null}
    </>
  );
}
