import type { ReactNode } from 'react';
import { type IconType, TONE_CLASS, type Tone } from '@/components/ui/badge';
import { cn } from '@/lib/cn';

type AlertProps = {
  tone: Tone;
  icon: IconType;
  title?: ReactNode;
  children?: ReactNode;
  /** Buttons or links at the end. */
  actions?: ReactNode;
  /** `alert` interrupts a screen reader, `status` waits; without it the box is just read in place. */
  role?: 'alert' | 'status';
  className?: string;
};

/** A notice inside the page: something to know before going on. */
export function Alert({ tone, icon: Icon, title, children, actions, role, className }: AlertProps) {
  return (
    <div
      role={role}
      className={cn(
        'flex flex-wrap items-start gap-x-2.5 gap-y-2 rounded-md px-3 py-2.5 text-sm',
        TONE_CLASS[tone],
        className,
      )}
    >
      {/* One line of words stands in the middle of a button that is taller; where both are too wide, buttons come below. */}
      <div className="flex min-w-0 flex-[1_1_15rem] items-start gap-2.5 self-center">
        <Icon aria-hidden className="mt-[2.5px] size-[15px] shrink-0 stroke-[1.75]" />
        <div className="min-w-0 flex-1 break-words">
          {title ? <strong className="font-semibold">{title}</strong> : null}
          {title && children ? ' ' : null}
          {children}
        </div>
      </div>
      {actions ? <div className="flex max-w-full flex-wrap items-center gap-2">{actions}</div> : null}
    </div>
  );
}
