import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageContext } from '@/app/(desk)/page-context';
import { AuditForbidden, AuditView } from '@/components/audit/audit-view';
import { auditListKey } from '@/lib/api-client/audit';
import { can } from '@/lib/domain/permissions';
import { requireSession } from '@/lib/server/auth/session';
import { listAudit } from '@/lib/server/services/audit/read';
import { loadAuditParams, toAuditFilter, toAuditQuery } from '@/lib/url/audit-params';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit');
  return { title: t('heading') };
}

export default async function AuditPage({ searchParams }: PageProps<'/audit'>) {
  const params = await loadAuditParams(searchParams);
  const session = await requireSession();
  if (!can(session.user.role, 'audit.read')) return <AuditForbidden role={session.user.role} />;
  const ctx = await pageContext(session);
  const query = toAuditQuery(params);
  const client = new QueryClient();
  // A list that cannot be read is asked for again by the browser, which says what is wrong.
  await client.prefetchInfiniteQuery({
    queryKey: auditListKey(query),
    queryFn: () => listAudit(ctx, toAuditFilter(query)),
    initialPageParam: null,
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AuditView role={session.user.role} />
    </HydrationBoundary>
  );
}
