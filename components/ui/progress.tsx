import type { Tone } from '@/components/ui/badge';
import { cn } from '@/lib/cn';

const FILL: Record<Tone, string> = {
  red: 'bg-red',
  amber: 'bg-amber',
  green: 'bg-green',
  violet: 'bg-violet',
  blue: 'bg-blue',
  slate: 'bg-slate',
};

type ProgressProps = {
  /** Accessible name. */
  label: string;
  /** What the bar says in words, such as "7 of 10 rows answered". */
  valueText: string;
  total: number;
  /** Drawn in this order; what is missing to `total` stays empty. */
  parts: readonly { key: string; tone: Tone; count: number }[];
  className?: string;
};

/** A bar of several states. The words beside it carry the meaning; the colours repeat it. */
export function Progress({ label, valueText, total, parts, className }: ProgressProps) {
  const done = parts.reduce((sum, part) => sum + part.count, 0);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={valueText}
      className={cn('flex h-1.5 w-full overflow-hidden rounded-sm bg-line2', className)}
    >
      {parts.map((part) =>
        part.count > 0 ? (
          <span
            key={part.key}
            className={FILL[part.tone]}
            style={{ width: `${(part.count / Math.max(total, 1)) * 100}%` }}
          />
        ) : null,
      )}
    </div>
  );
}
