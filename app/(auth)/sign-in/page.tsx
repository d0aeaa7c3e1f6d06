import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { NoUsers } from '@/components/auth/no-users';
import { SignInForm } from '@/components/auth/sign-in-form';
import { getSession } from '@/lib/server/auth/session';
import { FIRST_USER_COMMAND, hasUsers } from '@/lib/server/services/users/has-users';
import { isOwnPath, routes } from '@/lib/url/routes';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth');
  return { title: t('title') };
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next } = await searchParams;
  const asked = typeof next === 'string' ? next : null;
  const returnPath = isOwnPath(asked) ? asked : routes.events();
  if (await getSession()) redirect(returnPath);
  const [t, anybody] = await Promise.all([getTranslations('auth'), hasUsers()]);
  return (
    <div className="flex w-full max-w-[340px] flex-col gap-6">
      <div>
        <h1 className="font-semibold text-2xl">{t('title')}</h1>
        <p className="mt-1 text-dim">{t('subtitle')}</p>
      </div>
      {anybody ? null : <NoUsers command={FIRST_USER_COMMAND} />}
      <SignInForm signInPath={routes.authSignIn()} returnPath={returnPath} />
    </div>
  );
}
