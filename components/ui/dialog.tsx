'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactElement, type ReactNode, type RefObject, useRef } from 'react';
import { POPUP } from '@/components/ui/styles';
import { cn } from '@/lib/cn';

export type DialogProps = {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** An element that opens it; without one, control `open`. */
  trigger?: ReactElement<Record<string, unknown>>;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons; the main one last. */
  footer?: ReactNode;
  size?: 'sm' | 'md' | 'lg';
  /** False while something is running that must not be lost by a stray click outside. Esc still closes. */
  closeOnOutside?: boolean;
  initialFocus?: RefObject<HTMLElement | null>;
  /** On a phone the title has the focus first, so that no keyboard covers what is asked. */
  titleFirst?: boolean;
};

const WIDTH = { sm: 'max-w-96', md: 'max-w-130', lg: 'max-w-200' };

/** `true`: the first control, as the library chooses. */
function focusOnPhone(title: HTMLElement | null): HTMLElement | true {
  return title !== null && window.matchMedia('(max-width: 639.98px)').matches ? title : true;
}

/** A modal dialog: focus stays inside, Esc closes, focus returns to where it was. */
export function Dialog({
  open,
  onOpenChange,
  trigger,
  title,
  description,
  children,
  footer,
  size = 'md',
  closeOnOutside = true,
  initialFocus,
  titleFirst = false,
}: DialogProps) {
  const titleRef = useRef<HTMLHeadingElement>(null);
  const t = useTranslations('common');
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} disablePointerDismissal={!closeOnOutside}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/35 transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          initialFocus={initialFocus ?? (titleFirst ? () => focusOnPhone(titleRef.current) : undefined)}
          className={cn(
            POPUP,
            'fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-1/2 flex-col rounded-lg',
            // Under a question of its own it is dimmed, as the page is under it.
            'data-nested-dialog-open:after:absolute data-nested-dialog-open:after:-inset-px data-nested-dialog-open:after:rounded-[inherit] data-nested-dialog-open:after:bg-black/35',
            WIDTH[size],
          )}
        >
          <div className="flex flex-col gap-1 border-line border-b px-5 pt-4 pr-12 pb-3.5">
            <Base.Title ref={titleRef} tabIndex={-1} className="font-semibold text-lg outline-none">
              {title}
            </Base.Title>
            {description ? <Base.Description className="text-dim">{description}</Base.Description> : null}
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4 empty:hidden">{children}</div>
          {footer ? (
            <div className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3.5 [:empty+&]:border-t-0">
              {footer}
            </div>
          ) : null}
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
