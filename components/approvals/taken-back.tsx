'use client';

import { Pencil } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { PageHeader } from '@/components/shell/page-header';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import type { BatchHead } from '@/lib/schemas/batches';
import { routes } from '@/lib/url/routes';

/** The request became a draft again while it was open here. */
export function TakenBack({ batch }: { batch: BatchHead }) {
  const t = useTranslations('approvals');
  const isMine = batch.canDo.edit === null;
  return (
    <>
      <PageHeader
        parent={{ href: routes.approvals(), label: t('heading') }}
        title={batch.title === '' ? t('list.untitled') : batch.title}
      />
      <EmptyState
        icon={Pencil}
        title={t('state.draft.title')}
        actions={
          isMine ? (
            <LinkButton variant="primary" href={routes.newBatch(batch.id)}>
              {t('action.edit')}
            </LinkButton>
          ) : (
            <LinkButton href={routes.approvals()}>{t('review.back')}</LinkButton>
          )
        }
      >
        {t('state.draft.text')}
      </EmptyState>
    </>
  );
}
