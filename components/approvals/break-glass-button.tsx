'use client';

import { CircleX, Siren } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useApprovalRun } from '@/components/approvals/use-approval-actions';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { notify } from '@/components/feedback/toast-store';
import { Field } from '@/components/form/field';
import { PasswordField } from '@/components/form/password-field';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { breakGlass } from '@/lib/actions/approvals';
import { MAX_NOTE_LENGTH } from '@/lib/domain/limits';
import type { BatchDetail } from '@/lib/schemas/batches';

const NOTHING = { reason: '', incidentUrl: '', password: '' };

/** Sends past every approver: for the few who hold that right, never by accident. Others do not see it. */
export function BreakGlassButton({ batch }: { batch: BatchDetail }) {
  const t = useTranslations('approvals');
  const [open, setOpen] = useState(false);
  if (batch.canDo.break_glass !== null) return null;
  return (
    <>
      <Button variant="danger" onClick={() => setOpen(true)}>
        <Siren aria-hidden />
        {t('action.breakGlass')}
      </Button>
      <BreakGlassDialog batch={batch} open={open} onClose={() => setOpen(false)} />
    </>
  );
}

type BreakGlassDialogProps = { batch: BatchDetail; open: boolean; onClose: () => void };

function BreakGlassDialog({ batch, open, onClose }: BreakGlassDialogProps) {
  const t = useTranslations('approvals');
  const run = useApprovalRun();
  const [typed, setTyped] = useState(NOTHING);
  const [failure, setFailure] = useState<string | null>(null);
  const change = (part: Partial<typeof NOTHING>) => setTyped((now) => ({ ...now, ...part }));
  const needsPassword = batch.stepUp.breakGlass;
  const missing = whatIsMissing(typed, needsPassword);

  async function confirm() {
    setFailure(null);
    const { id: batchId, revision, planHash } = batch;
    const { reason, incidentUrl, password } = typed;
    const stepUp = needsPassword ? { stepUp: { password } } : {};
    const done = await run(() =>
      breakGlass({ batchId, revision, planHash, reason, incidentUrl: incidentUrl.trim(), ...stepUp }),
    );
    if (!done.ok) {
      setFailure(done.text);
      change({ password: '' });
      return;
    }
    onClose();
    notify.warning(t('glass.done', { number: batch.number }));
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t('glass.title', { number: batch.number })}
      description={t('glass.warning')}
      confirmLabel={t('glass.confirm')}
      tone="danger"
      reason={missing && t(missing)}
      onConfirm={confirm}
    >
      <div className="flex flex-col gap-4">
        <Field label={t('glass.reasonLabel')} hint={t('glass.reasonHint')} required>
          {(control) => (
            <Textarea
              {...control}
              maxLength={MAX_NOTE_LENGTH}
              value={typed.reason}
              onChange={(event) => change({ reason: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label={t('glass.incidentLabel')} hint={t('glass.incidentHint')} required>
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
        {needsPassword ? (
          <PasswordField
            value={typed.password}
            onValueChange={(password) => change({ password })}
            hint={t('glass.passwordHint')}
          />
        ) : null}
        {failure === null ? null : (
          <Alert tone="red" icon={CircleX} role="alert" title={t('glass.failed')}>
            {failure}
          </Alert>
        )}
      </div>
    </ConfirmDialog>
  );
}

/** The message key of what must be typed first, or null. */
function whatIsMissing({ reason, incidentUrl, password }: typeof NOTHING, needsPassword: boolean) {
  if (reason.trim() === '') return 'glass.reasonNeeded';
  if (!/^https:\/\/[^\s@]+$/.test(incidentUrl.trim())) return 'glass.incidentNeeded';
  return needsPassword && password === '' ? 'dialog.passwordNeeded' : null;
}
