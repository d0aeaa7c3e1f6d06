'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { noAnswer } from '@/components/feedback/desk-updated';
import type { ToastLink } from '@/components/feedback/toast-store';
import { useProblemLink, useProblemText } from '@/components/feedback/use-problem-text';
import { useInstantWords } from '@/components/time/use-clock';
import { APPROVALS_KEY, BATCHES_KEY } from '@/lib/api-client/batches';
import type { BatchRefusal } from '@/lib/domain/batch-states';
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

/** Why something may not be done, in words. @param fromMs from when a right that waits counts (epoch ms), if one does */
export function useRefusalWords(fromMs: number | null): (why: BatchRefusal) => string {
  const t = useTranslations('approvals.refusal');
  const write = useInstantWords();
  const until = fromMs === null ? '' : write(fromMs);
  return useCallback((why) => t(why, { until }), [t, until]);
}
