'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { noAnswer } from '@/components/feedback/desk-updated';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Field, FormError } from '@/components/form/field';
import { CodeField, PasswordInput } from '@/components/form/secret-fields';
import { signOut } from '@/components/shell/user-commands';
import { Button } from '@/components/ui/button';
import { copyText } from '@/components/ui/copy-id';
import { Input } from '@/components/ui/input';
import { beginSecondFactor, confirmSecondFactor } from '@/lib/actions/account';
import type { SecondFactorSetUp } from '@/lib/schemas/account';
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

/** What the step asks for or shows; the buttons stand where the step is shown. */
export function SetUpFields({ setUp, formId }: { setUp: SetUp; formId: string }) {
  const t = useTranslations('account.factor');
  const tCommon = useTranslations('common');
  const { step, failure } = setUp;
  if (step.kind === 'codes') return <RecoveryCodes codes={step.recoveryCodes} />;
  return (
    <form
      id={formId}
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void setUp.go();
      }}
      className="flex flex-col gap-4"
    >
      {step.kind === 'password' ? (
        <>
          <p>{t('stepPassword')}</p>
          <Field label={tCommon('password')} hint={t('passwordHint')} required>
            {(control) => (
              <PasswordInput
                {...control}
                autoComplete="current-password"
                value={setUp.password}
                onChange={(event) => setUp.setPassword(event.currentTarget.value)}
              />
            )}
          </Field>
        </>
      ) : (
        <>
          <AppFields app={step.app} />
          <CodeField
            label={t('code')}
            hint={t('codeHint')}
            value={setUp.code}
            onValueChange={setUp.setCode}
          />
        </>
      )}
      <FormError title={t('failed')}>{failure}</FormError>
    </form>
  );
}

/** The secret as a picture and as text. */
function AppFields({ app }: { app: SecondFactorSetUp }) {
  const t = useTranslations('account.factor');
  const { size, path } = app.qr;
  return (
    <>
      <p>{t('stepScan')}</p>
      {/* Dark on light in every theme: scanners expect it. */}
      <svg
        role="img"
        aria-label={t('qr')}
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
        className="size-48 self-center rounded-md bg-white text-black"
      >
        <path d={path} fill="currentColor" />
      </svg>
      <Field label={t('key')} hint={t('orType')}>
        {(control) => (
          <Input
            {...control}
            readOnly
            value={app.secret.replace(/(.{4})(?=.)/g, '$1 ')}
            onFocus={(event) => event.currentTarget.select()}
            className="font-mono text-xs"
          />
        )}
      </Field>
    </>
  );
}

/** The recovery codes, the only time that they can be seen. */
function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useTranslations('account.factor');
  const [copied, setCopied] = useState<'yes' | 'failed' | null>(null);

  async function copy() {
    const done = await copyText(codes.join('\n'));
    setCopied(done ? 'yes' : 'failed');
  }

  return (
    <div className="flex flex-col gap-3">
      <p>{t('codesText')}</p>
      <ul
        aria-label={t('codes')}
        className="grid select-text grid-cols-1 gap-x-6 gap-y-1 rounded-md bg-line2 px-3 py-2.5 font-mono text-xs sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code} className="whitespace-nowrap">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={copy}>
          {copied === 'yes' ? <Check aria-hidden /> : <Copy aria-hidden />}
          {copied === 'yes' ? t('copied') : t('copy')}
        </Button>
        <p role="status" className="text-dim text-sm">
          {copied === 'failed' ? t('copyFailed') : ''}
        </p>
      </div>
    </div>
  );
}

/** Where the set-up of a second factor stands: the password, the app and its first code, the recovery codes. */
export type SetUpStep =
  | { kind: 'password' }
  | { kind: 'scan'; app: SecondFactorSetUp }
  | { kind: 'codes'; recoveryCodes: string[] };

/** The three steps of the set-up. What was shown is gone when the screen is. */
export function useSetUp() {
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const [step, setStep] = useState<SetUpStep>({ kind: 'password' });
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [running, setRunning] = useState(false);

  async function go() {
    setFailure(null);
    setRunning(true);
    const problem = step.kind === 'password' ? await begin() : await confirm();
    setRunning(false);
    if (problem !== 'none') setFailure(problemText(problem, tCommon('noAnswer')));
  }

  async function begin() {
    const result = await beginSecondFactor({ stepUp: { password } }).catch(noAnswer);
    setPassword('');
    if (!result?.ok) return result?.problem ?? null;
    setStep({ kind: 'scan', app: result.data });
    return 'none' as const;
  }

  async function confirm() {
    const result = await confirmSecondFactor({ code }).catch(noAnswer);
    setCode('');
    if (!result?.ok) return result?.problem ?? null;
    setStep({ kind: 'codes', recoveryCodes: result.data.recoveryCodes });
    return 'none' as const;
  }

  return { step, password, setPassword, code, setCode, failure, running, go };
}

type SetUp = ReturnType<typeof useSetUp>;
