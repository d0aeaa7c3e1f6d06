'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { SetUpFields } from '@/components/settings/account/set-up-fields';
import { useSetUp } from '@/components/settings/account/use-set-up';
import { signOut } from '@/components/shell/sign-out';
import { Button } from '@/components/ui/button';
import { routes } from '@/lib/url/routes';

/** The same for people who must set it up before anything else works; then on to where they wanted. */
export function SetUpPage({ returnPath }: { returnPath: string }) {
  const t = useTranslations('account.factor');
  const tAuth = useTranslations('auth.setUp');
  const formId = useId();
  const setUp = useSetUp();
  const isDone = setUp.step.kind === 'codes';
  return (
    <div className="flex flex-col gap-5">
      <SetUpFields setUp={setUp} formId={formId} />
      {isDone ? (
        <Button variant="primary" className="h-9" onClick={() => window.location.assign(returnPath)}>
          {t('done')}
        </Button>
      ) : (
        <>
          <Button variant="primary" className="h-9" type="submit" form={formId} loading={setUp.running}>
            {setUp.step.kind === 'password' ? t('next') : t('confirm')}
          </Button>
          <Button variant="ghost" onClick={() => void signOut(routes.authSignOut())}>
            {tAuth('signOut')}
          </Button>
        </>
      )}
    </div>
  );
}
