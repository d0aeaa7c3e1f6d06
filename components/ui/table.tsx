import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/lib/cn';

type TableProps = ComponentProps<'table'> & {
  /** Accessible name; tests and screen readers find the table by it. */
  label: string;
  /** Classes of the scrolling box around the table. */
  boxClassName?: string;
};

/** A plain table in the density of the grid. Its box scrolls sideways, and by keyboard, where the screen is narrow. */
export function Table({ label, boxClassName, className, ...props }: TableProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className={cn('overflow-x-auto focus-visible:outline-offset-[-2px]', boxClassName)}
    >
      <table {...props} aria-label={label} className={cn('w-full border-collapse text-left', className)} />
    </section>
  );
}

export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead>
      <tr className="h-9 border-line border-b">{children}</tr>
    </thead>
  );
}

export function TableHeader({ className, ...props }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      {...props}
      className={cn('whitespace-nowrap px-2 font-medium text-dim text-xs first:pl-5 last:pr-5', className)}
    />
  );
}

export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return <tr {...props} className={cn('h-10.5 border-line2 border-b hover:bg-bg', className)} />;
}

export function TableCell({ className, ...props }: ComponentProps<'td'>) {
  return <td {...props} className={cn('px-2 py-0.5 first:pl-5 last:pr-5', className)} />;
}
