import { LockKeyhole } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import type { Role } from '@/lib/domain/permissions';
import { routes } from '@/lib/url/routes';

/** Instead of a page that the viewer's role may not see. */
export function NoPermission({ role }: { role: Role }) {
  const t = useTranslations('shell');
  return (
    <EmptyState
      icon={LockKeyhole}
      title={<h1>{t('noPermission.title')}</h1>}
      actions={
        <LinkButton href={routes.events()} variant="primary">
          {t('notFound.action')}
        </LinkButton>
      }
    >
      {t('noPermission.body', { role: t(`roles.${role}`) })}
    </EmptyState>
  );
}
