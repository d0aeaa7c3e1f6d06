import { cn } from '@/lib/cn';

/** A grey bar where text will be; give it the width of that text. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block h-3 w-24 animate-pulse rounded-sm bg-line2', className)} />;
}

/** Grey lines where the rows of a list will be, each with a bar for each class name of `bars`: its width. */
export function SkeletonRows({ count, bars }: { count: number; bars: readonly string[] }) {
  return Array.from({ length: count }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: nothing but its place tells one line from another.
    <div key={row} className="flex h-10.5 items-center gap-8 border-line2 border-b px-5">
      {bars.map((bar) => (
        <Skeleton key={bar} className={bar} />
      ))}
    </div>
  ));
}
