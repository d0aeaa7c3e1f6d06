'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { sessionEnded } from '@/components/feedback/session-ended';
import { useInstantWords } from '@/components/time/use-instant-words';
import type { DeskProblem } from '@/lib/schemas/action-result';

/** Guarantee: only used after `has` said that the message exists. */
function knownKey(key: string): never {
  return key as never;
}

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
      const key = [`reason.${problem.reason}`, problem.code].find((name) => t.has(knownKey(name)));
      return key === undefined
        ? fallback
        : t(
            knownKey(key),
            knownValues({ ...withTime(problem.details), correlationId: problem.correlationId }),
          );
    },
    [t, write],
  );
}

/** Guarantee: values of a message are strings and numbers, and so are the details of a problem. */
function knownValues(details: DeskProblem['details']): never {
  return details as never;
}
