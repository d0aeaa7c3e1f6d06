import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { pageContext } from '@/app/(desk)/page-context';
import { BatchView } from '@/components/batch/batch-view';
import { tabTitle } from '@/components/batch/tab-title';
import { batchKey, batchRowsPage } from '@/lib/api-client/batches';
import { DeskError } from '@/lib/domain/errors';
import { requireSession } from '@/lib/server/auth/session';
import { listBatchRows } from '@/lib/server/services/batches/list-rows';
import { getBatchHead } from '@/lib/server/services/batches/read';
import { loadBatchParams, rowsFilterOf } from '@/lib/url/batches-params';
import { routes } from '@/lib/url/routes';

/** Before the page itself, which then follows what is open. */
export async function generateMetadata({ params }: PageProps<'/batches/[batchId]'>): Promise<Metadata> {
  const t = await getTranslations('batches');
  const { batchId } = await params;
  const ctx = await pageContext(await requireSession());
  const head = await getBatchHead(ctx, { batchId }).catch(() => null);
  if (!head || head.state === 'draft') return { title: t('heading') };
  return { title: tabTitle(head, t) };
}

export default async function BatchPage({ params, searchParams }: PageProps<'/batches/[batchId]'>) {
  const { batchId } = await params;
  const session = await requireSession();
  const ctx = await pageContext(session);
  const head = await orNotFound(getBatchHead(ctx, { batchId }));
  if (head.state === 'draft') redirect(routes.newBatch(batchId));
  const client = new QueryClient();
  client.setQueryData(batchKey(batchId), head);
  const filter = rowsFilterOf(await loadBatchParams(searchParams), head);
  const { phase: scores, outcome: outcomes, region: regionIds, ...rest } = filter;
  client.setQueryData(
    batchRowsPage(batchId, filter, 0).queryKey,
    await listBatchRows(ctx, { batchId, scores, outcomes, regionIds, ...rest }),
  );
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <BatchView batchId={batchId} actor={{ id: session.user.id, role: session.user.role }} />
    </HydrationBoundary>
  );
}

async function orNotFound<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    const isMissing = error instanceof DeskError && ['not_found', 'invalid_input'].includes(error.code);
    if (isMissing) notFound();
    throw error;
  }
}
