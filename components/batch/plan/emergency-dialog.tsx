'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { z } from 'zod';
import { SlotCallout } from '@/components/batch/plan/callouts';
import type { PlannedRow } from '@/components/batch/plan/planned-row';
import { keyOf } from '@/components/batch/plan/submit-dialog';
import type { PlanSlots } from '@/components/batch/plan/use-slots';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Field, FormError } from '@/components/form/field';
import { StepUpField, useProofDialog } from '@/components/form/step-up';
import { expectFocus } from '@/components/shell/navigation';
import { takeOutOfSelection } from '@/components/table/selection-store';
import { Input, Textarea } from '@/components/ui/input';
import { sendEmergency } from '@/lib/actions/batches';
import { MAX_NOTE_LENGTH } from '@/lib/domain/limits';
import type { Draft } from '@/lib/schemas/drafts';
import { routes } from '@/lib/url/routes';

const NOTHING = { reason: '', incidentUrl: '' };
const keptSchema = z.object({ reason: z.string(), incidentUrl: z.string() });

type EmergencyDialogProps = {
  draft: Draft;
  rows: readonly PlannedRow[];
  slots: PlanSlots;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The draft is a batch now. */
  onSent: () => void;
};

/** Sends the plan past its schedule and past every approver: for the few who hold that right, reviewed afterwards. */
export function EmergencyDialog({ draft, rows, slots, open, onOpenChange, onSent }: EmergencyDialogProps) {
  const t = useTranslations('slots.emergency');
  const tGlass = useTranslations('approvals.glass');
  const tPlan = useTranslations('plan.submit');
  const router = useRouter();
  const problemText = useProblemText();
  const keys = useRef(new Map<string, string>());
  const [typed, setTyped] = useState(NOTHING);
  const [failure, setFailure] = useState<string | null>(null);
  const change = (part: Partial<typeof NOTHING>) => setTyped((now) => ({ ...now, ...part }));
  const { stepUp, isBack, changeOpen } = useProofDialog({
    needed: true,
    name: 'emergency',
    state: typed,
    schema: keptSchema,
    onKept: setTyped,
    onOpenChange,
    onClose: () => setFailure(null),
  });
  const missing = whatIsMissing(typed);

  async function confirm() {
    setFailure(null);
    const result = await sendEmergency({
      draftId: draft.id,
      expectedRevision: draft.revision,
      rowCount: draft.rows.length,
      requestKey: keyOf(keys.current, `${draft.id}:${draft.revision}:emergency`),
      reason: typed.reason,
      incidentUrl: typed.incidentUrl.trim(),
      ...stepUp.proof,
    }).catch(noAnswer);
    stepUp.setPassword('');
    if (!result?.ok) {
      setFailure(problemText(result?.problem ?? null, tPlan('noAnswer')));
      return;
    }
    takeOutOfSelection(draft.rows.map(({ key }) => key));
    onSent();
    expectFocus();
    notify.warning(tGlass('done', { number: result.data.number }));
    router.replace(routes.batch(result.data.batchId));
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={changeOpen}
      title={t('title', { count: draft.rows.length })}
      description={t('warning')}
      tone="danger"
      reason={missing ? tGlass(missing) : stepUp.reason}
      onConfirm={confirm}
    >
      <div className="flex flex-col gap-4">
        <SlotCallout rows={rows} zone={draft.plan.zone} slots={slots} />
        <Field label={tGlass('reasonLabel')} hint={tGlass('reasonHint')} required>
          {(control) => (
            <Textarea
              {...control}
              maxLength={MAX_NOTE_LENGTH}
              value={typed.reason}
              onChange={(event) => change({ reason: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label={tGlass('incidentLabel')} hint={tGlass('incidentHint')} required>
          {(control) => (
            <Input
              {...control}
              type="url"
              inputMode="url"
              value={typed.incidentUrl}
              onChange={(event) => change({ incidentUrl: event.currentTarget.value })}
            />
          )}
        </Field>
        <StepUpField stepUp={stepUp} hint={tGlass('passwordHint')} isBack={isBack} />
        <FormError title={tGlass('failed')}>{failure}</FormError>
      </div>
    </ConfirmDialog>
  );
}

/** The message key of what must be typed first, or null. */
function whatIsMissing({ reason, incidentUrl }: typeof NOTHING) {
  if (reason.trim() === '') return 'reasonNeeded';
  return /^https:\/\/[^\s@]+$/.test(incidentUrl.trim()) ? null : 'incidentNeeded';
}
