'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { sessionEnded } from '@/components/feedback/session-ended';
import { useInstantWords } from '@/components/time/use-instant-words';
import type { DeskProblem } from '@/lib/schemas/action-result';

/**
 * A refusal in words: the sentence of its reason, else of its code (`errors.json`). Null (no answer came) and codes
 * without a sentence give `fallback`. Every form asks here, so this is where the shell learns that the session ended.
 */
export function useProblemText(): (problem: DeskProblem | null, fallback: string) => string {
  const t = useTranslations('errors');
  const write = useInstantWords();
  return useCallback(
    (problem, fallback) => {
      if (!problem) return fallback;
      // Later, since forms ask while they are drawn.
      if (problem.code === 'unauthenticated') queueMicrotask(() => sessionEnded.noteProblem(problem));
      /** `untilMs` (epoch ms) in words, as `until`. */
      const withTime = (details: DeskProblem['details']) =>
        typeof details.untilMs === 'number' ? { ...details, until: write(details.untilMs) } : details;
      // A server that was updated under an open page may say what the page has no words for.
      const keys = [problem.reason && (`reason.${problem.reason}` as const), problem.code] as const;
      const key = keys.find((name) => name !== null && t.has(name));
      return key ? t(key, { ...withTime(problem.details), correlationId: problem.correlationId }) : fallback;
    },
    [t, write],
  );
}
