'use client';

import { Inbox, Lock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { can, type Role } from '@/lib/domain/permissions';
import type { ApprovalTab } from '@/lib/schemas/approvals';
import { routes } from '@/lib/url/routes';

/** Why the tab is empty; to those who cannot approve, that this is why nothing will ever wait for them. */
export function InboxEmpty({ tab, role }: { tab: ApprovalTab; role: Role }) {
  const t = useTranslations('approvals.empty');
  const tRoles = useTranslations('shell.roles');
  if (tab === 'needs' && !can(role, 'batches.approve')) {
    return (
      <EmptyState
        icon={Lock}
        title={t('roleTitle')}
        actions={
          can(role, 'batches.plan') ? (
            <LinkButton href={routes.approvals({ tab: 'mine' })}>{t('goMine')}</LinkButton>
          ) : (
            <LinkButton href={routes.batches()}>{t('goBatches')}</LinkButton>
          )
        }
      >
        {t('role', { role: tRoles(role) })}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Inbox}
      title={t(`${tab}Title`)}
      actions={
        tab === 'mine' && can(role, 'batches.plan') ? (
          <LinkButton variant="primary" href={routes.events()}>
            {t('goEvents')}
          </LinkButton>
        ) : undefined
      }
    >
      {t(tab)}
    </EmptyState>
  );
}
