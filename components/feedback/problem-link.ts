'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { notify, type ToastLink } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import type { DeskProblem } from '@/lib/schemas/action-result';
import { routes } from '@/lib/url/routes';

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
