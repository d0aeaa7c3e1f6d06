import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageContext } from '@/app/(desk)/page-context';
import { InstanceView } from '@/components/outcomes/instance-view';
import { instanceKey } from '@/lib/api-client/outcomes';
import { requireSession } from '@/lib/server/auth/session';
import { getInstanceStory } from '@/lib/server/services/outcomes/instance-story';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('outcomes.story');
  return { title: t('heading') };
}

export default async function InstancePage({ params }: PageProps<'/instances/[instanceId]'>) {
  const instanceId = unescaped((await params).instanceId);
  const session = await requireSession();
  const ctx = await pageContext(session);
  const client = new QueryClient();
  // One that is not known is asked for again by the browser, which says so.
  await client.prefetchQuery({
    queryKey: instanceKey(instanceId),
    queryFn: () => getInstanceStory(ctx, { instanceId }),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <InstanceView instanceId={instanceId} role={session.user.role} />
    </HydrationBoundary>
  );
}

/** Next gives a segment as it stands in the address. */
function unescaped(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
