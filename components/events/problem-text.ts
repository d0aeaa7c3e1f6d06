'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { failedAnswer } from '@/components/feedback/failed-answer';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { ReadError } from '@/lib/queries/get-json';
import type { DeskProblem } from '@/lib/schemas/action-result';

/** What to tell about a failed reading or action, and what can be done about it. */
export function useEventProblems() {
  const t = useTranslations('events.problem');
  const say = useProblemText();
  return useMemo(() => {
    const ofProblem = (problem: DeskProblem | null) => say(problem, t('server'));
    const ofError = (error: Error) => {
      if (error instanceof ReadError && error.status !== null) return ofProblem(error.problem);
      return say(failedAnswer(error)?.problem ?? null, t('network'));
    };
    return { ofProblem, ofError };
  }, [t, say]);
}

/** The id to quote to an administrator, if the server gave one. */
export function requestIdOf(error: Error | null): string | null {
  return error instanceof ReadError ? (error.problem?.correlationId ?? null) : null;
}
