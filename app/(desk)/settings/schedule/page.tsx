import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageContext } from '@/app/(desk)/page-context';
import { ScheduleView } from '@/components/settings/schedule/schedule-view';
import { can } from '@/lib/domain/permissions';
import { requireSession } from '@/lib/server/auth/session';
import { readSchedulePage } from '@/lib/server/services/schedule/read-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('schedule');
  return { title: t('heading') };
}

export default async function SchedulePage() {
  const session = await requireSession();
  const page = await readSchedulePage(await pageContext(session));
  return <ScheduleView page={page} canManageUsers={can(session.user.role, 'users.manage')} />;
}
