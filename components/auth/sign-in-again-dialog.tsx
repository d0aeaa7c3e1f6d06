'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { CodeForm } from '@/components/auth/code-form';
import { SignInForm } from '@/components/auth/sign-in-form';
import { Dialog } from '@/components/ui/dialog';
import { routes } from '@/lib/url/routes';

type SignInAgainDialogProps = {
  /** Who worked on this page. */
  email: string;
  byPassword: boolean;
  /** Another way than the password. */
  other: ReactNode;
  onDone: () => void;
  onClose: () => void;
};

/** Signs in over the page, and over a dialog that is open on it; both stay as they are. */
export function SignInAgainDialog({ email, byPassword, other, onDone, onClose }: SignInAgainDialogProps) {
  const t = useTranslations('auth.again');
  const [step, setStep] = useState<'password' | 'code'>('password');
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      closeOnOutside={false}
      size="sm"
      title={t('signIn')}
      description={t('text')}
    >
      <div className="flex flex-col gap-4">
        {byPassword && step === 'password' ? (
          <SignInForm
            signInPath={routes.authSignIn()}
            email={email}
            onDone={onDone}
            onCodeNeeded={() => setStep('code')}
          />
        ) : null}
        {byPassword && step === 'code' ? (
          <CodeForm onDone={onDone} onBack={() => setStep('password')} />
        ) : null}
        {other}
      </div>
    </Dialog>
  );
}
