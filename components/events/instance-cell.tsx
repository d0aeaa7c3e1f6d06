'use client';

import { HardDrive } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { CopyId } from '@/components/ui/copy-id';
import { cn } from '@/lib/cn';
import type { EventRow } from '@/lib/schemas/events';

/** Says that the instance has a local disk: an icon here, the warning in words on hover and to screen readers. */
export function LocalDiskMark({ className }: { className?: string }) {
  const t = useTranslations('events');
  return (
    <span title={t('localDisk')} className={cn('inline-flex shrink-0 text-amber', className)}>
      <HardDrive aria-hidden className="size-[13px] stroke-[1.75]" />
      <span className="sr-only">{t('localDisk')}</span>
    </span>
  );
}

type InstanceCellProps = { row: EventRow; why: string | null; tabIndex: 0 | -1 };

/** Name over id. Where the column of reasons has no room, the reason takes the id's line. */
export function InstanceCell({ row, why, tabIndex }: InstanceCellProps) {
  const t = useTranslations('events');
  return (
    <div className="flex flex-col leading-4.5">
      <span className="flex items-center gap-1.5">
        {row.instanceName ? (
          <span className="truncate">{row.instanceName}</span>
        ) : (
          <span className="truncate text-dim italic">{t('noName')}</span>
        )}
        {row.localDisk ? <LocalDiskMark /> : null}
      </span>
      {why ? <span className="truncate text-dim text-xs lg:hidden">{why}</span> : null}
      <CopyId id={row.resourceId} tabIndex={tabIndex} className={cn('self-start', why && 'max-lg:hidden')} />
    </div>
  );
}
