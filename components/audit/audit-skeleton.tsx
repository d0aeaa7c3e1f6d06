'use client';

import { useTranslations } from 'next-intl';
import { Skeleton } from '@/components/ui/skeleton';

const LINES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** The shape of the list while it is read. */
export function AuditSkeleton() {
  const t = useTranslations('common');
  return (
    <div role="status" aria-label={t('loading')} className="bg-panel pt-9">
      {LINES.map((line) => (
        <div key={line} className="flex h-10.5 items-center gap-8 border-line2 border-b px-5">
          <Skeleton className="w-12" />
          <Skeleton className="w-36" />
          <Skeleton className="w-24" />
          <Skeleton className="w-32 max-sm:hidden" />
          <Skeleton className="w-48 max-sm:hidden" />
        </div>
      ))}
    </div>
  );
}
