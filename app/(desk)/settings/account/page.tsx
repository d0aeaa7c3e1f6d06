import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageContext } from '@/app/(desk)/page-context';
import { AccountView } from '@/components/settings/account/account-view';
import { can } from '@/lib/domain/permissions';
import { requireSession } from '@/lib/server/auth/session';
import { readAccount } from '@/lib/server/services/account/read-account';
import { signInProvider } from '@/lib/server/services/users/sign-in-ways';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account');
  return { title: t('heading') };
}

export default async function AccountSettingsPage() {
  const session = await requireSession();
  const page = await readAccount(await pageContext(session));
  return (
    <AccountView
      {...page}
      canManageUsers={can(session.user.role, 'users.manage')}
      providerLabel={signInProvider()?.label ?? null}
    />
  );
}
