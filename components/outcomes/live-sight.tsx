'use client';

import { type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useInstantWords } from '@/components/time/use-clock';
import { Alert } from '@/components/ui/alert';
import { outcomesVersion } from '@/lib/api-client/outcomes';

/** How far the desk sees, polled; what lies under `key` is read again whenever a row or a batch has changed. */
export function useLiveSight(key: QueryKey) {
  const client = useQueryClient();
  const { data } = useQuery(outcomesVersion());
  const version = data?.version;
  // The store's version is outside of React: its change is the event on which the answers are stale.
  useEffect(() => {
    if (version !== undefined) void client.invalidateQueries({ queryKey: key });
  }, [client, version, key]);
  return data;
}

/** Says since when the cloud was not read, so that nothing is judged as late or stuck. */
export function BlindBanner({ sinceMs }: { sinceMs: number | null }) {
  const t = useTranslations('outcomes');
  const words = useInstantWords();
  if (sinceMs === null) return null;
  return (
    <Alert tone="amber" icon={EyeOff} role="status" className="rounded-none">
      {t('blind', { time: words(sinceMs) })}
    </Alert>
  );
}
