'use client';

import { CircleX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

/** A page that broke. The text of the exception is never shown; `digest` finds it in the server's log. */
export function ErrorView({ digest, onRetry }: { digest?: string; onRetry: () => void }) {
  const t = useTranslations('shell');
  return (
    <div role="alert">
      <EmptyState
        icon={CircleX}
        title={t('error.title')}
        actions={
          <Button variant="primary" onClick={onRetry}>
            {t('error.retry')}
          </Button>
        }
      >
        {t('error.body')}
        {digest ? (
          <span className="mt-1 block font-mono text-2xs">{t('error.digest', { digest })}</span>
        ) : null}
      </EmptyState>
    </div>
  );
}
