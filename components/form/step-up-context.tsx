'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';
import type { StepUpWay } from '@/lib/domain/step-up';
import { nowMs } from '@/lib/time/clock';

/** Who is signed in, and how they prove it again. `freshUntilMs`: by the clock of this browser (epoch ms). */
export type StepUpPerson =
  | { userId: string; method: 'password' }
  | { userId: string; method: 'oidc'; label: string | null; freshUntilMs: number };

const StepUpContext = createContext<StepUpPerson | null>(null);

type StepUpProviderProps = { userId: string; way: StepUpWay; children: ReactNode };

/** Stands around all signed-in pages. A sign-in anew loads the page anew, so that this is then told again. */
export function StepUpProvider({ userId, way, children }: StepUpProviderProps) {
  const [person] = useState<StepUpPerson>(() =>
    way.method === 'password'
      ? { userId, method: 'password' }
      : { userId, method: 'oidc', label: way.label, freshUntilMs: nowMs() + way.freshForMs },
  );
  return <StepUpContext value={person}>{children}</StepUpContext>;
}

/** Throws outside of the signed-in pages. */
export function useStepUpPerson(): StepUpPerson {
  const person = useContext(StepUpContext);
  if (!person) throw new Error('a proof is asked for outside of the signed-in pages');
  return person;
}
