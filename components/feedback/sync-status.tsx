'use client';

import { CircleCheck, CircleX, Clock, TriangleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useClock } from '@/components/time/use-clock';
import { cn } from '@/lib/cn';
import { formatRelative } from '@/lib/time/format';

type SyncStatusProps = {
  /** When our copy was last read from the cloud (epoch ms); null before the first time. */
  syncedAtMs: number | null;
  /** Why the last attempt failed, in words; null while all is well. */
  error?: string | null;
  /** From this age the copy counts as stale (ms). */
  staleAfterMs?: number;
  className?: string;
};

const DEFAULT_STALE_AFTER_MS = 120_000;

/** "Synced 12 s ago", always visible; says so when the copy is old or the last reading failed. */
export function SyncStatus({
  syncedAtMs,
  error,
  staleAfterMs = DEFAULT_STALE_AFTER_MS,
  className,
}: SyncStatusProps) {
  const t = useTranslations('time');
  const locale = useLocale();
  const age = useClock((nowMs) =>
    // A browser clock behind the server's must not say "in 2 s".
    syncedAtMs === null ? null : formatRelative(Math.min(syncedAtMs, nowMs), nowMs, locale),
  );
  const stale = useClock((nowMs) => syncedAtMs !== null && nowMs - syncedAtMs > staleAfterMs);
  const [Icon, tone] = error
    ? ([CircleX, 'text-red'] as const)
    : syncedAtMs === null
      ? ([Clock, 'text-faint'] as const)
      : stale
        ? ([TriangleAlert, 'text-amber'] as const)
        : ([CircleCheck, 'text-green'] as const);
  const words = age === null ? t('neverSynced') : t('synced', { age });
  return (
    <span className={cn('inline-flex min-w-0 items-center gap-1.5 text-dim text-sm', className)}>
      <Icon aria-hidden className={cn('size-[13px] shrink-0 stroke-[1.75]', tone)} />
      <span className="truncate" title={error ?? undefined}>
        {error ? `${t('syncFailed', { error })} · ${words}` : stale ? `${t('stale')} · ${words}` : words}
      </span>
    </span>
  );
}
