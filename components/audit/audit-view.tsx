'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { FileSearch } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { AuditSkeleton } from '@/components/audit/audit-skeleton';
import { AuditTable } from '@/components/audit/audit-table';
import { AuditToolbar } from '@/components/audit/audit-toolbar';
import { BrokenChain, ChainBadge } from '@/components/audit/chain-status';
import { ExportLinks } from '@/components/audit/export-links';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { PageHeader } from '@/components/shell/page-header';
import { LoadMore } from '@/components/table/load-more';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { Role } from '@/lib/domain/permissions';
import { auditList } from '@/lib/queries/audit';
import { ReadError } from '@/lib/queries/get-json';
import { auditParsers, isAuditFiltered, toAuditQuery } from '@/lib/url/audit-params';

const NO_FILTER = {
  q: null,
  actor: null,
  by: null,
  action: null,
  type: null,
  id: null,
  from: null,
  to: null,
};

/** Who did what, newest first, and whether the trail is as it was written. */
export function AuditView({ role }: { role: Role }) {
  const t = useTranslations('audit');
  const [params, setParams] = useQueryStates(auditParsers);
  const query = useMemo(() => toAuditQuery(params), [params]);
  const list = useInfiniteQuery(auditList(query));
  const pages = list.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  const first = pages[0];
  const named = rows.find(({ objectId }) => objectId === query.id)?.objectName ?? null;
  const reset = () => void setParams({ ...NO_FILTER, entry: null });
  return (
    <>
      <PageHeader
        title={t('heading')}
        status={first?.chain ? <ChainBadge chain={first.chain} /> : null}
        actions={<ExportLinks query={query} role={role} />}
      />
      <AuditToolbar
        query={query}
        total={first?.total ?? null}
        objectName={named?.text || null}
        onChange={(change) => void setParams({ ...change, entry: null })}
        onReset={reset}
      />
      {first?.chain?.broken ? <BrokenChain broken={first.chain.broken} /> : null}
      {list.error ? <LoadProblem error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? (
        <AuditSkeleton />
      ) : (
        <AuditTable
          rows={rows}
          openSeq={params.entry}
          onOpenChange={(entry) => void setParams({ entry })}
          empty={list.error ? null : <NoEntries filtered={isAuditFiltered(query)} onReset={reset} />}
        />
      )}
      <LoadMore list={list} label={t('more')} />
    </>
  );
}

function LoadProblem({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useTranslations();
  const textOf = useProblemText();
  const problem = error instanceof ReadError ? error.problem : null;
  return (
    <ErrorBanner
      title={t('audit.loadFailed')}
      requestId={problem?.correlationId}
      onRetry={onRetry}
      className="rounded-none"
    >
      {textOf(problem, t('common.noAnswer'))}
    </ErrorBanner>
  );
}

function NoEntries({ filtered, onReset }: { filtered: boolean; onReset: () => void }) {
  const t = useTranslations('audit.empty');
  return filtered ? (
    <EmptyState
      icon={FileSearch}
      title={t('filteredTitle')}
      actions={<Button onClick={onReset}>{t('reset')}</Button>}
    >
      {t('filtered')}
    </EmptyState>
  ) : (
    <EmptyState icon={FileSearch} title={t('title')}>
      {t('text')}
    </EmptyState>
  );
}
