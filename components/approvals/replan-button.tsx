'use client';

import { RotateCcw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useApprovalRun } from '@/components/approvals/use-approval-actions';
import { useRefusalWords } from '@/components/approvals/use-refusal-words';
import { notify } from '@/components/feedback/toast-store';
import { Button } from '@/components/ui/button';
import { replan } from '@/lib/actions/approvals';
import type { BatchRefusal } from '@/lib/domain/batch-states';
import { routes } from '@/lib/url/routes';

type ReplanButtonProps = {
  batchId: string;
  whyNot: BatchRefusal | null;
  /** Small, for a line of a list. */
  quiet?: boolean;
};

/** Makes a new draft of the rows that can still be planned, and goes there. */
export function ReplanButton({ batchId, whyNot, quiet = false }: ReplanButtonProps) {
  const t = useTranslations('approvals');
  // Planning waits for nobody.
  const refusal = useRefusalWords(null);
  const run = useApprovalRun();
  const router = useRouter();
  const [running, setRunning] = useState(false);

  async function start() {
    setRunning(true);
    const done = await run(() => replan({ batchId }));
    setRunning(false);
    if (!done.ok) {
      notify.error(t('replan.failed'), { description: done.text, link: done.link });
      return;
    }
    const { draftId, rowCount, leftOut } = done.data;
    const description = leftOut > 0 ? t('replan.leftOut', { count: leftOut }) : undefined;
    notify.success(t('replan.done', { count: rowCount }), { description });
    router.push(routes.newBatch(draftId));
  }

  return (
    <Button
      variant={quiet ? 'outline' : 'primary'}
      size={quiet ? 'sm' : 'md'}
      reason={whyNot && refusal(whyNot)}
      loading={running}
      onClick={start}
    >
      <RotateCcw aria-hidden />
      {t('action.replan')}
    </Button>
  );
}
