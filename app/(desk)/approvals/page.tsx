import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ApprovalsView } from '@/components/approvals/approvals-view';
import { requireSession } from '@/lib/server/auth/session';
import { loadApprovalsParams } from '@/lib/url/approvals-params';
import { routes } from '@/lib/url/routes';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('approvals');
  return { title: t('heading') };
}

export default async function ApprovalsPage({ searchParams }: PageProps<'/approvals'>) {
  const { tab } = await loadApprovalsParams(searchParams);
  const { user } = await requireSession(routes.approvals({ tab }));
  return <ApprovalsView role={user.role} />;
}
