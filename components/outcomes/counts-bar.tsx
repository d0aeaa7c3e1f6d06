'use client';

import { useTranslations } from 'next-intl';
import { PHASE_LOOK } from '@/components/shell/phase-badge';
import { CountTile } from '@/components/ui/count-tile';
import { LOOK_HERE, type Phase } from '@/lib/domain/outcomes';
import type { OutcomesPage } from '@/lib/schemas/outcomes';
import { routes } from '@/lib/url/routes';

/** Always there, so that a calm night has numbers too. */
const ALWAYS: readonly Phase[] = ['failed', 'late', 'running', 'due', 'next24h'];

const TILE = 'last:border-r-0 xl:px-3 xl:first:pl-5';

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
          <CountTile
            key={phase}
            href={routes.outcomes({ phase })}
            count={counts[phase]}
            label={t(`phase.${phase}`)}
            isCurrent={shown.length === 1 && shown[0] === phase}
            className={TILE}
            {...PHASE_LOOK[phase]}
          />
        ))}
      <CountTile
        href={routes.outcomes({ phase: 'done,handled_early', from: dayStart })}
        count={counts.done_today}
        label={t('phase.done_today')}
        isCurrent={shown.includes('done')}
        className={TILE}
        {...PHASE_LOOK.done}
      />
    </nav>
  );
}
