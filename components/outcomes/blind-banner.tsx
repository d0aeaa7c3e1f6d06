'use client';

import { EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useInstantWords } from '@/components/time/use-instant-words';
import { Alert } from '@/components/ui/alert';

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
