import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageContext } from '@/app/(desk)/page-context';
import { NotificationsView } from '@/components/settings/notifications/notifications-view';
import { NoPermission } from '@/components/shell/no-permission';
import { can } from '@/lib/domain/permissions';
import { requireSession } from '@/lib/server/auth/session';
import { readChannelsPage } from '@/lib/server/services/channels/read-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notifications');
  return { title: t('heading') };
}

export default async function NotificationsPage() {
  const session = await requireSession();
  if (!can(session.user.role, 'channels.manage')) return <NoPermission role={session.user.role} />;
  return <NotificationsView page={await readChannelsPage(await pageContext(session))} />;
}
