'use client';

import Link from 'next/link';
import { type ReactNode, useRef } from 'react';
import { useLandedFocus } from '@/components/shell/navigation';
import { cn } from '@/lib/cn';

type PageHeaderProps = {
  /** The `h1`. */
  title: ReactNode;
  /** The page above this one: "Batches /". */
  parent?: { href: string; label: ReactNode };
  /** Quiet facts beside the title: state, sync, revision. */
  status?: ReactNode;
  /** Quiet buttons first, the one main action last. */
  actions?: ReactNode;
  className?: string;
  /** Whether the heading takes the focus of a step to this page (navigation.tsx). */
  takesFocus?: boolean;
};

/** The top line of every page; stays in place while the page scrolls. */
export function PageHeader({
  title,
  parent,
  status,
  actions,
  className,
  takesFocus = false,
}: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLandedFocus(heading, takesFocus ? ':scope' : null);
  return (
    <header
      className={cn(
        'sticky top-0 z-20 [@media(max-height:520px)]:static flex min-h-13 shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b bg-panel px-5 py-2 max-sm:px-3',
        className,
      )}
    >
      <div className="flex min-w-0 flex-[1_1_11rem] flex-wrap items-center gap-x-3 gap-y-0.5 max-sm:flex-auto">
        {parent ? (
          <Link href={parent.href} className="text-dim hover:text-text">
            {parent.label} /
          </Link>
        ) : null}
        <h1
          ref={heading}
          tabIndex={-1}
          title={typeof title === 'string' ? title : undefined}
          className="min-w-0 truncate rounded-sm font-semibold text-lg outline-none focus-visible:outline-2 max-sm:line-clamp-2 max-sm:whitespace-normal max-sm:break-words"
        >
          {title}
        </h1>
        {status ? (
          <div className="flex min-w-0 flex-wrap items-center gap-x-3 text-dim text-sm">{status}</div>
        ) : null}
      </div>
      {actions ? (
        <div className="print:hidden flex flex-wrap items-center gap-1.5 max-sm:has-[search]:grow">
          {actions}
        </div>
      ) : null}
    </header>
  );
}
