import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { BatchScreen } from '@/app/(desk)/batches/[batchId]/batch-screen';
import { pageContext } from '@/app/(desk)/page-context';
import { DeskError } from '@/lib/domain/errors';
import { MAX_DRAWN_ROWS } from '@/lib/domain/limits';
import { batchKey } from '@/lib/queries/batches';
import { requireSession } from '@/lib/server/auth/session';
import { getBatch } from '@/lib/server/services/batches/get';
import { lookUpBatch } from '@/lib/server/services/batches/look-up';
import { routes } from '@/lib/url/routes';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('batches');
  return { title: t('heading') };
}

export default async function BatchPage({ params }: PageProps<'/batches/[batchId]'>) {
  const { batchId } = await params;
  const session = await requireSession();
  const ctx = await pageContext(session);
  const { state, rowCount } = await orNotFound(lookUpBatch(ctx, { batchId }));
  if (state === 'draft') redirect(routes.newBatch(batchId));
  const client = new QueryClient();
  // The browser asks for a big one itself: to draw it here would keep everybody else waiting.
  if (rowCount <= MAX_DRAWN_ROWS) {
    client.setQueryData(batchKey(batchId), await orNotFound(getBatch(ctx, { batchId })));
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <BatchScreen batchId={batchId} actor={{ id: session.user.id, role: session.user.role }} />
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
