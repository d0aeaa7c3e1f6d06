'use client';

import { CalendarClock } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { noAnswer } from '@/components/feedback/desk-updated';
import { useNotifyProblem } from '@/components/feedback/problem-link';
import { notify } from '@/components/feedback/toast-store';
import { Button } from '@/components/ui/button';
import { planFailedAgain } from '@/lib/actions/batches';
import { rowsToPlanAgain } from '@/lib/domain/batch-attention';
import { MAX_TITLE_LENGTH } from '@/lib/domain/limits';
import { can, type Role } from '@/lib/domain/permissions';
import { type BatchHead, LEFT_OUT_REASONS } from '@/lib/schemas/batches';
import { routes } from '@/lib/url/routes';

/** A new draft of what failed or was refused; it says what was left out. Nothing where nothing failed. */
export function PlanAgainButton({ batch, actor }: { batch: BatchHead; actor: { role: Role } }) {
  const t = useTranslations('batches.again');
  const tRetry = useTranslations('batches.decide');
  const notifyProblem = useNotifyProblem();
  const router = useRouter();
  const [running, setRunning] = useState(false);
  const count = rowsToPlanAgain(batch.attention);
  if (count === 0) return null;

  async function plan() {
    setRunning(true);
    const result = await planFailedAgain({
      batchId: batch.id,
      title: tRetry('retryTitle', { number: batch.number, title: batch.title }).slice(0, MAX_TITLE_LENGTH),
    }).catch(noAnswer);
    setRunning(false);
    if (!result?.ok) {
      notifyProblem(tRetry('retryFailed'), result?.problem ?? null);
      return;
    }
    const { rowCount, leftOut, draftId } = result.data;
    const why = LEFT_OUT_REASONS.filter((reason) => leftOut[reason] > 0).map((reason) =>
      t(`leftOut.${reason}`, { count: leftOut[reason] }),
    );
    notify.success(
      tRetry('retryDone', { count: rowCount }),
      why.length > 0 ? { description: why.join(' ') } : {},
    );
    router.push(routes.newBatch(draftId));
  }

  return (
    <Button
      title={t('hint')}
      reason={can(actor.role, 'batches.plan') ? null : t('role')}
      loading={running}
      onClick={() => void plan()}
    >
      <CalendarClock aria-hidden />
      {t('button', { count })}
    </Button>
  );
}
