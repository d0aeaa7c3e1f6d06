'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ExternalLink, LogOut } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { CodeForm, SignInForm } from '@/components/auth/sign-in';
import { sessionEnded } from '@/components/feedback/session-ended';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DESK_KEY, deskQuery } from '@/lib/api-client/desk';
import { routes } from '@/lib/url/routes';

type SignedOutProps = {
  user: { id: string; email: string };
  /** Signing in by password is possible; else only by the identity provider. */
  byPassword: boolean;
  /** What people call the identity provider; null: there is none. */
  provider: string | null;
};

/**
 * Over every page, once its session has ended: says so and lets the same person sign in again without leaving the page,
 * so that nothing typed is lost. Goes away when there is a session again, also one of another tab.
 */
export function SignedOut({ user, byPassword, provider }: SignedOutProps) {
  const t = useTranslations('auth.again');
  const { ended, asked } = useSyncExternalStore(
    sessionEnded.subscribe,
    sessionEnded.get,
    sessionEnded.getOnServer,
  );
  const [isOpen, setOpen] = useState(false);
  const client = useQueryClient();
  useReturn(user.id);

  // The banner lies under an open dialog, where a form was just refused: there the way back opens over it.
  useEffect(() => {
    if (asked > 0 && document.querySelector('[role=dialog], [role=alertdialog]')) setOpen(true);
  }, [asked]);

  // Signed in again: the next end of a session begins with a closed dialog.
  if (!ended && isOpen) setOpen(false);
  if (!ended) return null;
  return (
    <>
      <Alert
        tone="amber"
        icon={LogOut}
        role="alert"
        title={t('title')}
        className="shrink-0 rounded-none"
        actions={
          byPassword ? (
            <Button size="sm" variant="primary" onClick={() => setOpen(true)}>
              {t('signIn')}
            </Button>
          ) : (
            <SignInInNewTab label={t('signIn')} />
          )
        }
      >
        {t('text')}
      </Alert>
      {isOpen ? (
        <SignInAgainDialog
          email={user.email}
          byPassword={byPassword}
          other={provider ? <SignInInNewTab label={t('withProvider', { label: provider })} /> : null}
          onDone={() => void client.refetchQueries({ queryKey: DESK_KEY })}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

/** Looks whether there is a session again, and whose: another person must not go on with this one's page. */
function useReturn(userId: string): void {
  const client = useQueryClient();
  const router = useRouter();
  const { data: status, isError } = useQuery(deskQuery());
  const signedInAs = isError ? null : (status?.userId ?? null);
  const { ended } = useSyncExternalStore(sessionEnded.subscribe, sessionEnded.get, sessionEnded.getOnServer);
  // Asked at once: the last answer may be older than the end of the session.
  useEffect(() => {
    if (ended) void client.resetQueries({ queryKey: DESK_KEY });
  }, [ended, client]);
  useEffect(() => {
    if (signedInAs === null) return;
    if (signedInAs !== userId) window.location.reload();
    else if (sessionEnded.get().ended) {
      sessionEnded.regained();
      router.refresh();
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== DESK_KEY[0] });
    }
  }, [signedInAs, userId, router, client]);
}

/** The identity provider has pages of its own; in another tab they leave this one as it is. */
function SignInInNewTab({ label }: { label: string }) {
  return (
    <a
      href={routes.signIn(routes.settingsAccount())}
      target="_blank"
      rel="noopener"
      className="inline-flex items-center gap-1.5 font-medium text-accent hover:underline"
    >
      {label}
      <ExternalLink aria-hidden className="size-[14px] stroke-[1.75]" />
    </a>
  );
}

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
function SignInAgainDialog({ email, byPassword, other, onDone, onClose }: SignInAgainDialogProps) {
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
