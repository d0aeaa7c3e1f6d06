import { cookies } from 'next/headers';
import { AppShell } from '@/components/shell/app-shell';
import { Providers } from '@/components/shell/providers';
import { isTheme, THEME_COOKIE } from '@/lib/i18n/preferences';
import { nowMs } from '@/lib/time/clock';
import { Scratch } from './scratch';

export default async function Page({ searchParams }: { searchParams: Promise<{ v?: string }> }) {
  const theme = (await cookies()).get(THEME_COOKIE)?.value;
  const { v = 'grid' } = await searchParams;
  return (
    <Providers>
      <AppShell user={{ name: 'operator', email: 'o@example.com', role: 'operator' }} roleName="Operator" theme={isTheme(theme) ? theme : 'system'} counts={{ events: { count: 214 }, batches: { count: 3, tone: 'red' } }} signOutPath="/x">
        <Scratch view={v} startMs={Math.floor(nowMs() / 60000) * 60000} />
      </AppShell>
    </Providers>
  );
}
