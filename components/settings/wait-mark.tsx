'use client';

import { Hourglass } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Instant } from '@/components/time/instant';

/** That a right does not count yet, and from when it does (epoch ms). Nothing when it does. Large enough to be touched on phones. */
export function WaitMark({ fromMs }: { fromMs: number | null }) {
  const t = useTranslations('settings.users');
  if (fromMs === null) return null;
  return (
    <span className="flex flex-wrap items-center gap-x-1 text-amber text-xs max-sm:justify-end">
      <Hourglass aria-hidden className="size-3 shrink-0 stroke-[1.75]" />
      {t('countsFrom')} <Instant ms={fromMs} withZone className="max-sm:min-h-6" />
    </span>
  );
}
