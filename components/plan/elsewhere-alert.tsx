'use client';

import { MapPinOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { noAnswer } from '@/components/feedback/desk-updated';
import { useNotifyProblem } from '@/components/feedback/problem-link';
import type { DraftSaver } from '@/components/plan/draft-saver';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { saveDraft } from '@/lib/actions/drafts';
import type { Draft } from '@/lib/schemas/batches';

type ElsewhereAlertProps = { draft: Draft; saver: DraftSaver };

/** The draft holds rows of regions that were taken from the planner since: it can go on without them only. */
export function ElsewhereAlert({ draft, saver }: ElsewhereAlertProps) {
  const t = useTranslations('plan.elsewhere');
  const notifyProblem = useNotifyProblem();
  const [running, setRunning] = useState(false);
  const { id: draftId, rowsElsewhere: count } = draft;
  if (count === 0) return null;

  async function leaveOut() {
    setRunning(true);
    // What was typed is stored first; when that fails, the banner above says so.
    await saver.alone(async (expectedRevision) => {
      const result = await saveDraft({ draftId, expectedRevision, removeElsewhere: true }).catch(noAnswer);
      if (result?.ok) return true;
      notifyProblem(t('failed'), result?.problem ?? null);
      return false;
    });
    setRunning(false);
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
