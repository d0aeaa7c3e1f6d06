'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { RotationButton } from '@/components/shell/rotation-dialog';
import { type LongColumn, LongTable } from '@/components/table/long-table';
import { Instant } from '@/components/time/instant';
import { shortenId } from '@/components/ui/copy-id';
import type { Role } from '@/lib/domain/permissions';
import { RegionName } from '@/lib/i18n/region-name';
import type { RotationRow, ServicesPage } from '@/lib/schemas/services';
import { routes } from '@/lib/url/routes';

const rowId = ({ instanceId }: RotationRow) => instanceId;

type RotationSectionProps = { page: ServicesPage; role: Role; onChanged: () => void };

/** Instances that count in no budget, by whose word and until when. */
export function RotationSection({ page, role, onChanged }: RotationSectionProps) {
  const t = useTranslations('services.rotation');
  const columns = useColumns(role, onChanged);
  const hidden = page.rotationCount - page.rotation.length;
  return (
    <section aria-labelledby="rotation-heading" className="mt-6 mb-6 shrink-0">
      <h2 id="rotation-heading" className="px-5 font-semibold max-sm:px-4">
        {t('heading')}
      </h2>
      <p className="px-5 pb-2 text-dim text-sm max-sm:px-4">
        {t(page.rotation.length === 0 ? 'empty' : 'text')}
      </p>
      {page.rotation.length === 0 ? null : (
        <LongTable
          label={t('heading')}
          rows={page.rotation}
          columns={columns}
          getRowId={rowId}
          minWidth="0px"
        />
      )}
      {hidden > 0 ? (
        <p className="px-5 pt-2 text-dim text-sm max-sm:px-4">{t('more', { count: hidden })}</p>
      ) : null}
    </section>
  );
}

function useColumns(role: Role, onChanged: () => void): LongColumn<RotationRow>[] {
  const t = useTranslations('services.rotation');
  return useMemo(
    () => [
      {
        id: 'instance',
        header: t('instance'),
        width: '220px',
        phone: 'lead',
        cell: ({ instanceId, name, regionId, regionName }) => (
          <span className="flex min-w-0 flex-col py-1">
            <Link
              prefetch={false}
              href={routes.instance(instanceId)}
              className="truncate font-medium text-accent hover:underline"
            >
              {name || shortenId(instanceId)}
            </Link>
            <span className="truncate text-dim text-xs">
              <RegionName regionId={regionId} regionName={regionName} />
            </span>
          </span>
        ),
      },
      {
        id: 'reason',
        header: t('reason'),
        phoneLabel: t('reason'),
        cell: ({ reason }) => (
          <span className="line-clamp-2 break-words" title={reason}>
            {reason}
          </span>
        ),
      },
      {
        id: 'by',
        header: t('by'),
        width: '150px',
        phoneLabel: t('by'),
        from: 'lg',
        cell: ({ by }) => <span className="block truncate text-dim">{by}</span>,
      },
      {
        id: 'until',
        header: t('until'),
        width: '190px',
        phoneLabel: t('until'),
        cell: ({ untilMs }) => <Instant ms={untilMs} withZone />,
      },
      {
        id: 'back',
        header: <span className="sr-only">{t('back')}</span>,
        width: '150px',
        phoneLabel: '',
        cell: (row) => <RotationButton instance={row} role={role} look="row" isOut onChanged={onChanged} />,
      },
    ],
    [t, role, onChanged],
  );
}
