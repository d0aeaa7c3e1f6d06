'use client';

import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';

type SelectionBarProps = {
  /** Accessible name of the region. */
  label: string;
  /** "3 selected"; announced politely whenever it changes. */
  count: ReactNode;
  /** What is in the selection: "2 regions · 2 critical". */
  summary?: ReactNode;
  /** Quiet buttons first, the one main action last. */
  actions: ReactNode;
};

/** Floats above the last row, inside the nearest positioned parent. Render it only while something is selected. */
export function SelectionBar({ label, count, summary, actions }: SelectionBarProps) {
  return (
    <section
      aria-label={label}
      className="absolute inset-x-0 bottom-4 lg:[body:has([data-sheet])_&]:right-105 z-20 mx-auto flex w-max max-w-[calc(100%-1.5rem)] flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-line bg-panel py-2 pr-2 pl-3.5 shadow-float"
    >
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-2.5">
        <strong role="status" className="font-semibold">
          {count}
        </strong>
        {summary ? <span className="text-dim text-sm">{summary}</span> : null}
      </span>
      <Separator vertical className="max-sm:hidden" />
      {/* On a phone the main action takes what its line has left, often the whole. */}
      <span className="flex flex-wrap items-center gap-1.5 max-sm:w-full max-sm:*:last:grow">{actions}</span>
    </section>
  );
}

/** A hairline for the eye; vertical inside a row of controls. */
function Separator({ vertical = false, className }: { vertical?: boolean; className?: string }) {
  return (
    <span aria-hidden className={cn('block bg-line', vertical ? 'h-5 w-px' : 'h-px w-full', className)} />
  );
}
