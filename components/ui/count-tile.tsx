import Link from 'next/link';
import { useFormatter } from 'next-intl';
import { type IconType, TONE_CLASS, TONE_TEXT, type Tone } from '@/components/ui/badge';
import { cn } from '@/lib/cn';

type CountTileProps = {
  /** What it counts, as a page. */
  href: string;
  count: number;
  /** With the number it is the name of the link. */
  label: string;
  /** Beside the label, where there is more to say. */
  hint?: string | null;
  isCurrent: boolean;
  tone: Tone;
  icon: IconType;
  /** Where the tile stands still while the address changes. */
  scroll?: boolean;
  className?: string;
};

/** One number of a page that counts, as a link to what it counts. */
export function CountTile({
  href,
  count,
  label,
  hint = null,
  isCurrent,
  tone,
  icon: Icon,
  scroll,
  className,
}: CountTileProps) {
  const format = useFormatter();
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={scroll}
      aria-current={isCurrent ? 'true' : undefined}
      className={cn(
        'flex min-w-0 flex-col gap-0.5 border-line border-r px-5 py-2.5 hover:bg-bg aria-[current]:bg-selection max-sm:px-3',
        className,
      )}
    >
      <span className={cn('font-semibold text-xl tabular-nums', count > 0 ? TONE_TEXT[tone] : 'text-faint')}>
        {format.number(count)}
      </span>
      <span className="flex min-w-0 items-center gap-1.5 text-dim text-sm">
        <Icon aria-hidden className="size-[13px] shrink-0 stroke-[1.75]" />
        <span className="truncate">{label}</span>
      </span>
      {hint === null ? null : <span className="truncate text-dim text-xs">{hint}</span>}
    </Link>
  );
}

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
