import { TONE_CLASS, type Tone } from '@/components/ui/badge';
import { cn } from '@/lib/cn';

type CountBadgeProps = { count: number; tone?: Tone; className?: string };

/** A number beside a name; nothing for zero. Beyond 9,999 it says "9999+". */
export function CountBadge({ count, tone = 'slate', className }: CountBadgeProps) {
  if (count <= 0) return null;
  return (
    <span
      className={cn(
        'inline-grid h-5 min-w-5 place-items-center rounded-full px-1.5 font-medium text-2xs',
        TONE_CLASS[tone],
        className,
      )}
    >
      {count > 9_999 ? '9999+' : count}
    </span>
  );
}
