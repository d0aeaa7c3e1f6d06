import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { getTimeZone, getTranslations } from 'next-intl/server';
import { pageContext } from '@/app/(desk)/page-context';
import { OutcomesView } from '@/components/outcomes/outcomes-view';
import { outcomesListKey } from '@/lib/api-client/outcomes';
import { requireSession } from '@/lib/server/auth/session';
import { listOutcomes } from '@/lib/server/services/outcomes/list';
import { aside } from '@/lib/server/services/read-fairly';
import { dayStartMs } from '@/lib/time/wall';
import { loadOutcomesParams, outcomesFilterOf, toOutcomesInput } from '@/lib/url/outcomes-params';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('outcomes');
  return { title: t('heading') };
}

export default async function OutcomesPage({ searchParams }: PageProps<'/outcomes'>) {
  const filter = outcomesFilterOf(await loadOutcomesParams(searchParams));
  const session = await requireSession();
  const ctx = await pageContext(session);
  const zone = await getTimeZone();
  const client = new QueryClient();
  // A list that cannot be read is asked for again by the browser, which says what is wrong.
  await client.prefetchInfiniteQuery({
    queryKey: outcomesListKey(filter),
    queryFn: () =>
      listOutcomes(aside(ctx), { ...toOutcomesInput(filter), dayStartMs: dayStartMs(ctx.now(), zone) }),
    initialPageParam: null,
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <OutcomesView role={session.user.role} />
    </HydrationBoundary>
  );
}
