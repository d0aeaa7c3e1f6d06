'use client';

import { SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { PageHeader } from '@/components/shell/page-header';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { routes } from '@/lib/url/routes';

/** No batch has this id, or it is somebody else's draft. */
export function MissingBatch() {
  const t = useTranslations('batches');
  return (
    <>
      <PageHeader parent={{ href: routes.batches(), label: t('heading') }} title={t('page.missingTitle')} />
      <EmptyState
        icon={SearchX}
        title={t('page.missingTitle')}
        actions={<LinkButton href={routes.batches()}>{t('page.goBatches')}</LinkButton>}
      >
        {t('page.missing')}
      </EmptyState>
    </>
  );
}
