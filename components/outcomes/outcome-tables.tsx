'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AcknowledgeButton } from '@/components/outcomes/acknowledge-button';
import { useOutcomeColumns } from '@/components/outcomes/outcome-columns';
import { LongTable } from '@/components/table/long-table';
import type { Role } from '@/lib/domain/permissions';
import { useRegionLabel } from '@/lib/i18n/use-region-label';
import type { OutcomeRow } from '@/lib/schemas/outcomes';
import type { GROUPINGS } from '@/lib/url/outcomes-params';

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
