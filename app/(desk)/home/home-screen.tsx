'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DeskNow } from '@/app/(desk)/home/desk-now';
import { FirstSteps } from '@/app/(desk)/home/first-steps';
import { WaitLine } from '@/app/(desk)/home/wait-line';
import { waitLook } from '@/app/(desk)/home/wait-looks';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { SyncStatus } from '@/components/feedback/sync-status';
import { BlindBanner } from '@/components/outcomes/blind-banner';
import { useLiveSight } from '@/components/outcomes/use-live-sight';
import { FindInstance } from '@/components/shell/find-instance';
import { PageHeader } from '@/components/shell/page-header';
import { useClock } from '@/components/time/use-clock';
import { useViewerZone } from '@/components/time/use-viewer-zone';
import { EmptyState } from '@/components/ui/empty-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { isAttentionReason } from '@/lib/domain/batch-attention';
import type { Role } from '@/lib/domain/permissions';
import { ReadError } from '@/lib/queries/get-json';
import { HOME_KEY, homeQuery } from '@/lib/queries/home';
import type { HomeView } from '@/lib/schemas/home';
import { dayStartMs } from '@/lib/time/wall';

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
        {mine.length > 0 ? <WaitList label={t('mine')} waiting={mine} /> : null}
        {home.steps ? <FirstSteps steps={home.steps} role={role} /> : null}
        {mine.length === 0 && !home.steps ? <Calm /> : null}
        {others.length > 0 ? <WaitList label={t('others')} waiting={others} /> : null}
      </div>
      <DeskNow home={home} />
    </div>
  );
}

/** One list of numbers, each of which leads to what it counts. */
function WaitList({ label, waiting }: { label: string; waiting: HomeView['waiting'] }) {
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
            {...waitLook(kind)}
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
