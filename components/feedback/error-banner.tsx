'use client';

import { CircleX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';

type ErrorBannerProps = {
  /** What failed, in words for the person who sees it. */
  title: ReactNode;
  children?: ReactNode;
  requestId?: string | null;
  onRetry?: () => void;
  className?: string;
};

/** Something on this page could not be loaded. What was loaded before stays visible under it. */
export function ErrorBanner({ title, children, requestId, onRetry, className }: ErrorBannerProps) {
  const t = useTranslations('common');
  return (
    <Alert
      tone="red"
      icon={CircleX}
      role="alert"
      title={title}
      className={className}
      actions={
        onRetry ? (
          <Button size="sm" onClick={onRetry}>
            {t('retry')}
          </Button>
        ) : undefined
      }
    >
      {children}
      {requestId ? (
        <span className="block font-mono text-2xs">{t('requestId', { id: requestId })}</span>
      ) : null}
    </Alert>
  );
}
