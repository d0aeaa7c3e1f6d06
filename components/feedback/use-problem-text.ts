'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { sessionEnded } from '@/components/feedback/session-ended';
import { notify, type ToastLink } from '@/components/feedback/toast-store';
import { useInstantWords } from '@/components/time/use-clock';
import type { DeskProblem } from '@/lib/schemas/action-result';
import { routes } from '@/lib/url/routes';

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

/** Where the thing is that a refusal speaks of: the batch that it names, or one's own plans. Null: nowhere. */
export function placeOf(
  problem: Pick<DeskProblem, 'reason' | 'details'> | null,
): { to: 'batch' | 'drafts'; href: string; number?: number } | null {
  const { batchId, number } = problem?.details ?? {};
  if (typeof batchId === 'string' && typeof number === 'number') {
    return { to: 'batch', href: routes.batch(batchId), number };
  }
  return problem?.reason === 'too_many_drafts' ? { to: 'drafts', href: routes.batches() } : null;
}

/** The same with words, for a link beside the sentence. */
export function useProblemLink(): (problem: DeskProblem | null) => ToastLink | undefined {
  const t = useTranslations('errors.open');
  return useCallback(
    (problem) => {
      const place = placeOf(problem);
      if (place === null) return undefined;
      return { href: place.href, label: t(place.to, { number: place.number ?? 0 }) };
    },
    [t],
  );
}

/** Says that `title` failed, why, and leads to what is in the way. Null: no answer came. */
export function useNotifyProblem(): (title: string, problem: DeskProblem | null) => void {
  const t = useTranslations('common');
  const textOf = useProblemText();
  const linkOf = useProblemLink();
  return (title, problem) =>
    notify.error(title, { description: textOf(problem, t('noAnswer')), link: linkOf(problem) });
}
