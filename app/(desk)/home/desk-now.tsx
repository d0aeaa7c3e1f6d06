'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { Countdown, Instant } from '@/components/time/instant';
import { useClock, useViewerZone } from '@/components/time/use-clock';
import { PHASE_LOOK } from '@/components/vocabulary/phase';
import { RegionName } from '@/lib/i18n/region-name';
import type { HomeView } from '@/lib/schemas/desk';
import { dayStartMs } from '@/lib/time/wall';
import { routes } from '@/lib/url/routes';

/** When the cloud acts next on something without a plan, and what goes on without anybody. */
export function DeskNow({ home }: { home: HomeView }) {
  const t = useTranslations('home.now');
  const tPhase = useTranslations('outcomes.phase');
  const zone = useViewerZone();
  const dayStart = useClock((nowMs) => new Date(dayStartMs(nowMs, zone)).toISOString());
  const { running, next24h, doneToday } = home.moving;
  return (
    <aside aria-label={t('label')} className="min-w-0">
      <NextDue next={home.nextDue} />
      <h2 className="px-5 pt-4 pb-1.5 font-semibold max-sm:px-4">{t('label')}</h2>
      <ul>
        <Line
          phase="running"
          count={running}
          label={tPhase('running')}
          href={routes.outcomes({ phase: 'running' })}
        />
        <Line
          phase="next24h"
          count={next24h}
          label={tPhase('next24h')}
          href={routes.outcomes({ phase: 'next24h' })}
        />
        <Line
          phase="done"
          count={doneToday}
          label={tPhase('done_today')}
          href={routes.outcomes({ phase: 'done,handled_early', from: dayStart })}
        />
      </ul>
    </aside>
  );
}

type LineProps = { phase: 'running' | 'next24h' | 'done'; count: number; label: string; href: string };

function Line({ phase, count, label, href }: LineProps) {
  const format = useFormatter();
  const Icon = PHASE_LOOK[phase].icon;
  return (
    <li className="border-line2 border-b">
      <Link
        href={href}
        prefetch={false}
        className="flex h-10.5 items-center gap-2.5 px-5 hover:bg-bg max-sm:px-4"
      >
        <Icon aria-hidden className="size-[15px] shrink-0 stroke-[1.75] text-dim" />
        <span className="flex-1">{label}</span>
        <span className="font-medium tabular-nums">{format.number(count)}</span>
      </Link>
    </li>
  );
}

function NextDue({ next }: { next: HomeView['nextDue'] }) {
  const t = useTranslations('home.now');
  return (
    <section aria-label={t('next')} className="border-line border-b px-5 py-4 max-sm:px-4">
      <h2 className="font-semibold">{t('next')}</h2>
      {next ? (
        <>
          <p className="mt-1 text-lg">
            <Countdown untilMs={next.dueAtMs} estimate={next.isEstimate} />
          </p>
          <p className="text-dim">
            <Instant ms={next.dueAtMs} withZone />
          </p>
          <p className="mt-1.5 min-w-0 truncate">
            <Link href={routes.instance(next.resourceId)} className="text-accent hover:underline">
              {next.instanceName || next.resourceId}
            </Link>
            <span className="text-dim">
              {' · '}
              <RegionName regionId={next.regionId} regionName={next.regionName} />
            </span>
          </p>
          <p className="mt-1.5">
            <Link href={routes.events({ view: 'unplanned' })} className="text-accent hover:underline">
              {t('all')}
            </Link>
          </p>
        </>
      ) : (
        <p className="mt-1 text-dim">{t('none')}</p>
      )}
    </section>
  );
}
