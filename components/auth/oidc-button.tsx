'use client';

import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormError } from '@/components/form/field';
import { startOidc } from '@/components/form/step-up';
import { Button } from '@/components/ui/button';

type OidcButtonProps = {
  label: string;
  returnPath: string;
  /** Passwords are switched off. */
  isOnlyWay: boolean;
};

/** Signs in through the company's identity provider, which `label` names. */
export function OidcButton({ label, returnPath, isOnlyWay }: OidcButtonProps) {
  const t = useTranslations('auth');
  const tErrors = useTranslations('errors');
  const [state, setState] = useState<'idle' | 'leaving' | 'failed'>('idle');

  async function leave() {
    setState('leaving');
    const { kind } = await startOidc(returnPath, false);
    if (kind === 'failed') setState('failed');
  }

  return (
    <div className="flex flex-col gap-4">
      <Button className="h-9" loading={state === 'leaving'} onClick={leave}>
        <KeyRound aria-hidden />
        {t('withProvider', { label })}
      </Button>
      <FormError>{state === 'failed' ? tErrors('reason.oidc') : null}</FormError>
      {isOnlyWay ? null : (
        <div className="flex items-center gap-3 text-faint text-xs">
          <span aria-hidden className="h-px flex-1 bg-line" />
          {t('or')}
          <span aria-hidden className="h-px flex-1 bg-line" />
        </div>
      )}
    </div>
  );
}
