'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useForm } from 'react-hook-form';
import { Field, FormError } from '@/components/form/field';
import { CodeField, PasswordInput } from '@/components/form/secret-fields';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import {
  type CodeInput,
  codeInput,
  isFieldMessage,
  type SignInInput,
  signInInput,
} from '@/lib/schemas/sign-in';
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

type SignInFormProps = {
  signInPath: string;
  /** Known already: who signs in again. */
  email?: string;
  onDone: () => void;
  /** The password was right, and the code is asked for. */
  onCodeNeeded: () => void;
};

/** E-mail and password. On success there is a session, and `onDone` says what follows. */
export function SignInForm({ signInPath, email = '', onDone, onCodeNeeded }: SignInFormProps) {
  const t = useTranslations('auth');
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const { register, handleSubmit, formState, resetField, setFocus } = useForm<SignInInput>({
    resolver: zodResolver(signInInput),
    defaultValues: { email, password: '' },
  });
  const done = outcome?.kind === 'ok';

  const submit = handleSubmit(async (input) => {
    setOutcome(null);
    const next = await postSignIn(signInPath, input);
    setOutcome(next);
    if (next.kind === 'ok') {
      onDone();
    } else if (next.kind === 'code_needed') {
      onCodeNeeded();
    } else if (next.kind === 'credentials') {
      resetField('password');
      setFocus('password');
    }
  });

  const sentence = (message: string | undefined) =>
    message && isFieldMessage(message) ? t(`fields.${message}`) : undefined;

  // `method="post"` so that a press before the script has loaded never puts the password into the address.
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <Field label={t('email')} error={sentence(formState.errors.email?.message)} required>
        {(control) => (
          <Input
            {...control}
            {...register('email')}
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus={email === ''}
            className="h-9"
          />
        )}
      </Field>
      <Field label={t('password')} error={sentence(formState.errors.password?.message)} required>
        {(control) => (
          <PasswordInput
            {...control}
            {...register('password')}
            autoComplete="current-password"
            autoFocus={email !== ''}
          />
        )}
      </Field>
      <FormError>{useSignInFailure(outcome)}</FormError>
      <Button type="submit" variant="primary" className="h-9" loading={formState.isSubmitting || done}>
        {t('submit')}
      </Button>
    </form>
  );
}

type CodeFormProps = { onDone: () => void; onBack: () => void };

/** The code of the second factor, after the password. On success there is a session. */
export function CodeForm({ onDone, onBack }: CodeFormProps) {
  const t = useTranslations('auth');
  const [code, setCode] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const [running, setRunning] = useState(false);
  const [outcome, setOutcome] = useState<CodeOutcome | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setOutcome(null);
    const input = codeInput.safeParse({ code });
    setEmpty(!input.success);
    if (!input.success) return;
    setRunning(true);
    const next = await postCode(routes.authSignInCode(), input.data);
    setOutcome(next);
    if (next.kind === 'ok') {
      onDone();
      return;
    }
    setRunning(false);
    setCode('');
  }

  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <CodeField
        label={t('code')}
        hint={t('codeHint')}
        error={isEmpty ? t('fields.codeNeeded') : undefined}
        value={code}
        onValueChange={setCode}
        autoFocus
      />
      <FormError>{useSignInFailure(outcome)}</FormError>
      <Button type="submit" variant="primary" className="h-9" loading={running}>
        {t('codeSubmit')}
      </Button>
      <Button variant="ghost" onClick={onBack}>
        {t('codeBack')}
      </Button>
    </form>
  );
}

/** What went wrong with a password or a code, in words; null while nothing did. */
function useSignInFailure(outcome: SignInOutcome | CodeOutcome | null): string | null {
  const t = useTranslations('auth.failed');
  if (outcome === null || outcome.kind === 'ok' || outcome.kind === 'code_needed') return null;
  if (outcome.kind === 'rate_limited') return t('rateLimited', { seconds: outcome.retryAfterS });
  if (outcome.kind === 'busy') return t('busy', { seconds: outcome.retryAfterS });
  return t(outcome.kind);
}

type SignInOutcome =
  | { kind: 'ok' }
  /** The password was right, and the code of the second factor is asked for. */
  | { kind: 'code_needed' }
  | { kind: 'busy'; retryAfterS: number }
  | { kind: 'credentials' }
  | { kind: 'rate_limited'; retryAfterS: number }
  | { kind: 'unreachable' }
  | { kind: 'server' };

const UNAUTHORISED = 401;
const TOO_MANY = 429;
const UNAVAILABLE = 503;
const DEFAULT_RETRY_S = 60;

/** Asks the server for a session. Never throws; what went wrong is in `kind`. */
async function postSignIn(path: string, input: SignInInput): Promise<SignInOutcome> {
  const answered = await post(path, input);
  if (!(answered instanceof Response)) return answered;
  if (answered.ok) return { kind: (await isCodeNeeded(answered)) ? 'code_needed' : 'ok' };
  return answered.status === UNAUTHORISED ? { kind: 'credentials' } : refusal(answered);
}

type CodeOutcome =
  | Exclude<SignInOutcome, { kind: 'code_needed' | 'credentials' }>
  | { kind: 'code' | 'stepOver' };

/** The same with the code of the second factor. */
async function postCode(path: string, input: CodeInput): Promise<CodeOutcome> {
  const answered = await post(path, input);
  if (!(answered instanceof Response)) return answered;
  if (answered.ok) return { kind: 'ok' };
  if (answered.status !== UNAUTHORISED) return refusal(answered);
  return { kind: (await reasonOf(answered)) === 'step_over' ? 'stepOver' : 'code' };
}

async function post(path: string, input: unknown): Promise<Response | { kind: 'unreachable' }> {
  try {
    const headers = { 'content-type': 'application/json' };
    return await fetch(path, { method: 'POST', headers, body: JSON.stringify(input) });
  } catch {
    // fetch rejects only when no answer came.
    return { kind: 'unreachable' };
  }
}

function refusal(response: Response) {
  const retryAfter = Number(response.headers.get('retry-after'));
  const retryAfterS = retryAfter || DEFAULT_RETRY_S;
  if (response.status === TOO_MANY) return { kind: 'rate_limited', retryAfterS } as const;
  // Without the header it is the store that is away, not too many who sign in.
  if (response.status === UNAVAILABLE && retryAfter > 0) return { kind: 'busy', retryAfterS } as const;
  return { kind: 'server' } as const;
}

/** An answer that cannot be read names nothing. */
async function isCodeNeeded(response: Response): Promise<boolean> {
  const body: { codeNeeded?: boolean } = await response.json().catch(() => ({}));
  return body.codeNeeded === true;
}

async function reasonOf(response: Response): Promise<string | null> {
  const body: { problem?: { reason?: string } } = await response.json().catch(() => ({}));
  return body.problem?.reason ?? null;
}
