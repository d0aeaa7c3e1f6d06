'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { CodeForm } from '@/components/auth/code-form';
import { SignInForm } from '@/components/auth/sign-in-form';
import { routes } from '@/lib/url/routes';

type SignInStepsProps = {
  returnPath: string;
  /** What stands over the form of the first step. */
  children: ReactNode;
};

/** E-mail and password; then, for people with a second factor, its code. */
export function SignInSteps({ returnPath, children }: SignInStepsProps) {
  const t = useTranslations('auth');
  const [step, setStep] = useState<'password' | 'code'>('password');
  // Anew, with the session, and by its whole address: a path could be read as another host.
  const leave = () => window.location.assign(new URL(returnPath, window.location.origin).href);
  const isCode = step === 'code';
  return (
    <>
      <div>
        <h1 className="font-semibold text-2xl">{isCode ? t('codeTitle') : t('title')}</h1>
        <p className="mt-1 text-dim">{isCode ? t('codeSubtitle') : t('subtitle')}</p>
      </div>
      {isCode ? (
        <CodeForm onDone={leave} onBack={() => setStep('password')} />
      ) : (
        <>
          {children}
          <SignInForm signInPath={routes.authSignIn()} onDone={leave} onCodeNeeded={() => setStep('code')} />
        </>
      )}
    </>
  );
}
