'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { CheckCell } from '@/components/plan/check-cell';
import { DueCell } from '@/components/plan/due-cell';
import type { PlannedRow } from '@/components/plan/planned-row';
import { WhenCell } from '@/components/plan/when-cell';
import type { LongColumn } from '@/components/table/long-table';
import { CopyId } from '@/components/ui/copy-id';
import { RegionName } from '@/lib/i18n/region-name';

type PlanColumnsOptions = {
  zone: string;
  /** The checkbox of all shown rows, and of one. */
  selectAll: ReactNode;
  select: (planned: PlannedRow) => ReactNode;
  onEdit: (rowId: string) => void;
  onReset: (rowId: string) => void;
};

/** Columns of "Planned rows". */
export function usePlanColumns({ zone, selectAll, select, onEdit, onReset }: PlanColumnsOptions) {
  const t = useTranslations('plan.table');
  return useMemo<LongColumn<PlannedRow>[]>(
    () => [
      { id: 'select', header: selectAll, width: '44px', phone: 'corner', cell: select },
      {
        id: 'instance',
        header: t('instance'),
        phone: 'lead',
        cell: ({ row }) => (
          <span className="flex min-w-0 flex-col">
            <span className="truncate">{row.instanceName || row.resourceId}</span>
            <span className="flex h-4 min-w-0 items-center gap-1.5">
              <CopyId id={row.resourceId} />
              <span title={`${row.regionName} (${row.regionId})`} className="truncate text-2xs text-dim">
                <RegionName regionId={row.regionId} regionName={row.regionName} />
              </span>
            </span>
          </span>
        ),
      },
      {
        id: 'when',
        header: t('when'),
        width: 'clamp(156px, 14vw, 190px)',
        phoneLabel: t('when'),
        cell: (planned) => <WhenCell planned={planned} zone={zone} onEdit={onEdit} onReset={onReset} />,
      },
      {
        id: 'due',
        header: t('due'),
        width: 'clamp(156px, 14vw, 190px)',
        phoneLabel: t('due'),
        cell: (planned) => <DueCell planned={planned} zone={zone} />,
      },
      {
        id: 'check',
        header: t('check'),
        width: 'clamp(164px, 14vw, 196px)',
        phoneLabel: t('check'),
        cell: (planned) => <CheckCell planned={planned} zone={zone} />,
      },
    ],
    [t, zone, selectAll, select, onEdit, onReset],
  );
}
