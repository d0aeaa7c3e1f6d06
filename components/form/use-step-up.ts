'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { keepState } from '@/components/form/kept-state';
import { startOidc } from '@/components/form/start-oidc';
import { type StepUpPerson, useStepUpPerson } from '@/components/form/step-up-context';
import { useClock } from '@/components/time/use-clock';

export type StepUp = {
  person: StepUpPerson;
  password: string;
  setPassword: (password: string) => void;
  /** Whether the sign-in at the identity provider still counts. */
  isFresh: boolean;
  /** Why the act cannot be confirmed yet, in words; null when it can. */
  reason: string | null;
  /** Goes into the action beside its input: the password where it is asked for, else nothing. */
  proof: { stepUp?: { password: string } };
  /** To the identity provider, and back to this page. */
  leave: () => Promise<'leaving' | 'failed'>;
};

export type StepUpOptions = {
  /** Whether this act asks for a proof at all. */
  needed: boolean;
  /** Name of the dialog on its page, and what it must show again after the way to the provider. */
  name: string;
  state: unknown;
};

/** The proof that a confirm dialog asks for: the password again, or a fresh sign-in at the identity provider. */
export function useStepUp({ needed, name, state }: StepUpOptions): StepUp {
  const t = useTranslations('common.stepUp');
  const person = useStepUpPerson();
  const [password, setPassword] = useState('');
  const isFresh = useClock((nowMs) => person.method === 'oidc' && nowMs < person.freshUntilMs);
  const byPassword = person.method === 'password';
  const missing = byPassword ? password === '' : !isFresh;
  const why = t(byPassword ? 'passwordNeeded' : 'signInNeeded');

  async function leave(): Promise<'leaving' | 'failed'> {
    keepState({ userId: person.userId, name, state });
    const { kind } = await startOidc(`${window.location.pathname}${window.location.search}`, true);
    return kind;
  }

  return {
    person,
    password,
    setPassword,
    isFresh,
    reason: needed && missing ? why : null,
    proof: needed && byPassword ? { stepUp: { password } } : {},
    leave,
  };
}
