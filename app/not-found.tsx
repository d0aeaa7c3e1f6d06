import { MapPinOff } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { routes } from '@/lib/url/routes';

export default async function NotFound() {
  const t = await getTranslations('shell');
  return (
    <main>
      <EmptyState
        icon={MapPinOff}
        title={<h1>{t('notFound.title')}</h1>}
        actions={
          <LinkButton href={routes.events()} variant="primary">
            {t('notFound.action')}
          </LinkButton>
        }
      >
        {t('notFound.body')}
      </EmptyState>
    </main>
  );
}
