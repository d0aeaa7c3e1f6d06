'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { AcknowledgeButton } from '@/components/outcomes/acknowledge-button';
import { type LongColumn, LongTable } from '@/components/table/long-table';
import { Instant } from '@/components/time/instant';
import { CopyId } from '@/components/ui/copy-id';
import { LinkButton, OpenLink } from '@/components/ui/link-button';
import { PhaseBadge } from '@/components/vocabulary/phase';
import type { Role } from '@/lib/domain/permissions';
import { RegionName, useRegionLabel } from '@/lib/i18n/region-name';
import type { OutcomeRow } from '@/lib/schemas/outcomes';
import type { GROUPINGS } from '@/lib/url/outcomes-params';
import { routes } from '@/lib/url/routes';

const rowIdOf = (row: OutcomeRow) => row.rowId;

type Grouping = (typeof GROUPINGS)[number];
type OutcomeTablesProps = {
  rows: readonly OutcomeRow[];
  grouping: Grouping;
  role: Role;
  empty: ReactNode;
};

/** The rows as one table, or as one for each batch or region, in the order in which they come. */
export function OutcomeTables({ rows, grouping, role, empty }: OutcomeTablesProps) {
  const t = useTranslations('outcomes');
  const columns = useOutcomeColumns(role);
  const regionLabel = useRegionLabel();
  const table = (label: string, some: readonly OutcomeRow[]) => (
    <LongTable
      label={label}
      rows={some}
      columns={columns}
      getRowId={rowIdOf}
      minWidth="0px"
      empty={empty}
      className="shrink-0"
    />
  );
  if (grouping === 'none' || rows.length === 0) return table(t('label'), rows);
  return groupsOf(rows, grouping).map(([key, group]) => {
    const [first] = group;
    if (!first) return null;
    const name =
      grouping === 'batch'
        ? t('goBatch', { number: first.batchNumber, title: first.batchTitle })
        : regionLabel(first.regionId, first.regionName);
    return (
      <section key={key} aria-label={name} className="flex shrink-0 flex-col">
        <header className="flex items-center gap-3 border-line border-b bg-bg px-5 py-1.5 max-sm:px-4">
          <h2 className="min-w-0 truncate font-semibold">{name}</h2>
          <span className="text-dim text-sm">{t('total', { count: group.length })}</span>
          <span className="ml-auto">
            <AcknowledgeButton rows={group.filter(({ looksHere }) => looksHere)} role={role} look="group" />
          </span>
        </header>
        {table(name, group)}
      </section>
    );
  });
}

function groupsOf(rows: readonly OutcomeRow[], grouping: Grouping): [string, OutcomeRow[]][] {
  const groups = new Map<string, OutcomeRow[]>();
  for (const row of rows) {
    const key = grouping === 'batch' ? row.batchId : row.regionId;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups];
}

/** Chinese times are longer and its words shorter; a time that lost its minutes would be worthless. */
const WIDTHS = {
  en: { region: '124px', phase: '134px', time: '128px', next: '236px' },
  'zh-CN': { region: '100px', phase: '112px', time: '148px', next: '180px' },
} as const;

