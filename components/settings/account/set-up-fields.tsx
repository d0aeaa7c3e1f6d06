'use client';

import { useTranslations } from 'next-intl';
import { CodeField } from '@/components/form/code-field';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { PasswordInput } from '@/components/form/password-input';
import { RecoveryCodes } from '@/components/settings/account/recovery-codes';
import type { SetUp } from '@/components/settings/account/use-set-up';
import { Input } from '@/components/ui/input';
import type { SecondFactorSetUp } from '@/lib/schemas/account';

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
