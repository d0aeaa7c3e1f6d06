import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { getTimeZone, getTranslations } from 'next-intl/server';
import { HomeScreen } from '@/app/(desk)/home/home-screen';
import { pageContext } from '@/app/(desk)/page-context';
import { NoPermission } from '@/components/shell/no-permission';
import { HOME_KEY } from '@/lib/api-client/desk';
import { can } from '@/lib/domain/permissions';
import { requireSession } from '@/lib/server/auth/session';
import { readHome } from '@/lib/server/services/home/read';
import { aside } from '@/lib/server/services/read-fairly';
import { dayStartMs } from '@/lib/time/wall';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('home');
  return { title: t('heading') };
}

export default async function HomePage() {
  const { user, ...session } = await requireSession();
  if (!can(user.role, 'batches.read')) return <NoPermission role={user.role} />;
  const ctx = await pageContext({ ...session, user });
  const zone = await getTimeZone();
  const client = new QueryClient();
  // What cannot be read is asked for again by the browser, which says what is wrong.
  await client.prefetchQuery({
    queryKey: HOME_KEY,
    queryFn: () => readHome(aside(ctx), { dayStartMs: dayStartMs(ctx.now(), zone) }),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <HomeScreen role={user.role} />
    </HydrationBoundary>
  );
}
