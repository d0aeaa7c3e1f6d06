import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { PreferenceSwitches } from '@/components/auth/preference-switches';
import { Brand } from '@/components/shell/brand';
import { isTheme, THEME_COOKIE } from '@/lib/i18n/locale';

/** What stands around the pages for people who are not signed in. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get(THEME_COOKIE)?.value;
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between gap-3 px-4 py-3 sm:px-6">
        <Brand />
        <PreferenceSwitches initialTheme={isTheme(theme) ? theme : 'system'} />
      </header>
      <main className="flex flex-1 flex-col items-center px-4 pt-[12vh] pb-16">{children}</main>
    </div>
  );
}
