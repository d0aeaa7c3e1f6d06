'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { FormError } from '@/components/form/field';
import { StepUpField, useStepUp } from '@/components/form/step-up';
import { useRuleSentence } from '@/components/settings/schedule/use-rule-words';
import { endTimeRule } from '@/lib/actions/schedule';
import { SOON_MS } from '@/lib/domain/schedule/rule-limits';
import type { TimeRuleRow } from '@/lib/schemas/time-rules';
import { nowMs } from '@/lib/time/clock';

/** Name of the dialog for what is kept over a sign-in anew. */
export const END_RULE_DIALOG = 'end-rule';

/** Asks before a rule is ended: what it held back goes from then on. */
export function EndRuleDialog({ rule, onClose }: { rule: TimeRuleRow; onClose: () => void }) {
  const t = useTranslations('schedule.end');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const sentence = useRuleSentence();
  const router = useRouter();
  const [failure, setFailure] = useState<string | null>(null);
  // A window holds back outside of its openings too; of a freeze only what is on now or soon is let go at once.
  const [asks] = useState(
    () => rule.kind === 'window' || (rule.next !== null && rule.next.fromMs <= nowMs() + SOON_MS),
  );
  const stepUp = useStepUp({ needed: asks, name: END_RULE_DIALOG, state: { ruleId: rule.id } });

  async function end() {
    setFailure(null);
    const input = { ruleId: rule.id, expectedVersion: rule.version, ...stepUp.proof };
    const result = await endTimeRule(input).catch(noAnswer);
    stepUp.setPassword('');
    if (!result?.ok) {
      setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
      return;
    }
    notify.success(t('done', { name: rule.name }));
    router.refresh();
    onClose();
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title', { name: rule.name })}
      description={sentence(rule)}
      confirmLabel={t('confirm')}
      tone="danger"
      reason={stepUp.reason}
      onConfirm={end}
    >
      <div className="flex flex-col gap-4">
        <p>{t(rule.kind === 'window' ? 'textWindow' : 'textFreeze')}</p>
        <p className="text-dim text-sm">{t('own')}</p>
        {asks ? <StepUpField stepUp={stepUp} hint={t('passwordHint')} /> : null}
        <FormError title={t('failed')}>{failure}</FormError>
      </div>
    </ConfirmDialog>
  );
}
