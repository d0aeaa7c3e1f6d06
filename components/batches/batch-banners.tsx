'use client';

import { CircleHelp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { batchParsers } from '@/lib/url/batches-params';

/** Rows of which nobody knows yet whether the cloud has their order. */
export function UnknownBanner({ count }: { count: number }) {
  const t = useTranslations('batches.unknown');
  const [, setFilter] = useQueryStates(batchParsers);
  return (
    <Alert
      tone="violet"
      icon={CircleHelp}
      role="status"
      title={t('title', { count })}
      className="rounded-none max-sm:flex-wrap"
      actions={
        <Button size="sm" onClick={() => void setFilter({ outcome: ['unknown'] })}>
          {t('show')}
        </Button>
      }
    >
      {t('text', { count })} <span className="block">{t('next')}</span>
    </Alert>
  );
}
