'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { PHASE_LOOK } from '@/components/outcomes/phase-badge';
import { type IconType, TONE_TEXT, type Tone } from '@/components/ui/badge';
import { cn } from '@/lib/cn';
import { LOOK_HERE, type Phase } from '@/lib/domain/outcomes';
import type { OutcomesPage } from '@/lib/schemas/outcomes';
import { routes } from '@/lib/url/routes';

/** Always there, so that a calm night has numbers too. */
const ALWAYS: readonly Phase[] = ['failed', 'late', 'running', 'due', 'next24h'];

type CountsBarProps = {
  counts: OutcomesPage['counts'];
  /** What the page shows now, to mark its number. */
  shown: readonly Phase[];
  /** The viewer's midnight, as an instant in UTC. */
  dayStart: string;
};

/** Rows by phase; each number leads to its rows. */
export function CountsBar({ counts, shown, dayStart }: CountsBarProps) {
  const t = useTranslations('outcomes');
  const phases = [...LOOK_HERE, 'running', 'due', 'next24h'] as const;
  return (
    <nav
      aria-label={t('counts')}
      className="grid shrink-0 grid-cols-5 border-line border-b xl:auto-cols-fr xl:grid-flow-col xl:grid-cols-none max-sm:grid-cols-3"
    >
      {phases
        .filter((phase) => counts[phase] > 0 || ALWAYS.includes(phase))
        .map((phase) => (
          <Tile
            key={phase}
            href={routes.outcomes({ phase })}
            count={counts[phase]}
            label={t(`phase.${phase}`)}
            isCurrent={shown.length === 1 && shown[0] === phase}
            {...PHASE_LOOK[phase]}
          />
        ))}
      <Tile
        href={routes.outcomes({ phase: 'done,handled_early', from: dayStart })}
        count={counts.done_today}
        label={t('phase.done_today')}
        isCurrent={shown.includes('done')}
        {...PHASE_LOOK.done}
      />
    </nav>
  );
}

type TileProps = {
  href: string;
  count: number;
  label: string;
  isCurrent: boolean;
  tone: Tone;
  icon: IconType;
};

function Tile({ href, count, label, isCurrent, tone, icon: Icon }: TileProps) {
  const format = useFormatter();
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={isCurrent ? 'true' : undefined}
      className="flex min-w-0 flex-col gap-0.5 border-line border-r px-5 py-2.5 last:border-r-0 hover:bg-bg aria-[current]:bg-selection max-sm:px-3 xl:px-3 xl:first:pl-5"
    >
      <span className={cn('font-semibold text-xl tabular-nums', count > 0 ? TONE_TEXT[tone] : 'text-faint')}>
        {format.number(count)}
      </span>
      <span className="flex min-w-0 items-center gap-1.5 text-dim text-sm">
        <Icon aria-hidden className="size-[13px] shrink-0 stroke-[1.75]" />
        <span className="truncate">{label}</span>
      </span>
    </Link>
  );
}
