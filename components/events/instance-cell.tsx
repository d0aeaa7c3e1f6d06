'use client';

import { useTranslations } from 'next-intl';
import { CopyId } from '@/components/ui/copy-id';
import { Glyph } from '@/components/ui/glyph';
import { cn } from '@/lib/cn';
import type { EventRow } from '@/lib/schemas/events';

/** Says that the instance has a local disk: an icon here, the warning in words on hover and to screen readers. */
export function LocalDiskMark({ className }: { className?: string }) {
  const t = useTranslations('events');
  return (
    <span title={t('localDisk')} className={cn('inline-flex shrink-0 text-amber', className)}>
      <Glyph name="hardDrive" />
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
          <span className="cut min-w-0">{row.instanceName}</span>
        ) : (
          <span className="cut min-w-0 text-dim italic">{t('noName')}</span>
        )}
        {row.localDisk ? <LocalDiskMark /> : null}
      </span>
      {why ? <span className="cut text-dim text-xs lg:hidden">{why}</span> : null}
      <CopyId id={row.resourceId} tabIndex={tabIndex} className={cn('self-start', why && 'max-lg:hidden')} />
    </div>
  );
}
