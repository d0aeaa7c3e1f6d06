'use client';

import { Lock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { PageHeader } from '@/components/shell/page-header';
import { EmptyState } from '@/components/ui/empty-state';
import type { Role } from '@/lib/domain/permissions';

/** The page for a role that may not read the audit trail. */
export function AuditForbidden({ role }: { role: Role }) {
  const t = useTranslations('audit');
  const roles = useTranslations('shell.roles');
  return (
    <>
      <PageHeader title={t('heading')} />
      <EmptyState icon={Lock} title={t('forbidden.title')}>
        {t('forbidden.text', { role: roles(role) })}
      </EmptyState>
    </>
  );
}
