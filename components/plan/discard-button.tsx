'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { failedAnswer } from '@/components/feedback/failed-answer';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Button } from '@/components/ui/button';
import { discardDraft } from '@/lib/actions/drafts';
import { routes } from '@/lib/url/routes';

type DiscardButtonProps = { draftId: string; rowCount: number; onDiscarded: () => void };

/** Throws the draft away, after asking. */
export function DiscardButton({ draftId, rowCount, onDiscarded }: DiscardButtonProps) {
  const t = useTranslations('plan.discard');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const router = useRouter();
  const [open, setOpen] = useState(false);

  async function discard() {
    const result = await discardDraft({ draftId }).catch(failedAnswer);
    if (!result?.ok) {
      const fallback = tCommon('noAnswer');
      notify.error(t('failed'), { description: problemText(result?.problem ?? null, fallback) });
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
