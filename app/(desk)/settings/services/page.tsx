import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageContext } from '@/app/(desk)/page-context';
import { ServicesView } from '@/components/settings/services/services-view';
import { NoPermission } from '@/components/shell/no-permission';
import { servicesListKey } from '@/lib/api-client/services';
import { can } from '@/lib/domain/permissions';
import { requireSession } from '@/lib/server/auth/session';
import { readServiceOptions, readServicesPage } from '@/lib/server/services/schedule/read-services';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('services');
  return { title: t('heading') };
}

export default async function ServicesPage() {
  const session = await requireSession();
  const { role } = session.user;
  if (!can(role, 'schedule.read')) return <NoPermission role={role} />;
  const ctx = await pageContext(session);
  const client = new QueryClient();
  await client.prefetchQuery({ queryKey: servicesListKey, queryFn: () => readServicesPage(ctx) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ServicesView
        role={role}
        options={can(role, 'schedule.manage') ? await readServiceOptions(ctx) : null}
        canManageUsers={can(role, 'users.manage')}
      />
    </HydrationBoundary>
  );
}
