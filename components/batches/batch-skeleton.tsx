'use client';

import { useTranslations } from 'next-intl';
import { Skeleton } from '@/components/ui/skeleton';

const TILES = [1, 2, 3, 4, 5, 6, 7];
const LINES = [1, 2, 3, 4, 5, 6, 7, 8];

/** The shape of a batch while it is read. */
export function BatchSkeleton() {
  const t = useTranslations('batches.page');
  return (
    <div role="status" aria-label={t('loading')}>
      <div className="flex h-13 items-center border-line border-b px-5">
        <Skeleton className="h-4 w-64" />
      </div>
      <div className="flex h-14 flex-col justify-center gap-2.5 border-line border-b px-5">
        <Skeleton className="h-1.5 w-full" />
        <Skeleton className="w-40" />
      </div>
      <div className="grid grid-cols-7 max-lg:grid-cols-4 max-sm:grid-cols-2">
        {TILES.map((tile) => (
          <div key={tile} className="flex h-17 flex-col justify-center gap-2.5 px-5">
            <Skeleton className="h-4 w-6" />
            <Skeleton className="w-16" />
          </div>
        ))}
      </div>
      <div className="h-21 border-line border-y" />
      {LINES.map((line) => (
        <div key={line} className="flex h-10.5 items-center gap-8 border-line2 border-b px-5">
          <Skeleton className="w-24" />
          <Skeleton className="w-32" />
          <Skeleton className="w-28" />
          <Skeleton className="w-16" />
        </div>
      ))}
    </div>
  );
}
