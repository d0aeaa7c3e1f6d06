'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Hourglass } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useQueryState } from 'nuqs';
import { InboxEmpty } from '@/components/approvals/inbox-empty';
import { InboxList } from '@/components/approvals/inbox-list';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { PageHeader } from '@/components/shell/page-header';
import { LoadMore } from '@/components/table/load-more';
import { useInstantWords } from '@/components/time/use-instant-words';
import { Alert } from '@/components/ui/alert';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Tabs } from '@/components/ui/tabs';
import type { Role } from '@/lib/domain/permissions';
import { approvalCounts, inboxList } from '@/lib/queries/approvals';
import { ReadError } from '@/lib/queries/get-json';
import { APPROVAL_TABS } from '@/lib/schemas/approvals';
import { approvalsParsers } from '@/lib/url/approvals-params';

/** The inbox: what waits for me, what I asked for, what was decided. */
export function ApprovalsView({ role }: { role: Role }) {
  const t = useTranslations('approvals');
  const [tab, setTab] = useQueryState('tab', approvalsParsers.tab);
  const list = useInfiniteQuery(inboxList(tab));
  const { data: counts } = useQuery(approvalCounts());
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const newest = list.data?.pages.at(-1);
  const problem = list.error instanceof ReadError ? list.error.problem : null;
  return (
    <>
      <PageHeader title={t('heading')} />
      <Tabs
        label={t('tabsLabel')}
        items={APPROVAL_TABS.map((value) => ({
          value,
          label: t(`tab.${value}`),
          count: value === 'decided' ? undefined : counts?.[value],
        }))}
        value={tab}
        onValueChange={(next) => void setTab(next)}
      >
        {list.error ? (
          <ErrorBanner
            title={t('list.loadFailed')}
            requestId={problem?.correlationId}
            onRetry={() => void list.refetch()}
            className="rounded-none"
          >
            {rows.length > 0 ? t('list.old') : null}
          </ErrorBanner>
        ) : null}
        {tab === 'needs' && newest?.countsFromMs ? <Pending fromMs={newest.countsFromMs} /> : null}
        {list.isPending ? <InboxSkeleton /> : null}
        {list.data && rows.length === 0 ? <InboxEmpty tab={tab} role={role} /> : null}
        {newest && rows.length > 0 ? (
          <InboxList
            key={tab}
            tab={tab}
            rows={rows}
            freeRows={newest.freeRows}
            countsFromMs={newest.countsFromMs}
          />
        ) : null}
        <LoadMore list={list} label={t('list.more')} />
      </Tabs>
    </>
  );
}

/** To those whose role is new: why nothing is here, until when, and what helps. */
function Pending({ fromMs }: { fromMs: number }) {
  const t = useTranslations('approvals.list');
  const write = useInstantWords();
  return (
    <Alert tone="amber" icon={Hourglass} role="status" title={t('pendingTitle')} className="rounded-none">
      {t('pending', { until: write(fromMs) })}
    </Alert>
  );
}

function InboxSkeleton() {
  const t = useTranslations('approvals.list');
  return (
    <div role="status" aria-label={t('loading')} className="pt-9">
      <SkeletonRows count={5} bars={['w-4', 'w-56', 'w-16 max-sm:hidden', 'w-40 max-sm:hidden']} />
    </div>
  );
}
