import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { pageContext } from '@/app/(desk)/page-context';
import { SignedOut } from '@/components/auth/signed-out';
import { StepUpProvider } from '@/components/form/step-up';
import { AppShell } from '@/components/shell/app-shell';
import { Providers } from '@/components/shell/providers';
import { isTheme, THEME_COOKIE } from '@/lib/i18n/locale';
import { requireSession } from '@/lib/server/auth/session';
import { buildId } from '@/lib/server/build-id';
import { whichCloud } from '@/lib/server/services/health/desk-status';
import { stepUpWay } from '@/lib/server/services/step-up/check-step-up';
import { isPasswordSignInOn, signInProvider } from '@/lib/server/services/users/sign-in-ways';
import { routes } from '@/lib/url/routes';

/** What stands around every signed-in page. It reads whom to greet; what a person may do is decided in the services. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const session = await requireSession();
  const { user } = session;
  const way = await stepUpWay(await pageContext(session), signInProvider()?.label ?? null);
  const t = await getTranslations('shell');
  const theme = (await cookies()).get(THEME_COOKIE)?.value;
  return (
    <Providers>
      <StepUpProvider userId={user.id} way={way}>
        <AppShell
          user={{ name: user.name, email: user.email, role: user.role, regions: user.regions }}
          roleName={t(`roles.${user.role}`)}
          theme={isTheme(theme) ? theme : 'system'}
          build={buildId()}
          cloud={whichCloud()}
          signOutPath={routes.authSignOut()}
          signedOut={
            <SignedOut
              user={{ id: user.id, email: user.email }}
              byPassword={isPasswordSignInOn()}
              provider={signInProvider()?.label ?? null}
            />
          }
        >
          {children}
        </AppShell>
      </StepUpProvider>
    </Providers>
  );
}
