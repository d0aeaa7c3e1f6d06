import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useFormatter } from 'next-intl';
import { type IconType, TONE_CLASS, type Tone } from '@/components/ui/badge';
import { cn } from '@/lib/cn';

type WaitLineProps = {
  href: string;
  count: number;
  /** What there is so many of; with the number it is the name of the link. */
  label: string;
  hint: string;
  icon: IconType;
  tone: Tone;
};

/** How much of something waits, as a link to it; for a list. */
export function WaitLine({ href, count, label, hint, icon: Icon, tone }: WaitLineProps) {
  const format = useFormatter();
  return (
    <li className="border-line2 border-b last:border-b-0">
      <Link
        href={href}
        prefetch={false}
        className="flex min-h-14 items-center gap-3 px-5 py-2 hover:bg-bg max-sm:px-4"
      >
        <span
          aria-hidden
          className={cn('grid size-8 shrink-0 place-items-center rounded-md', TONE_CLASS[tone])}
        >
          <Icon className="size-4 stroke-[1.75]" />
        </span>
        <span className="min-w-12 text-right font-semibold text-xl tabular-nums max-sm:min-w-9">
          {format.number(count)}
        </span>
        <span className="min-w-0 flex-1">
          <span className="block font-medium">{label}</span>
          <span className="block text-dim text-sm">{hint}</span>
        </span>
        <ChevronRight aria-hidden className="size-4 shrink-0 text-faint" />
      </Link>
    </li>
  );
}
