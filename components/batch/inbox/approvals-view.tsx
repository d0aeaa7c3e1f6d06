'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Hourglass, Inbox, Lock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useQueryState } from 'nuqs';
import { useCallback, useState } from 'react';
import { z } from 'zod';
import { BULK_DIALOG, BulkBar } from '@/components/batch/inbox/bulk-bar';
import { useInboxColumns } from '@/components/batch/inbox/inbox-columns';
import { useRefusalWords } from '@/components/batch/review/use-approval-actions';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { useKeptState } from '@/components/form/step-up';
import { PageHeader } from '@/components/shell/page-header';
import { LoadMore } from '@/components/table/load-more';
import { LongTable } from '@/components/table/long-table';
import {
  isSelected,
  NO_SELECTION,
  type Selection,
  shownState,
  toggleId,
  withIds,
} from '@/components/table/selection-store';
import { useInstantWords } from '@/components/time/use-clock';
import { Alert } from '@/components/ui/alert';
import { Checkbox } from '@/components/ui/checkbox';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Tabs } from '@/components/ui/tabs';
import { approvalCounts, inboxList } from '@/lib/api-client/batches';
import { ReadError } from '@/lib/api-client/get-json';
import type { BatchRefusal } from '@/lib/domain/batch-states';
import { can, type Role } from '@/lib/domain/permissions';
import { APPROVAL_TABS, type ApprovalTab } from '@/lib/schemas/batch-inputs';
import type { ApprovalCard, ApprovalInbox } from '@/lib/schemas/batches';
import { approvalsParsers } from '@/lib/url/batches-params';
import { routes } from '@/lib/url/routes';

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

/** Why the tab is empty; to those who cannot approve, that this is why nothing will ever wait for them. */
function InboxEmpty({ tab, role }: { tab: ApprovalTab; role: Role }) {
  const t = useTranslations('approvals.empty');
  const tRoles = useTranslations('shell.roles');
  if (tab === 'needs' && !can(role, 'batches.approve')) {
    return (
      <EmptyState
        icon={Lock}
        title={t('roleTitle')}
        actions={
          can(role, 'batches.plan') ? (
            <LinkButton href={routes.approvals({ tab: 'mine' })}>{t('goMine')}</LinkButton>
          ) : (
            <LinkButton href={routes.batches()}>{t('goBatches')}</LinkButton>
          )
        }
      >
        {t('role', { role: tRoles(role) })}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Inbox}
      title={t(`${tab}Title`)}
      actions={
        tab === 'mine' && can(role, 'batches.plan') ? (
          <LinkButton variant="primary" href={routes.events()}>
            {t('goEvents')}
          </LinkButton>
        ) : undefined
      }
    >
      {t(tab)}
    </EmptyState>
  );
}

const keptSchema = z.object({ ids: z.array(z.string()), comment: z.string() });
const cardId = (card: ApprovalCard) => card.id;

/** Why a request cannot be approved together with others. */
function whyNotBulk(card: ApprovalCard): BatchRefusal | 'stepUp' | 'changed' | null {
  return card.whyNotApprove ?? (card.isLarge ? 'stepUp' : card.changedSinceLook ? 'changed' : null);
}

type InboxListProps = {
  tab: ApprovalTab;
  rows: readonly ApprovalCard[];
} & Pick<ApprovalInbox, 'freeRows' | 'countsFromMs'>;

/** Requests as a table, on a phone as cards; those that wait for the viewer can be ticked and approved together. */
function InboxList({ tab, rows, freeRows, countsFromMs }: InboxListProps) {
  const t = useTranslations('approvals');
  const refusal = useRefusalWords(countsFromMs);
  const [selection, setSelection] = useState<Selection>(NO_SELECTION);
  const [resumed, setResumed] = useState<string | undefined>(undefined);
  useKeptState(BULK_DIALOG, keptSchema, ({ ids, comment }) => {
    setSelection(withIds(NO_SELECTION, ids, true));
    setResumed(comment);
  });
  const free = rows.filter((card) => whyNotBulk(card) === null);
  const freeIds = free.map(cardId);
  // A request that was decided elsewhere meanwhile leaves the choice by leaving the list.
  const chosen = free.filter(({ id }) => isSelected(selection, id));
  const shown = shownState(selection, freeIds);

  const select = useCallback(
    (card: ApprovalCard) => {
      const why = whyNotBulk(card);
      return (
        <Checkbox
          aria-label={t('list.select', { number: card.number })}
          checked={why === null && isSelected(selection, card.id)}
          reason={
            why === null
              ? null
              : why === 'stepUp' || why === 'changed'
                ? t(`list.${why}Reason`)
                : refusal(why)
          }
          onChange={() => setSelection((now) => toggleId(now, card.id))}
          className="block"
        />
      );
    },
    [t, refusal, selection],
  );
  const columns = useInboxColumns({
    tab,
    selectAll: (
      <Checkbox
        aria-label={t('list.selectAll')}
        checked={freeIds.length > 0 && shown === 'all'}
        indeterminate={shown === 'some'}
        onChange={(event) => {
          const { checked } = event.currentTarget;
          setSelection((now) => withIds(now, freeIds, checked));
        }}
        className="block"
      />
    ),
    select,
  });
  return (
    <>
      <LongTable
        label={t(`tab.${tab}`)}
        rows={rows}
        columns={columns}
        getRowId={cardId}
        minWidth="640px"
        onSelectAll={(on) => setSelection((now) => withIds(now, freeIds, on))}
        isMarked={({ id }) => isSelected(selection, id)}
      />
      <BulkBar
        // The dialog of a choice that was kept is open from the start.
        key={resumed}
        cards={chosen}
        freeRows={freeRows}
        resumed={resumed}
        onClear={() => {
          setSelection(NO_SELECTION);
          setResumed(undefined);
        }}
      />
    </>
  );
}
