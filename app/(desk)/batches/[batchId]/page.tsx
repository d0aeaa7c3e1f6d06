import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { BatchScreen } from '@/app/(desk)/batches/[batchId]/batch-screen';
import { pageContext } from '@/app/(desk)/page-context';
import { DeskError } from '@/lib/domain/errors';
import { batchKey } from '@/lib/queries/batches';
import type { BatchDetail } from '@/lib/schemas/batches';
import { requireSession } from '@/lib/server/auth/session';
import { getBatch } from '@/lib/server/services/batches/get';
import type { ServiceContext } from '@/lib/server/services/context';
import { routes } from '@/lib/url/routes';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('batches');
  return { title: t('heading') };
}

export default async function BatchPage({ params }: PageProps<'/batches/[batchId]'>) {
  const { batchId } = await params;
  const session = await requireSession(routes.batch(batchId));
  const ctx = await pageContext(session);
  const batch = await readBatch(ctx, batchId);
  if (batch.state === 'draft') redirect(routes.newBatch(batchId));
  const client = new QueryClient();
  client.setQueryData(batchKey(batchId), batch);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <BatchScreen batchId={batchId} actor={{ id: session.user.id, role: session.user.role }} />
    </HydrationBoundary>
  );
}

async function readBatch(ctx: ServiceContext, batchId: string): Promise<BatchDetail> {
  try {
    return await getBatch(ctx, { batchId });
  } catch (error) {
    const isMissing = error instanceof DeskError && ['not_found', 'invalid_input'].includes(error.code);
    if (isMissing) notFound();
    throw error;
  }
}
