'use client';

import { RotateCcw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { failedAnswer } from '@/components/feedback/failed-answer';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Button } from '@/components/ui/button';
import { retryRefused } from '@/lib/actions/batches';
import { can, type Role } from '@/lib/domain/permissions';
import type { BatchDetail } from '@/lib/schemas/batches';
import { routes } from '@/lib/url/routes';

type RetryButtonProps = { batch: BatchDetail; actor: { role: Role } };

/** A new draft of what was refused or skipped; rows without an answer stay where they are. Nothing when there are none. */
export function RetryButton({ batch, actor }: RetryButtonProps) {
  const t = useTranslations('batches.decide');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const router = useRouter();
  const [running, setRunning] = useState(false);
  const count = batch.counts.refused + batch.counts.skipped;
  if (count === 0) return null;
  // The draft is planned and submitted by the person who makes it.
  const mayRetry = can(actor.role, 'batches.retry') && can(actor.role, 'batches.plan');

  async function retry() {
    setRunning(true);
    const result = await retryRefused({ batchId: batch.id }).catch(failedAnswer);
    setRunning(false);
    if (!result?.ok) {
      const description = problemText(result?.problem ?? null, tCommon('noAnswer'));
      notify.error(t('retryFailed'), { description });
      return;
    }
    notify.success(t('retryDone', { number: result.data.number, count: result.data.rowCount }));
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
      {t('retry', { count })}
    </Button>
  );
}
