'use client';

import { Pencil, RotateCcw, Undo2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { sentRows } from '@/components/batch/review/plan-counts';
import { useApprovalRun, useRefusalWords } from '@/components/batch/review/use-approval-actions';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { notify } from '@/components/feedback/toast-store';
import { Button } from '@/components/ui/button';
import { replan, revise, withdraw } from '@/lib/actions/batches';
import type { BatchRefusal } from '@/lib/domain/batch-states';
import type { BatchHead } from '@/lib/schemas/batches';
import { routes } from '@/lib/url/routes';

/** Only the requester sees these buttons: to others they are neither offered nor explained. */
const shows = (whyNot: string | null) => whyNot === null || whyNot === 'expired' || whyNot === 'begun';

/** Whether the viewer asked for it, and may still take it back or change it, or is told why not. */
export function isRequester({ canDo }: Pick<BatchHead, 'canDo'>): boolean {
  return shows(canDo.withdraw) || shows(canDo.revise);
}

/** What the requester may still do before anything is sent: take it back, or change it. */
export function RequesterActions({ batch }: { batch: BatchHead }) {
  const t = useTranslations('approvals.action');
  const refusal = useRefusalWords(batch.countsFromMs);
  const [open, setOpen] = useState<'withdraw' | 'edit' | null>(null);
  const close = () => setOpen(null);
  const { withdraw: whyNotWithdraw, revise: whyNotRevise } = batch.canDo;
  return (
    <>
      {shows(whyNotWithdraw) ? (
        <Button
          variant="outline"
          reason={whyNotWithdraw && refusal(whyNotWithdraw)}
          onClick={() => setOpen('withdraw')}
        >
          <Undo2 aria-hidden />
          {t('withdraw')}
        </Button>
      ) : null}
      {shows(whyNotRevise) ? (
        <Button reason={whyNotRevise && refusal(whyNotRevise)} onClick={() => setOpen('edit')}>
          <Pencil aria-hidden />
          {t('edit')}
        </Button>
      ) : null}
      <WithdrawDialog batch={batch} open={open === 'withdraw'} onClose={close} />
      <EditDialog batch={batch} open={open === 'edit'} onClose={close} />
    </>
  );
}

type DialogProps = { batch: BatchHead; open: boolean; onClose: () => void };

function WithdrawDialog({ batch, open, onClose }: DialogProps) {
  const t = useTranslations('approvals.withdraw');
  const run = useApprovalRun();

  async function confirm() {
    const done = await run(() => withdraw({ batchId: batch.id }));
    if (!done.ok) {
      notify.error(t('failed'), { description: done.text, link: done.link });
      return;
    }
    onClose();
    notify.success(t('done', { number: batch.number }));
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t('title', { number: batch.number })}
      description={t('text', { sent: sentRows(batch) })}
      tone="danger"
      onConfirm={confirm}
    />
  );
}

function EditDialog({ batch, open, onClose }: DialogProps) {
  const t = useTranslations('approvals.revise');
  const run = useApprovalRun();
  const router = useRouter();

  async function confirm() {
    const done = await run(() => revise({ batchId: batch.id, expectedRevision: batch.revision }));
    if (!done.ok) {
      notify.error(t('failed'), { description: done.text, link: done.link });
      return;
    }
    onClose();
    router.push(routes.newBatch(done.data.draftId));
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t('title', { number: batch.number })}
      description={t('text')}
      onConfirm={confirm}
    >
      <ul className="flex list-disc flex-col gap-1.5 pl-4">
        <li>{t('voids', { count: batch.approved })}</li>
        <li>{t('again')}</li>
      </ul>
    </ConfirmDialog>
  );
}

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
