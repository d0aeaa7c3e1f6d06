'use client';

import { useTranslations } from 'next-intl';
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

const TILES = [1, 2, 3, 4, 5, 6, 7];

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
      <SkeletonRows count={8} bars={['w-24', 'w-32', 'w-28', 'w-16']} />
    </div>
  );
}
