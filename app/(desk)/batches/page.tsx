import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageContext } from '@/app/(desk)/page-context';
import { BatchesView } from '@/components/batch/batches-view';
import { batchesListKey, MY_DRAFTS_KEY } from '@/lib/api-client/batches';
import { can } from '@/lib/domain/permissions';
import { requireSession } from '@/lib/server/auth/session';
import { listBatches } from '@/lib/server/services/batches/list';
import { listMyDrafts } from '@/lib/server/services/batches/read-draft';
import { batchesFilterOf, loadBatchesParams, toBatchListInput } from '@/lib/url/batches-params';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('batches');
  return { title: t('heading') };
}

export default async function BatchesPage({ searchParams }: PageProps<'/batches'>) {
  const filter = batchesFilterOf(await loadBatchesParams(searchParams));
  const session = await requireSession();
  const ctx = await pageContext(session);
  const client = new QueryClient();
  const mayPlan = can(session.user.role, 'batches.retry');
  await Promise.all([
    mayPlan ? client.prefetchQuery({ queryKey: MY_DRAFTS_KEY, queryFn: () => listMyDrafts(ctx) }) : null,
    // A list that cannot be read is asked for again by the browser, which says what is wrong.
    client.prefetchInfiniteQuery({
      queryKey: batchesListKey(filter),
      queryFn: () => listBatches(ctx, toBatchListInput(filter)),
      initialPageParam: null,
    }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <BatchesView mayPlan={mayPlan} />
    </HydrationBoundary>
  );
}
