'use client';

import { CircleAlert } from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useSumWords } from '@/components/settings/services/words';
import type { LongColumn } from '@/components/table/long-table';
import { Badge } from '@/components/ui/badge';
import { shortenId } from '@/components/ui/copy-id';
import { useRegionLabel } from '@/lib/i18n/region-name';
import type { ServiceRow } from '@/lib/schemas/services';
import { routes } from '@/lib/url/routes';

/** Instances and regions that one cell names. */
const NAMED = 2;

/** Columns of the table of services. */
export function useServiceColumns(onOpen: (serviceId: string) => void): LongColumn<ServiceRow>[] {
  const t = useTranslations('services');
  const format = useFormatter();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('columns.name'),
        phone: 'lead',
        cell: ({ id, name, origin }) => (
          <span className="flex min-w-0 flex-wrap items-baseline gap-x-2 py-1">
            <Link
              href={routes.settingsServices(id)}
              prefetch={false}
              onClick={(event) => {
                event.preventDefault();
                onOpen(id);
              }}
              className="min-w-0 truncate font-medium text-accent hover:underline"
            >
              {name}
            </Link>
            <span className="text-dim text-xs">{t(origin)}</span>
          </span>
        ),
      },
      {
        id: 'members',
        header: t('columns.members'),
        width: '96px',
        phoneLabel: t('columns.members'),
        cell: ({ members, counted }) => (
          <span className="flex flex-col tabular-nums max-sm:items-end">
            {format.number(members)}
            {counted === members ? null : (
              <span className="text-dim text-xs">{t('counted', { counted })}</span>
            )}
          </span>
        ),
      },
      {
        id: 'regions',
        header: t('columns.regions'),
        width: '190px',
        phoneLabel: t('columns.regions'),
        from: 'lg',
        cell: ({ regions }) => <Regions regions={regions} />,
      },
      {
        id: 'budget',
        header: t('columns.budget'),
        width: '170px',
        phoneLabel: t('columns.budget'),
        cell: ({ budget }) => <BudgetCell budget={budget} />,
      },
      {
        id: 'down',
        header: t('columns.down'),
        width: '240px',
        phoneLabel: t('columns.down'),
        cell: (service) => <DownCell service={service} />,
      },
    ],
    [t, format, onOpen],
  );
}

function Regions({ regions }: Pick<ServiceRow, 'regions'>) {
  const t = useTranslations('services');
  const regionLabel = useRegionLabel();
  const names = regions.map(({ regionId, regionName }) => regionLabel(regionId, regionName) || t('noRegion'));
  return (
    <span className="block truncate" title={names.join(', ')}>
      {names.length > NAMED ? t('moreRegions', { count: names.length }) : names.join(', ')}
    </span>
  );
}

function BudgetCell({ budget }: Pick<ServiceRow, 'budget'>) {
  const t = useTranslations('services');
  const sumWords = useSumWords();
  return budget === null ? (
    <span className="text-dim">{t('noBudget')}</span>
  ) : (
    <span className="tabular-nums">{sumWords(budget)}</span>
  );
}

/** How many are down, of how many may be, and the first of them with their causes. */
function DownCell({ service: { down, downCount, budget } }: { service: ServiceRow }) {
  const t = useTranslations('services');
  if (downCount === 0) return <span className="text-dim">{t('noneDown')}</span>;
  const isFull = budget !== null && downCount >= budget.limit;
  return (
    <span className="flex min-w-0 flex-col gap-0.5 py-1 max-sm:items-end">
      <span>
        <Badge tone={isFull ? 'red' : 'amber'} icon={CircleAlert}>
          {budget === null
            ? t('downCount', { count: downCount })
            : t('downOf', { down: downCount, limit: budget.limit })}
        </Badge>
      </span>
      {down.slice(0, NAMED).map(({ instanceId, cause }) => (
        <span key={instanceId} className="truncate text-dim text-xs">
          <Link
            prefetch={false}
            href={routes.instance(instanceId)}
            title={instanceId}
            className="font-mono hover:text-text hover:underline"
          >
            {shortenId(instanceId)}
          </Link>{' '}
          {t(`causes.${cause}`)}
        </span>
      ))}
      {downCount > NAMED ? (
        <span className="text-dim text-xs">{t('moreDown', { count: downCount - NAMED })}</span>
      ) : null}
    </span>
  );
}
