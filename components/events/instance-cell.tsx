'use client';

import { useTranslations } from 'next-intl';
import { CopyId } from '@/components/ui/copy-id';
import { Mark } from '@/components/ui/mark';
import { cn } from '@/lib/cn';
import type { EventRow } from '@/lib/schemas/events';

/** Says that the instance has a local disk: an icon here, the warning in words on hover and to screen readers. */
export function LocalDiskMark() {
  return <Mark icon="hardDrive" label={useTranslations('events')('localDisk')} />;
}

type InstanceCellProps = { row: EventRow; why: string | null; tabIndex: 0 | -1 };

/** Name over id. Where the column of reasons has no room, the reason takes the id's line. */
export function InstanceCell({ row, why, tabIndex }: InstanceCellProps) {
  const name = row.instanceName || <NoName />;
  return (
    // Plain blocks: every flex box in a row is laid out twice.
    <>
      <div
        className={cn(
          row.localDisk ? 'flex items-center gap-1.5' : 'cut',
          !row.instanceName && 'text-dim italic',
        )}
      >
        {row.localDisk ? (
          <>
            <span className="cut min-w-0">{name}</span>
            <LocalDiskMark />
          </>
        ) : (
          name
        )}
      </div>
      {why ? <div className="cut text-dim text-xs lg:hidden">{why}</div> : null}
      <CopyId id={row.resourceId} tabIndex={tabIndex} className={cn('block', why && 'max-lg:hidden')} />
    </>
  );
}

function NoName() {
  return useTranslations('events')('noName');
}
