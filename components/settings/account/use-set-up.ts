'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { noAnswer } from '@/components/feedback/desk-updated';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { beginSecondFactor, confirmSecondFactor } from '@/lib/actions/account';
import type { SecondFactorSetUp } from '@/lib/schemas/account';

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

export type SetUp = ReturnType<typeof useSetUp>;
