'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Boxes, Plus, TriangleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { ErrorBanner } from '@/components/feedback/error-banner';
import { AutoDialog } from '@/components/settings/services/auto-dialog';
import { BudgetDialog } from '@/components/settings/services/budget-dialog';
import { BudgetsSection } from '@/components/settings/services/budgets-section';
import { RotationSection } from '@/components/settings/services/rotation-section';
import { useServiceColumns } from '@/components/settings/services/service-columns';
import { ServiceDialog } from '@/components/settings/services/service-dialog';
import { ServiceSheet } from '@/components/settings/services/service-sheet';
import { SettingsNav } from '@/components/settings/settings-nav';
import { PageHeader } from '@/components/shell/page-header';
import { LongTable } from '@/components/table/long-table';
import { useClock } from '@/components/time/use-clock';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { ReadError } from '@/lib/api-client/get-json';
import { SERVICES_KEY, servicesList } from '@/lib/api-client/services';
import { can, type Role } from '@/lib/domain/permissions';
import { SERVICE_HOLE } from '@/lib/domain/schedule/glob';
import type {
  BudgetRow,
  ServiceDetail,
  ServiceOptions,
  ServiceRow,
  ServicesPage,
} from '@/lib/schemas/services';
import { formatRelative } from '@/lib/time/format';
import { servicesParsers } from '@/lib/url/services-params';

type ServicesViewProps = {
  role: Role;
  /** Null for whoever may change nothing. */
  options: ServiceOptions | null;
  canManageUsers: boolean;
};

const serviceId = ({ id }: ServiceRow) => id;
export type Opened =
  | { kind: 'auto' }
  | { kind: 'service'; service: ServiceDetail | null }
  | { kind: 'budget'; budget: BudgetRow | null };

/** Services with their members, budgets and who is down now: everybody reads them, admins change them. */
export function ServicesView({ role, options, canManageUsers }: ServicesViewProps) {
  const t = useTranslations('services');
  const client = useQueryClient();
  const list = useQuery(servicesList());
  const [{ service: shownId }, setParams] = useQueryStates(servicesParsers);
  const [opened, setOpened] = useState<Opened | null>(null);
  const page = list.data;
  const why = can(role, 'schedule.manage') ? null : t('making.role');
  const problem = list.error instanceof ReadError ? list.error.problem : null;

  function close() {
    setOpened(null);
    void client.invalidateQueries({ queryKey: SERVICES_KEY });
  }

  return (
    <>
      <PageHeader
        title={t('heading')}
        status={page ? <Coverage page={page} /> : null}
        actions={
          <>
            <Button
              variant="ghost"
              reason={why}
              onClick={() => setOpened({ kind: 'service', service: null })}
            >
              {t('add')}
            </Button>
            <Button
              variant="primary"
              reason={why}
              onClick={() => setOpened({ kind: 'budget', budget: null })}
            >
              <Plus aria-hidden />
              {t('addBudget')}
            </Button>
          </>
        }
      />
      <SettingsNav canManageUsers={canManageUsers} />
      {list.error ? (
        <ErrorBanner
          title={t('loadFailed')}
          requestId={problem?.correlationId}
          onRetry={() => void list.refetch()}
          className="rounded-none"
        />
      ) : null}
      {list.isPending ? <Waiting /> : null}
      {page ? (
        <>
          <Freshness page={page} />
          <Making page={page} why={why} onChange={() => setOpened({ kind: 'auto' })} />
          <ServicesTable
            page={page}
            why={why}
            onOpen={(id) => void setParams({ service: id })}
            onChoose={() => setOpened({ kind: 'auto' })}
          />
          <BudgetsSection
            page={page}
            regions={options?.regions ?? []}
            why={why}
            onEdit={(budget) => setOpened({ kind: 'budget', budget })}
            onChanged={close}
          />
          <RotationSection page={page} role={role} onChanged={close} />
        </>
      ) : null}
      {shownId === null ? null : (
        <ServiceSheet
          serviceId={shownId}
          role={role}
          onEdit={(service) => setOpened({ kind: 'service', service })}
          onChanged={close}
          onClose={() => void setParams({ service: null })}
        />
      )}
      {page && options && opened ? (
        <Dialogs page={page} options={options} opened={opened} onClose={close} />
      ) : null}
    </>
  );
}

type DialogsProps = { page: ServicesPage; options: ServiceOptions; opened: Opened; onClose: () => void };

