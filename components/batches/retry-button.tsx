'use client';

import { RotateCcw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { noAnswer } from '@/components/feedback/desk-updated';
import { useNotifyProblem } from '@/components/feedback/problem-link';
import { notify } from '@/components/feedback/toast-store';
import { Button } from '@/components/ui/button';
import { retryRefused } from '@/lib/actions/batches';
import { MAX_TITLE_LENGTH } from '@/lib/domain/limits';
import type { Role } from '@/lib/domain/permissions';
import { outcomesToRetry } from '@/lib/domain/retry';
import type { BatchHead } from '@/lib/schemas/batches';
import { routes } from '@/lib/url/routes';

type RetryButtonProps = { batch: BatchHead; actor: { role: Role } };

/** A new draft of what was refused or skipped; rows without an answer stay where they are. Nothing where none may be retried. */
export function RetryButton({ batch, actor }: RetryButtonProps) {
  const t = useTranslations('batches.decide');
  const notifyProblem = useNotifyProblem();
  const router = useRouter();
  const [running, setRunning] = useState(false);
  const mayRetry = outcomesToRetry(batch, actor.role).length > 0;
  // Whoever may not retry is told so where somebody else could.
  const counted = outcomesToRetry(batch, mayRetry ? actor.role : 'operator');
  const retried = counted.filter((outcome) => batch.counts[outcome] > 0);
  const count = retried.reduce((sum, outcome) => sum + batch.counts[outcome], 0);
  const what = retried.length > 1 ? 'both' : (retried[0] ?? 'refused');
  if (count === 0) return null;

  async function retry() {
    setRunning(true);
    const result = await retryRefused({
      batchId: batch.id,
      title: t('retryTitle', { number: batch.number, title: batch.title }).slice(0, MAX_TITLE_LENGTH),
    }).catch(noAnswer);
    setRunning(false);
    if (!result?.ok) {
      notifyProblem(t('retryFailed'), result?.problem ?? null);
      return;
    }
    notify.success(t('retryDone', { count: result.data.rowCount }));
    router.push(routes.newBatch(result.data.draftId));
  }

  return (
    <Button
      title={t('retryLabel', { count })}
      reason={mayRetry ? null : t('retryRole')}
      loading={running}
      onClick={() => void retry()}
    >
      <RotateCcw aria-hidden />
      {t('retry', { what, count })}
    </Button>
  );
}
