import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { OidcButton } from '@/components/auth/oidc-button';
import { SignInSteps } from '@/components/auth/sign-in';
import { NoUsers, OidcProblemNotice } from '@/components/auth/sign-in-notices';
import { isOidcProblem } from '@/lib/schemas/sign-in';
import { getSession, getUnfinishedSession } from '@/lib/server/auth/session';
import { FIRST_USER_COMMAND, hasUsers } from '@/lib/server/services/users/read';
import { isPasswordSignInOn, signInProvider } from '@/lib/server/services/users/sign-in-ways';
import { isOwnPath, routes } from '@/lib/url/routes';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth');
  return { title: t('title') };
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next, problem } = await searchParams;
  const asked = typeof next === 'string' ? next : null;
  const returnPath = isOwnPath(asked) ? asked : routes.home();
  if (await getSession()) redirect(returnPath);
  if (await getUnfinishedSession()) redirect(routes.setUpSecondFactor(returnPath));
  const [t, anybody] = await Promise.all([getTranslations('auth'), hasUsers()]);
  const provider = signInProvider();
  const above = (
    <>
      {provider && isOidcProblem(problem) ? (
        <OidcProblemNotice problem={problem} label={provider.label} />
      ) : null}
      {anybody || provider ? null : <NoUsers command={FIRST_USER_COMMAND} />}
      {provider ? (
        <OidcButton label={provider.label} returnPath={returnPath} isOnlyWay={!isPasswordSignInOn()} />
      ) : null}
    </>
  );
  return (
    <div className="flex w-full max-w-[340px] flex-col gap-6">
      {isPasswordSignInOn() ? (
        <SignInSteps returnPath={returnPath}>{above}</SignInSteps>
      ) : (
        <>
          <div>
            <h1 className="font-semibold text-2xl">{t('title')}</h1>
            <p className="mt-1 text-dim">{t('subtitle')}</p>
          </div>
          {above}
        </>
      )}
    </div>
  );
}
