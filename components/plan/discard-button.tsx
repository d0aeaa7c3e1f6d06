'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { useNotifyProblem } from '@/components/feedback/problem-link';
import { notify } from '@/components/feedback/toast-store';
import { Button } from '@/components/ui/button';
import { discardDraft } from '@/lib/actions/drafts';
import { routes } from '@/lib/url/routes';

type DiscardButtonProps = { draftId: string; rowCount: number; onDiscarded: () => void };

/** Throws the draft away, after asking. */
export function DiscardButton({ draftId, rowCount, onDiscarded }: DiscardButtonProps) {
  const t = useTranslations('plan.discard');
  const notifyProblem = useNotifyProblem();
  const router = useRouter();
  const [open, setOpen] = useState(false);

  async function discard() {
    const result = await discardDraft({ draftId }).catch(noAnswer);
    if (!result?.ok) {
      notifyProblem(t('failed'), result?.problem ?? null);
      return;
    }
    onDiscarded();
    setOpen(false);
    notify.success(t('done'));
    router.push(routes.events());
  }

  return (
    <>
      <Button variant="ghost" onClick={() => setOpen(true)}>
        {t('button')}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={t('title')}
        description={t('text', { count: rowCount })}
        confirmLabel={t('confirm')}
        tone="danger"
        onConfirm={discard}
      />
    </>
  );
}
