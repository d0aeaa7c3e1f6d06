'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { noAnswer } from '@/components/feedback/desk-updated';
import { useProblemLink } from '@/components/feedback/problem-link';
import type { ToastLink } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { APPROVALS_KEY } from '@/lib/queries/approvals';
import { BATCHES_KEY } from '@/lib/queries/batches';
import type { ActionResult } from '@/lib/schemas/action-result';

export type Done<T> = { ok: true; data: T } | { ok: false; text: string; link: ToastLink | undefined };

/**
 * Runs one action about a request and reads batches and inbox anew, whatever the answer: after a refusal the screen
 * must show what the server knows. A failure comes back as a sentence, with a link to what it speaks of.
 */
export function useApprovalRun(): <T>(call: () => Promise<ActionResult<T>>) => Promise<Done<T>> {
  const client = useQueryClient();
  const problemText = useProblemText();
  const problemLink = useProblemLink();
  const t = useTranslations('common');
  return async (call) => {
    const result = await call().catch(noAnswer);
    await Promise.all([
      client.invalidateQueries({ queryKey: BATCHES_KEY }),
      client.invalidateQueries({ queryKey: APPROVALS_KEY }),
    ]);
    if (result?.ok) return { ok: true, data: result.data };
    const problem = result?.problem ?? null;
    return { ok: false, text: problemText(problem, t('noAnswer')), link: problemLink(problem) };
  };
}