/** Columns of the table "Outcomes". */
function useOutcomeColumns(role: Role) {
  const t = useTranslations('outcomes');
  const width = WIDTHS[useLocale() === 'zh-CN' ? 'zh-CN' : 'en'];
  return useMemo<LongColumn<OutcomeRow>[]>(
    () => [
      {
        id: 'instance',
        header: t('column.instance'),
        phone: 'lead',
        cell: (row) => <InstanceCell row={row} />,
      },
      {
        id: 'region',
        header: t('column.region'),
        width: width.region,
        phoneLabel: t('column.region'),
        from: 'lg',
        cell: (row) => (
          <span className="block truncate" title={row.regionId}>
            <RegionName regionId={row.regionId} regionName={row.regionName} />
          </span>
        ),
      },
      {
        id: 'phase',
        header: t('column.phase'),
        width: width.phase,
        phoneLabel: t('column.phase'),
        cell: (row) => <PhaseCell row={row} />,
      },
      {
        id: 'since',
        header: t('column.since'),
        width: width.time,
        phoneLabel: t('column.since'),
        cell: (row) => <Instant ms={row.phaseSinceMs} className="text-sm" />,
      },
      {
        id: 'planned',
        header: t('column.planned'),
        width: width.time,
        phoneLabel: t('column.planned'),
        from: 'lg',
        cell: (row) =>
          row.planTimeMs === null ? (
            <span className="text-dim">{t('immediately')}</span>
          ) : (
            <Instant ms={row.planTimeMs} className="text-sm" />
          ),
      },
      {
        id: 'cloudActs',
        header: t('column.cloudActs'),
        width: width.time,
        phoneLabel: t('column.cloudActs'),
        from: 'xl',
        cell: (row) => <DueCell row={row} />,
      },
      {
        id: 'batch',
        header: t('column.batch'),
        width: '56px',
        phoneLabel: t('column.batch'),
        from: 'lg',
        cell: (row) => (
          <Link
            prefetch={false}
            href={routes.batch(row.batchId)}
            title={t('goBatch', { number: row.batchNumber, title: row.batchTitle })}
            className="rounded-sm text-accent hover:underline"
          >
            #{row.batchNumber}
          </Link>
        ),
      },
      {
        id: 'seen',
        header: t('column.seen'),
        width: width.time,
        phoneLabel: t('column.seen'),
        from: 'xl',
        cell: (row) =>
          row.seenAtMs === null ? (
            <span className="text-dim">{t('never')}</span>
          ) : (
            <Instant ms={row.seenAtMs} className="text-sm" />
          ),
      },
      {
        id: 'next',
        header: t('column.next'),
        width: width.next,
        cell: (row) => <NextStepCell row={row} role={role} />,
      },
    ],
    [t, role, width],
  );
}

function InstanceCell({ row }: { row: OutcomeRow }) {
  const t = useTranslations('outcomes');
  const name = row.instanceName || row.instanceId;
  return (
    <span className="flex min-w-0">
      <span className="flex min-w-0 flex-col">
        <span className="truncate">{name}</span>
        <span className="flex h-4 min-w-0 items-center">
          <CopyId id={row.instanceId} />
        </span>
      </span>
      <OpenLink href={routes.instance(row.instanceId)} label={t('goInstance', { name })} />
    </span>
  );
}

function PhaseCell({ row }: { row: OutcomeRow }) {
  const t = useTranslations('outcomes');
  return (
    <span className="flex min-w-0 flex-col items-start max-sm:items-end">
      <PhaseBadge phase={row.phase} />
      {row.ackBy === null ? null : (
        <span title={row.ackNote || undefined} className="max-w-full truncate text-2xs text-dim">
          {t('ackBy', { name: row.ackBy })}
        </span>
      )}
    </span>
  );
}

function DueCell({ row }: { row: OutcomeRow }) {
  const t = useTranslations('outcomes');
  if (row.dueAtMs === null) return null;
  return (
    <span className="flex min-w-0 flex-col items-start max-sm:items-end">
      <Instant ms={row.dueAtMs} className="text-sm" />
      {row.dueIsEstimate ? <span className="text-2xs text-dim">{t('estimate')}</span> : null}
    </span>
  );
}

/** The next step as a verb that leads to where it is done, and beside it the word that somebody has seen the row. */
function NextStepCell({ row, role }: { row: OutcomeRow; role: Role }) {
  return (
    <span className="flex flex-wrap items-center justify-end gap-1 sm:justify-start">
      <NextStepLink row={row} />
      {row.looksHere ? <AcknowledgeButton rows={[row]} role={role} look="row" /> : null}
    </span>
  );
}

export function NextStepLink({ row }: { row: OutcomeRow }) {
  const t = useTranslations('outcomes.next');
  const href = hrefOf(row);
  // What has ended needs nothing, not even patience.
  if (href === null)
    return row.finalAtMs === null ? <span className="px-1 text-dim">{t('wait')}</span> : null;
  return (
    <LinkButton size="sm" prefetch={false} href={href}>
      {t(row.nextStep)}
    </LinkButton>
  );
}

function hrefOf({ nextStep, batchId, instanceId }: OutcomeRow): string | null {
  switch (nextStep) {
    case 'decide':
    case 'retry':
      return routes.batch(batchId);
    case 'plan_again':
      return routes.events({ view: 'all', q: instanceId });
    case 'ask_support':
      return routes.instance(instanceId);
    case 'wait':
      return null;
  }
}
