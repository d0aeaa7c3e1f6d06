'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { FormError } from '@/components/form/field';
import { StepUpField, useStepUp } from '@/components/form/step-up';
import { endBudget, endService } from '@/lib/actions/schedule';
import type { BudgetRow, ServiceDetail } from '@/lib/schemas/services';

type EndServiceDialogProps = { service: ServiceDetail; onClose: () => void; onDone: () => void };

/** Ends a manual service; the password is asked for when a budget or rule is about it. */
export function EndServiceDialog({ service, onClose, onDone }: EndServiceDialogProps) {
  const { id: serviceId, name, version: expectedVersion, budgets, rules } = service;
  return (
    <EndDialog
      words="services.endDialog"
      name={name}
      needed={budgets.length + rules.length > 0}
      act={(proof) => endService({ serviceId, expectedVersion, ...proof })}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

type EndBudgetDialogProps = { budget: BudgetRow; onClose: () => void; onDone: () => void };

/** Ends a budget, which always asks for the password: more may go afterwards. */
export function EndBudgetDialog({ budget, onClose, onDone }: EndBudgetDialogProps) {
  const { id: budgetId, name, version: expectedVersion } = budget;
  return (
    <EndDialog
      words="services.endBudgetDialog"
      name={name}
      needed
      act={(proof) => endBudget({ budgetId, expectedVersion, ...proof })}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

type EndDialogProps = {
  words: 'services.endDialog' | 'services.endBudgetDialog';
  name: string;
  needed: boolean;
  act: (proof: { stepUp?: { password: string } }) => ReturnType<typeof endBudget>;
  onClose: () => void;
  onDone: () => void;
};

function EndDialog({ words, name, needed, act, onClose, onDone }: EndDialogProps) {
  const t = useTranslations(words);
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const [failure, setFailure] = useState<string | null>(null);
  const stepUp = useStepUp({ needed, name: words, state: {} });

  async function confirm() {
    setFailure(null);
    const result = await act(stepUp.proof).catch(noAnswer);
    stepUp.setPassword('');
    if (!result?.ok) {
      setFailure(problemText(result?.problem ?? null, tCommon('noAnswer')));
      return;
    }
    notify.success(t('done', { name }));
    onDone();
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title', { name })}
      description={t('description')}
      confirmLabel={t('confirm')}
      tone="danger"
      reason={stepUp.reason}
      onConfirm={confirm}
    >
      <div className="flex flex-col gap-4">
        {needed ? <StepUpField stepUp={stepUp} hint={t('passwordHint')} /> : null}
        <FormError>{failure}</FormError>
      </div>
    </ConfirmDialog>
  );
}
