import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ApprovalsView } from '@/components/batch/inbox/approvals-view';
import { requireSession } from '@/lib/server/auth/session';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('approvals');
  return { title: t('heading') };
}

export default async function ApprovalsPage() {
  const { user } = await requireSession();
  return <ApprovalsView role={user.role} />;
}
