import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageContext } from '@/app/(desk)/page-context';
import { UsersView } from '@/components/settings/users/users-view';
import { NoPermission } from '@/components/shell/no-permission';
import { can } from '@/lib/domain/permissions';
import { requireSession } from '@/lib/server/auth/session';
import { publicAddress, readUsersPage } from '@/lib/server/services/users/read';
import { signInProvider } from '@/lib/server/services/users/sign-in-ways';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.users');
  return { title: t('heading') };
}

export default async function UsersPage() {
  const session = await requireSession();
  if (!can(session.user.role, 'users.manage')) return <NoPermission role={session.user.role} />;
  const page = await readUsersPage(await pageContext(session));
  return <UsersView {...page} providerLabel={signInProvider()?.label ?? null} baseUrl={publicAddress()} />;
}
