import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SetUpPage } from '@/components/settings/account/set-up';
import { getSession, getUnfinishedSession } from '@/lib/server/auth/session';
import { isOwnPath, routes } from '@/lib/url/routes';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.setUp');
  return { title: t('title') };
}

/** For people with a password on a desk that asks for a second factor, before they have one (SECOND_FACTOR=required). */
export default async function SecondFactorPage({ searchParams }: PageProps<'/sign-in/second-factor'>) {
  const { next } = await searchParams;
  const asked = typeof next === 'string' ? next : null;
  const returnPath = isOwnPath(asked) ? asked : routes.home();
  if (await getSession()) redirect(returnPath);
  if (!(await getUnfinishedSession())) redirect(routes.signIn(returnPath));
  const t = await getTranslations('auth.setUp');
  return (
    <div className="flex w-full max-w-[400px] flex-col gap-6">
      <div>
        <h1 className="font-semibold text-2xl">{t('title')}</h1>
        <p className="mt-1 text-dim">{t('subtitle')}</p>
      </div>
      <SetUpPage returnPath={returnPath} />
    </div>
  );
}
