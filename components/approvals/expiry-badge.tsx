'use client';

import { Clock } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useClock } from '@/components/time/use-clock';
import { Badge } from '@/components/ui/badge';
import { formatDuration } from '@/lib/time/format';

/** "expires in 1 h 50 min", ticking; nothing for a request that never expires. */
export function ExpiryBadge({ expiresAtMs }: { expiresAtMs: number | null }) {
  const t = useTranslations('approvals.review');
  const locale = useLocale();
  const left = useClock((nowMs) =>
    expiresAtMs === null || expiresAtMs <= nowMs ? null : formatDuration(expiresAtMs - nowMs, locale),
  );
  if (expiresAtMs === null) return null;
  return (
    <Badge tone={left === null ? 'red' : 'amber'} icon={Clock}>
      {left === null ? t('expired') : t('expiresIn', { left })}
    </Badge>
  );
}
