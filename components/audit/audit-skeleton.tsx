'use client';

import { useTranslations } from 'next-intl';
import { SkeletonRows } from '@/components/ui/skeleton';

/** The shape of the list while it is read. */
export function AuditSkeleton() {
  const t = useTranslations('common');
  return (
    <div role="status" aria-label={t('loading')} className="bg-panel pt-9">
      <SkeletonRows count={10} bars={['w-12', 'w-36', 'w-24', 'w-32 max-sm:hidden', 'w-48 max-sm:hidden']} />
    </div>
  );
}
