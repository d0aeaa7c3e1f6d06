'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Square } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { useNotifyProblem } from '@/components/feedback/problem-link';
import { notify } from '@/components/feedback/toast-store';
import { Field } from '@/components/form/field';
import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/textarea';
import { stopBatch } from '@/lib/actions/batches';
import { whyNotBatch } from '@/lib/domain/batch-states';
import { MAX_NOTE_LENGTH } from '@/lib/domain/limits';
import type { Role } from '@/lib/domain/permissions';
import { BATCHES_KEY } from '@/lib/queries/batches';
import type { BatchHead } from '@/lib/schemas/batches';

type StopButtonProps = { batch: BatchHead; actor: { id: string; role: Role } };

/** Keeps the rows that did not leave yet; says plainly that the others cannot be recalled. */
export function StopButton({ batch, actor }: StopButtonProps) {
  const t = useTranslations('batches.stop');
  const notifyProblem = useNotifyProblem();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [why, setWhy] = useState('');
  const { queued } = batch.counts;
  const handed = batch.rowCount - queued - batch.counts.skipped;
  const reason =
    whyNotBatch('stop', { state: batch.state, createdBy: batch.createdBy }, actor) === 'role'
      ? t('role')
      : queued === 0
        ? t('noneQueued')
        : null;

  async function stop() {
    const result = await stopBatch({ batchId: batch.id, reason: why }).catch(noAnswer);
    await client.invalidateQueries({ queryKey: BATCHES_KEY });
    if (!result?.ok) {
      notifyProblem(t('failed'), result?.problem ?? null);
      return;
    }
    setOpen(false);
    notify.success(t('done', { number: batch.number }));
  }

  return (
    <>
      <Button variant="danger" reason={reason} onClick={() => setOpen(true)}>
        <Square aria-hidden />
        {t('button')}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={t('title')}
        description={t('text', { count: queued })}
        confirmLabel={t('confirm')}
        tone="danger"
        reason={queued === 0 ? t('noneQueued') : null}
        onConfirm={stop}
      >
        <ul className="flex list-disc flex-col gap-1.5 pl-4">
          <li>{t('held', { count: queued })}</li>
          <li>{t('handed', { count: handed })}</li>
        </ul>
        <Field label={t('reason')} hint={t('reasonHint')} optional className="mt-4">
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={MAX_NOTE_LENGTH}
              value={why}
              onChange={(event) => setWhy(event.currentTarget.value)}
            />
          )}
        </Field>
      </ConfirmDialog>
    </>
  );
}
