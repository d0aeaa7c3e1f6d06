import type { ReactNode } from 'react';

type PlainMessageProps = {
  /** Shape of the icon on 24 by 24, as one path. */
  icon: string;
  title: ReactNode;
  children: ReactNode;
  action: ReactNode;
};

/** Look of the one button or link of such a page. */
export const PLAIN_ACTION =
  'inline-flex h-7.5 items-center justify-center rounded-md bg-accent px-2.5 font-medium text-base text-on-accent hover:bg-accent/90';

/**
 * An EmptyState that imports nothing: every page carries the code of its error pages, and with Button, Link and the
 * icon kit in them, that was a second copy of each.
 */
export function PlainMessage({ icon, title, children, action }: PlainMessageProps) {
  return (
    <div className="mx-auto flex max-w-96 flex-col items-center gap-1.5 px-5 py-16 text-center">
      <svg
        aria-hidden
        viewBox="0 0 24 24"
        className="mb-1.5 size-6 fill-none stroke-[1.5] stroke-current text-faint [stroke-linecap:round] [stroke-linejoin:round]"
      >
        <path d={icon} />
      </svg>
      <div className="font-semibold">{title}</div>
      <div className="text-dim">{children}</div>
      <div className="mt-3">{action}</div>
    </div>
  );
}
