import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageContext } from '@/app/(desk)/page-context';
import { PolicyView } from '@/components/settings/policy/policy-view';
import { can } from '@/lib/domain/permissions';
import { requireSession } from '@/lib/server/auth/session';
import { getPolicy, listPolicyVersions } from '@/lib/server/services/policy/read';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('policy');
  return { title: t('heading') };
}

export default async function PolicyPage() {
  const session = await requireSession();
  const ctx = await pageContext(session);
  const [view, versions] = await Promise.all([getPolicy(ctx), listPolicyVersions(ctx)]);
  return (
    <PolicyView view={view} versions={versions} canManageUsers={can(session.user.role, 'users.manage')} />
  );
}
