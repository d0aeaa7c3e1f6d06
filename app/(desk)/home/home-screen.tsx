'use client';

import { useQuery } from '@tanstack/react-query';
import {
  Bell,
  CalendarClock,
  ChevronRight,
  CircleCheck,
  CloudOff,
  DatabaseZap,
  Hourglass,
  Pencil,
  ShieldCheck,
  Snowflake,
  TimerReset,
  Undo2,
} from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DeskNow } from '@/app/(desk)/home/desk-now';
import { FirstSteps } from '@/app/(desk)/home/first-steps';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { SyncStatus } from '@/components/feedback/sync-status';
import { BlindBanner, useLiveSight } from '@/components/outcomes/live-sight';
import { FindInstance } from '@/components/shell/find-instance';
import { PageHeader } from '@/components/shell/page-header';
import { useClock, useViewerZone } from '@/components/time/use-clock';
import { type IconType, TONE_CLASS, type Tone } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { PHASE_LOOK } from '@/components/vocabulary/phase';
import { HOME_KEY, homeQuery } from '@/lib/api-client/desk';
import { ReadError } from '@/lib/api-client/get-json';
import { cn } from '@/lib/cn';
import { type AttentionReason, isAttentionReason } from '@/lib/domain/batch-progress';
import type { WaitingKind } from '@/lib/domain/home';
import type { Role } from '@/lib/domain/permissions';
import type { HomeView } from '@/lib/schemas/desk';
import { dayStartMs } from '@/lib/time/wall';
import { routes } from '@/lib/url/routes';

/** What waits for the viewer now, put together from the nouns that have something to say. */
export function HomeScreen({ role }: { role: Role }) {
  const t = useTranslations('home');
  const zone = useViewerZone();
  const dayStart = useClock((nowMs) => dayStartMs(nowMs, zone));
  const { data: home, error, refetch } = useQuery(homeQuery(dayStart));
  const sight = useLiveSight(HOME_KEY) ?? home;
  const problem = error instanceof ReadError ? error.problem : null;
  return (
    <>
      <PageHeader
        title={t('heading')}
        status={<SyncStatus syncedAtMs={sight?.seenUpToMs ?? null} />}
        actions={<FindInstance className="w-36 max-sm:w-full min-[1100px]:hidden" />}
      />
      <BlindBanner sinceMs={sight?.blindSinceMs ?? null} />
      {error ? (
        <ErrorBanner
          title={t('loadFailed')}
          requestId={problem?.correlationId}
          onRetry={() => void refetch()}
          className="rounded-none px-5 max-sm:px-4"
        />
      ) : null}
      {home ? <Contents home={home} role={role} /> : error ? null : <Loading />}
    </>
  );
}

function Contents({ home, role }: { home: HomeView; role: Role }) {
  const t = useTranslations('home');
  const mine = home.waiting.filter(({ isMine }) => isMine);
  const others = home.waiting.filter(({ isMine }) => !isMine);
  return (
    <div className="grid grow max-lg:content-start lg:grid-cols-[minmax(0,1fr)_21rem]">
      <div className="min-w-0 border-line lg:border-r">
        {mine.length > 0 ? (
          <WaitList label={t('mine')} waiting={mine} dueInFreeze={home.dueInFreeze} />
        ) : null}
        {home.steps ? <FirstSteps steps={home.steps} role={role} /> : null}
        {mine.length === 0 && !home.steps ? <Calm /> : null}
        {others.length > 0 ? (
          <WaitList label={t('others')} waiting={others} dueInFreeze={home.dueInFreeze} />
        ) : null}
      </div>
      <DeskNow home={home} />
    </div>
  );
}

type WaitListProps = { label: string } & Pick<HomeView, 'waiting' | 'dueInFreeze'>;

/** One list of numbers, each of which leads to what it counts. */
function WaitList({ label, waiting, dueInFreeze }: WaitListProps) {
  const t = useTranslations('home');
  const tOutcomes = useTranslations('outcomes');
  return (
    <Section label={label}>
      <ul>
        {waiting.map(({ kind, count }) => (
          <WaitLine
            key={kind}
            count={count}
            label={isAttentionReason(kind) ? tOutcomes(`phase.${kind}`) : t(`kind.${kind}`, { count })}
            hint={isAttentionReason(kind) ? tOutcomes(`phaseHint.${kind}`) : t(`hint.${kind}`)}
            {...waitLook(kind, dueInFreeze)}
          />
        ))}
      </ul>
    </Section>
  );
}

function Section({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section aria-label={label} className="border-line border-b">
      <h2 className="px-5 pt-4 pb-1.5 font-semibold max-sm:px-4">{label}</h2>
      {children}
    </section>
  );
}

function Calm() {
  const t = useTranslations('home.calm');
  return (
    <div className="border-line border-b">
      <EmptyState icon={CircleCheck} title={t('title')} className="py-14">
        {t('text')}
      </EmptyState>
    </div>
  );
}

function Loading() {
  const t = useTranslations('common');
  return (
    <div role="status" aria-label={t('loading')} className="pt-9">
      <SkeletonRows count={6} bars={['w-8', 'w-12', 'w-60']} />
    </div>
  );
}

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
function WaitLine({ href, count, label, hint, icon: Icon, tone }: WaitLineProps) {
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

type WaitLook = { href: string; icon: IconType; tone: Tone };

/** Where each number leads, and how it looks. */
const LOOKS: Record<Exclude<WaitingKind, AttentionReason>, WaitLook> = {
  store: { href: routes.health(), icon: DatabaseZap, tone: 'red' },
  cloud: { href: routes.events(), icon: CloudOff, tone: 'red' },
  channels: { href: routes.settingsNotifications(), icon: Bell, tone: 'red' },
  approvals: { href: routes.approvals({ tab: 'needs' }), icon: ShieldCheck, tone: 'blue' },
  due_in_freeze: { href: routes.events({ view: 'unplanned' }), icon: Snowflake, tone: 'red' },
  due_2h: { href: routes.events({ view: 'unplanned', due: '2h' }), icon: TimerReset, tone: 'red' },
  due_24h: { href: routes.events({ view: 'unplanned', due: '24h' }), icon: TimerReset, tone: 'amber' },
  ended_requests: { href: routes.approvals({ tab: 'mine' }), icon: Undo2, tone: 'amber' },
  calendar_links: { href: routes.outcomes(), icon: CalendarClock, tone: 'amber' },
  drafts: { href: routes.batches(), icon: Pencil, tone: 'slate' },
  open_requests: { href: routes.approvals({ tab: 'mine' }), icon: Hourglass, tone: 'slate' },
};

/** The rows of a phase lead to Outcomes, and look as they do there. */
function waitLook(kind: WaitingKind, dueInFreeze: readonly string[]): WaitLook {
  if (isAttentionReason(kind)) return { ...PHASE_LOOK[kind], href: routes.outcomes({ phase: kind }) };
  // The search of the list takes ids: exactly these events, as far as one address names them.
  if (kind === 'due_in_freeze') return { ...LOOKS[kind], href: routes.events({ q: dueInFreeze.join(' ') }) };
  return LOOKS[kind];
}
