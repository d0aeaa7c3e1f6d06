'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { cn } from '@/lib/cn';

export type SheetProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  /** Beside the button that closes: the way to the thing before and after this one. */
  walk?: ReactNode;
  /** Under the title, in sight at all times: what can be done with it. */
  actions?: ReactNode;
  onKeyDown?: (event: KeyboardEvent) => void;
  /** Stays at the lower edge. */
  footer?: ReactNode;
  /** Default false: the page beside it stays usable, so the list can be walked while the panel is open. */
  modal?: boolean;
};

/** A panel at the right edge for one thing in detail; the whole screen on a phone. Esc closes. */
export function Sheet({
  open,
  onOpenChange,
  title,
  description,
  walk,
  actions,
  onKeyDown,
  children,
  footer,
  modal = false,
}: SheetProps) {
  const t = useTranslations('common');
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} modal={modal} disablePointerDismissal={!modal}>
      <Base.Portal>
        {modal ? <Base.Backdrop className="fixed inset-0 z-40 bg-black/35" /> : null}
        <Base.Popup
          ref={popup}
          // The panel itself, not its first button: it is read first, and no ring draws the eye.
          initialFocus={popup}
          onKeyDown={onKeyDown}
          data-sheet={modal ? undefined : ''}
          className={cn(
            'fixed inset-y-0 right-0 z-50 flex w-full flex-col border-line border-l bg-panel shadow-float outline-none sm:w-105',
            'transition-[translate,opacity] duration-150 data-ending-style:translate-x-4 data-ending-style:opacity-0 data-starting-style:translate-x-4 data-starting-style:opacity-0',
          )}
        >
          <div className="flex flex-col gap-0.5 border-line border-b px-5 py-3.5 pr-28">
            <Base.Title className="font-semibold text-lg">{title}</Base.Title>
            {description ? (
              <Base.Description render={<div />} className="text-dim">
                {description}
              </Base.Description>
            ) : null}
            {actions ? (
              <div className="-mr-23 mt-2 flex flex-wrap items-center gap-1.5">{actions}</div>
            ) : null}
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer ? <div className="flex gap-2 border-line border-t px-5 py-3.5">{footer}</div> : null}
          {walk ? <div className="absolute top-3.5 right-12 flex">{walk}</div> : null}
          <Base.Close
            aria-label={t('close')}
            className="absolute top-3.5 right-3.5 grid size-7 place-items-center rounded-md text-dim hover:bg-line2 hover:text-text"
          >
            <X aria-hidden className="size-[15px] stroke-[1.75]" />
          </Base.Close>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
