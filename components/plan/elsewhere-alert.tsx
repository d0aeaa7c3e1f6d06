'use client';

import { MapPinOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { saveDraft } from '@/lib/actions/drafts';
import type { Draft } from '@/lib/schemas/batches';

type ElsewhereAlertProps = {
  draft: Draft;
  /** Stores what is still to be stored; false when that failed. */
  onFlush: () => Promise<boolean>;
  onLeftOut: () => void;
};

/** The draft holds rows of regions that were taken from the planner since: it can go on without them only. */
export function ElsewhereAlert({ draft, onFlush, onLeftOut }: ElsewhereAlertProps) {
  const t = useTranslations('plan.elsewhere');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const [running, setRunning] = useState(false);
  const count = draft.rowsElsewhere;
  if (count === 0) return null;

  async function leaveOut() {
    setRunning(true);
    const { id: draftId, revision } = draft;
    const isStored = await onFlush();
    const result = isStored
      ? await saveDraft({ draftId, expectedRevision: revision, removeElsewhere: true }).catch(noAnswer)
      : null;
    setRunning(false);
    if (result?.ok) onLeftOut();
    else notify.error(problemText(result?.problem ?? null, tCommon('noAnswer')));
  }
  return (
    <Alert
      tone="amber"
      icon={MapPinOff}
      role="status"
      title={t('title', { count })}
      className="shrink-0 rounded-none px-5 max-sm:px-4"
      actions={
        <Button size="sm" loading={running} onClick={() => void leaveOut()}>
          {t('leaveOut', { count })}
        </Button>
      }
    >
      {t('text')}
    </Alert>
  );
}