function Dialogs({ page, options, opened, onClose }: DialogsProps) {
  if (opened.kind === 'auto') return <AutoDialog page={page} tagKeys={options.tagKeys} onClose={onClose} />;
  if (opened.kind === 'service') {
    return <ServiceDialog service={opened.service} regions={options.regions} onClose={onClose} />;
  }
  return <BudgetDialog budget={opened.budget} page={page} options={options} onClose={onClose} />;
}

function Coverage({ page }: { page: ServicesPage }) {
  const t = useTranslations('services');
  const age = useAge(page.inventory.readAtMs);
  return (
    <>
      <span>{t('coverage', page.coverage)}</span>
      <span>{age === null ? t('inventory.never') : t('inventory.read', { age })}</span>
    </>
  );
}

/** "4 min ago"; null when it never was. */
function useAge(readAtMs: number | null): string | null {
  const locale = useLocale();
  return useClock((nowMs) =>
    // A browser clock behind the server's must not say "in 2 s".
    readAtMs === null ? null : formatRelative(Math.min(readAtMs, nowMs), nowMs, locale),
  );
}

/** Tags are read every hour; older than this they are stale (ms). */
const TAGS_STALE_MS = 2 * 3_600_000;

/** What was not read, or long ago, in words. Tags matter only where services are made from them. */
function Freshness({ page: { inventory, tags, autoServices } }: { page: ServicesPage }) {
  const t = useTranslations('services.inventory');
  const tagsAge = useAge(tags.readAtMs);
  const isStale = useClock((nowMs) => tags.readAtMs !== null && nowMs - tags.readAtMs > TAGS_STALE_MS);
  const code = (error: { code: string; kind: string }) => error.code || error.kind;
  const lines = [
    inventory.error === null
      ? null
      : t(inventory.readAtMs === null ? 'failedNever' : 'failed', { code: code(inventory.error) }),
    autoServices?.kind !== 'tag'
      ? null
      : tags.error !== null
        ? t('tagsFailed', { code: code(tags.error) })
        : tagsAge === null
          ? t('tagsNever')
          : isStale
            ? t('tagsStale', { age: tagsAge })
            : null,
  ].filter((line) => line !== null);
  return lines.map((line) => (
    <Alert key={line} tone="amber" icon={TriangleAlert} className="shrink-0 rounded-none px-5 max-sm:px-4">
      {line}
    </Alert>
  ));
}

type MakingProps = { page: ServicesPage; why: string | null; onChange: () => void };

/** In one sentence how services are made, and the way to change it. */
function Making({ page: { autoServices, isFull }, why, onChange }: MakingProps) {
  const t = useTranslations('services.making');
  const code = (text: string) => <code className="break-all rounded-sm bg-line2 px-1 font-mono">{text}</code>;
  return (
    <section
      aria-labelledby="making-heading"
      className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-line border-b px-5 py-2.5 max-sm:px-4"
    >
      <h2 id="making-heading" className="font-semibold">
        {t('heading')}
      </h2>
      <p className="min-w-0 flex-1 basis-72">
        {autoServices === null
          ? t('none')
          : autoServices.kind === 'tag'
            ? t.rich('tag', { key: () => code(autoServices.key) })
            : t.rich('name', { pattern: () => code(autoServices.pattern), hole: () => code(SERVICE_HOLE) })}
        {isFull ? <span className="block text-amber">{t('full')}</span> : null}
      </p>
      <Button size="sm" reason={why} onClick={onChange}>
        {t(autoServices === null ? 'choose' : 'change')}
      </Button>
    </section>
  );
}

type ServicesTableProps = {
  page: ServicesPage;
  why: string | null;
  onOpen: (serviceId: string) => void;
  onChoose: () => void;
};

function ServicesTable({ page, why, onOpen, onChoose }: ServicesTableProps) {
  const t = useTranslations('services');
  const columns = useServiceColumns(onOpen);
  if (page.rows.length === 0) {
    return (
      <EmptyState
        icon={Boxes}
        title={t('empty.title')}
        className="py-8"
        actions={why === null ? <Button onClick={onChoose}>{t('empty.choose')}</Button> : null}
      >
        {t(why === null ? 'empty.admin' : 'empty.other')}
      </EmptyState>
    );
  }
  return (
    <LongTable
      label={t('table')}
      rows={page.rows}
      columns={columns}
      getRowId={serviceId}
      minWidth="0px"
      className="shrink-0"
    />
  );
}

function Waiting() {
  const t = useTranslations('common');
  return (
    <div role="status" aria-label={t('loading')} className="pt-4">
      <SkeletonRows count={6} bars={['w-40', 'w-72']} />
    </div>
  );
}
