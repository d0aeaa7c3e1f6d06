'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Download, FileSearch, Lock, ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { AuditTable } from '@/components/audit/audit-table';
import { AuditToolbar } from '@/components/audit/audit-toolbar';
import { DownloadLink } from '@/components/feedback/download-link';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { PageHeader } from '@/components/shell/page-header';
import { LoadMore } from '@/components/table/load-more';
import { Instant } from '@/components/time/instant';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { auditList } from '@/lib/api-client/audit';
import { ReadError, whyNoDownload } from '@/lib/api-client/get-json';
import type { ChainBreak } from '@/lib/domain/audit';
import { can, type Role } from '@/lib/domain/permissions';
import type { ChainState } from '@/lib/schemas/audit';
import { type AuditQuery, auditParsers, isAuditFiltered, toAuditQuery } from '@/lib/url/audit-params';
import { routes } from '@/lib/url/routes';

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

/** The shape of the list while it is read. */
function AuditSkeleton() {
  const t = useTranslations('common');
  return (
    <div role="status" aria-label={t('loading')} className="bg-panel pt-9">
      <SkeletonRows count={10} bars={['w-12', 'w-36', 'w-24', 'w-32 max-sm:hidden', 'w-48 max-sm:hidden']} />
    </div>
  );
}

const FORMATS = ['csv', 'json'] as const;

/** Downloads of the filter's entries. */
function ExportLinks({ query, role }: { query: AuditQuery; role: Role }) {
  const t = useTranslations('audit.export');
  const hrefs = { csv: routes.apiAuditCsv(query), json: routes.apiAuditJson(query) };
  return FORMATS.map((format) =>
    can(role, 'audit.export') ? (
      <DownloadLink key={format} href={hrefs[format]} label={t(`${format}Label`)} whyNot={whyNoDownload}>
        {t(format)}
      </DownloadLink>
    ) : (
      <Button key={format} variant="ghost" aria-label={t(`${format}Label`)} reason={t('role')}>
        <Download aria-hidden />
        {t(format)}
      </Button>
    ),
  );
}

/** Whether the trail is as it was written, and when all of it was last read. */
function ChainBadge({ chain }: { chain: ChainState }) {
  const t = useTranslations('audit.chain');
  const { broken, upToSeq, checkedAtMs } = chain;
  return (
    <>
      {broken ? (
        <Badge tone="red" icon={ShieldAlert}>
          {t('broken', { seq: broken.seq })}
        </Badge>
      ) : upToSeq > 0 ? (
        <Badge tone="green" icon={ShieldCheck}>
          {t('whole', { seq: upToSeq })}
        </Badge>
      ) : (
        <Badge tone="slate" icon={ShieldQuestion}>
          {t('unchecked')}
        </Badge>
      )}
      {checkedAtMs === null ? null : (
        <span className="inline-flex min-w-0 items-baseline gap-1 max-sm:text-xs">
          {t('readAll')} <Instant ms={checkedAtMs} withZone />
        </span>
      )}
    </>
  );
}

/** The first bad entry, how it is bad, and what to do. */
function BrokenChain({ broken }: { broken: ChainBreak }) {
  const t = useTranslations('audit.chain');
  return (
    <Alert
      tone="red"
      icon={ShieldAlert}
      role="alert"
      title={t(`kinds.${broken.kind}`, { seq: broken.seq })}
      className="rounded-none px-5"
    >
      {broken.wasSeq === null ? null : <>{t('wasSeq', { seq: broken.wasSeq })} </>}
      {t('whatToDo')}
    </Alert>
  );
}

/** The page for a role that may not read the audit trail. */
export function AuditForbidden({ role }: { role: Role }) {
  const t = useTranslations('audit');
  const roles = useTranslations('shell.roles');
  return (
    <>
      <PageHeader title={t('heading')} />
      <EmptyState icon={Lock} title={t('forbidden.title')}>
        {t('forbidden.text', { role: roles(role) })}
      </EmptyState>
    </>
  );
}
