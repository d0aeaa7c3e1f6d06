'use client';

import { Siren } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useInstantWords } from '@/components/time/use-instant-words';
import { Alert } from '@/components/ui/alert';
import type { BreakGlassMark } from '@/lib/schemas/approvals';

/** Stands on the batch for ever: it was sent without approval, by whom and why. */
export function GlassMark({ mark }: { mark: BreakGlassMark }) {
  const t = useTranslations('approvals.glass');
  const write = useInstantWords();
  return (
    <Alert tone="red" icon={Siren} title={t('mark')}>
      {t('text', { name: mark.userName, time: write(mark.atMs) })} {t('reason', { reason: mark.reason })}{' '}
      <a
        href={mark.incidentUrl}
        target="_blank"
        rel="noreferrer noopener"
        className="font-medium underline [overflow-wrap:anywhere]"
      >
        {t('incident')}
      </a>
    </Alert>
  );
}
