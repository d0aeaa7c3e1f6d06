import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { pageContext } from '@/app/(desk)/batches/page-context';
import { BatchView } from '@/components/batches/batch-view';
import { batchKey } from '@/lib/queries/batches';
import type { BatchDetail } from '@/lib/schemas/batches';
import { requireSession } from '@/lib/server/auth/session';
import { getBatch } from '@/lib/server/services/batches/get';
import { routes } from '@/lib/url/routes';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('batches');
  return { title: t('heading') };
}

export default async function BatchPage({ params }: PageProps<'/batches/[batchId]'>) {
  const { batchId } = await params;
  const session = await requireSession(routes.batch(batchId));
  const ctx = await pageContext(session);
  const client = new QueryClient();
  // A batch that cannot be read is asked for again by the browser, which says what is wrong.
  await client.prefetchQuery({ queryKey: batchKey(batchId), queryFn: () => getBatch(ctx, { batchId }) });
  const batch = client.getQueryData<BatchDetail>(batchKey(batchId));
  if (batch?.state === 'draft') redirect(routes.newBatch(batchId));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <BatchView batchId={batchId} actor={{ id: session.user.id, role: session.user.role }} />
    </HydrationBoundary>
  );
}
