'use client';

import { useQuery } from '@tanstack/react-query';
import { CalendarClock, MapPinOff, Send, Siren } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { DraftSaver } from '@/components/batch/plan/draft-saver';
import { EmergencyDialog } from '@/components/batch/plan/emergency-dialog';
import { PlanForm } from '@/components/batch/plan/plan-form';
import { unstoredReason, useEmergencyReason, useSubmitReason } from '@/components/batch/plan/plan-reasons';
import { MissingDraft, SubmittedDraft } from '@/components/batch/plan/plan-states';
import type { PlannedRow } from '@/components/batch/plan/planned-row';
import { PlannedRows } from '@/components/batch/plan/planned-rows';
import { SaveBanner, SaveStatus } from '@/components/batch/plan/save-status';
import { SubmitDialog } from '@/components/batch/plan/submit-dialog';
import { usePlan } from '@/components/batch/plan/use-plan';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useNotifyProblem } from '@/components/feedback/use-problem-text';
import { PageHeader } from '@/components/shell/page-header';
import { useClock, useInstantWords } from '@/components/time/use-clock';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { useHotkeys } from '@/components/ui/use-hotkeys';
import { discardDraft, saveDraft } from '@/lib/actions/batches';
import { approvalPreview } from '@/lib/api-client/batches';
import type { Draft } from '@/lib/schemas/drafts';
import type { SignInProvider } from '@/lib/schemas/sign-in';
import { routes } from '@/lib/url/routes';

/** `provider`: of the company's sign-in; null when there is none. */
type PlanViewProps = { initial: Draft; provider: SignInProvider | null };

/** Plans one draft: now or when, each row judged live, stored by itself, then submitted. */
export function PlanView({ initial, provider }: PlanViewProps) {
  const t = useTranslations('plan');
  const tEmergency = useTranslations('slots.emergency');
  const plan = usePlan(initial);
  const { saver, draft, status, times, rows, slots, summary } = plan;
  const [confirming, setConfirming] = useState<'submit' | 'emergency' | null>(null);
  const [opening, setOpening] = useState(false);
  const { data: preview = null, refetch, isError } = useQuery(approvalPreview(draft.id, draft.revision));
  const blocked = useSubmitReason(plan);
  const isRequest = (preview?.needed ?? 0) > 0;
  const unknown = t(isError ? 'submit.why.noPreview' : 'submit.why.checking');
  const reason = blocked ?? (preview === null ? unknown : null);
  const late =
    provider && isRequest ? <ProviderCallout provider={provider} rows={rows} zone={draft.plan.zone} /> : null;

  const glass = useEmergencyReason(preview);
  const emergency = { ask: () => void openConfirm('emergency'), reason: glass ?? unstoredReason(plan, t) };
  const isStopped = summary.slotBlocked > 0 || isRequest;

  /** Takes rows out at once; for a while one press puts them back. */
  function remove(rowIds: readonly string[]) {
    const ids = new Set(rowIds);
    const removed = draft.rows.filter(({ id }) => ids.has(id));
    plan.change({ removeRowIds: [...rowIds] });
    const undo = async () => {
      if (await plan.restore(removed)) notify.success(t('actions.restored', { count: removed.length }));
      else notify.error(t('actions.restoreFailed'));
    };
    notify.success(t('actions.removed', { count: removed.length }), {
      action: { label: t('actions.undo'), onClick: () => void undo() },
    });
  }

  /** What is confirmed must be what is stored. */
  async function openConfirm(which: 'submit' | 'emergency') {
    setOpening(true);
    const isStored = await saver.flush();
    // The stored plan may need something else than the one before it.
    if (isStored) await refetch();
    setOpening(false);
    setConfirming(isStored ? which : null);
  }

  useHotkeys({ 'mod+enter': () => reason === null && !opening && !confirming && void openConfirm('submit') });

  if (plan.ended === 'submitted') return <SubmittedDraft batchId={draft.id} />;
  if (plan.ended === 'missing') return <MissingDraft />;

  return (
    <>
      <PageHeader
        title={t('heading')}
        status={
          <>
            <span>{t('rowCount', { count: draft.rows.length })}</span>
            <SaveStatus status={status} savedAtMs={draft.savedAtMs} />
          </>
        }
        actions={
          <>
            {isStopped && glass === null ? (
              <Button variant="danger" reason={emergency.reason} onClick={emergency.ask}>
                <Siren aria-hidden />
                {tEmergency('button')}
              </Button>
            ) : null}
            <DiscardButton draftId={draft.id} rowCount={draft.rows.length} onDiscarded={plan.close} />
            <Button
              variant="primary"
              reason={reason}
              loading={opening}
              aria-keyshortcuts="Control+Enter Meta+Enter"
              onClick={() => void openConfirm('submit')}
            >
              <Send aria-hidden />
              {t(isRequest ? 'submit.request' : 'submit.button')}
            </Button>
          </>
        }
      />
      <SaveBanner
        status={status}
        draft={draft}
        onRetry={() => void saver.flush()}
        onResolve={(keepMine) => void saver.resolve(keepMine)}
      />
      <ElsewhereAlert draft={draft} saver={saver} />
      <div className="flex min-h-0 flex-1 flex-col max-lg:min-h-max lg:flex-row">
        <div className="shrink-0 border-line px-5 py-4 max-lg:border-b max-sm:px-4 lg:w-93 lg:overflow-y-auto lg:border-r">
          <PlanForm
            draft={draft}
            times={times}
            summary={summary}
            rows={rows}
            preview={preview}
            late={late}
            slots={slots}
            onTimesChange={plan.changeTimes}
            onRemove={remove}
            onChange={plan.change}
          />
        </div>
        <PlannedRows
          rows={rows}
          summary={summary}
          zone={draft.plan.zone}
          slots={slots}
          emergency={emergency}
          onChange={plan.change}
          onRemove={remove}
        />
      </div>
      <SubmitDialog
        draft={draft}
        summary={summary}
        preview={preview}
        late={late}
        rows={rows}
        slots={slots}
        reason={reason}
        onSubmitted={plan.close}
        onRefused={() => {
          plan.refresh();
          void refetch();
        }}
        open={confirming === 'submit'}
        onOpenChange={(open) => setConfirming(open ? 'submit' : null)}
      />
      <EmergencyDialog
        draft={draft}
        rows={rows}
        slots={slots}
        open={confirming === 'emergency'}
        onOpenChange={(open) => setConfirming(open ? 'emergency' : null)}
        onSent={plan.close}
      />
    </>
  );
}

type ProviderCalloutProps = {
  provider: SignInProvider;
  rows: readonly PlannedRow[];
  zone: string;
  className?: string;
};

const MINUTE_MS = 60_000;

/** That rows are planned for later than an approval counts which somebody from the identity provider gives now. */
function ProviderCallout({ provider, rows, zone, className }: ProviderCalloutProps) {
  const t = useTranslations('plan.approval');
  const write = useInstantWords(zone);
  const untilMs = useClock((nowMs) => Math.floor((nowMs + provider.approvalMs) / MINUTE_MS) * MINUTE_MS);
  const count = rows.filter(
    ({ order }) => order?.opsType === 'scheduled' && order.planTimeMs > untilMs,
  ).length;
  if (count === 0) return null;
  const time = write(untilMs);
  return (
    <Alert tone="amber" icon={CalendarClock} title={t('lateTitle', { count, time })} className={className}>
      {t('late', { label: provider.label })}
    </Alert>
  );
}

type ElsewhereAlertProps = { draft: Draft; saver: DraftSaver };

/** The draft holds rows of regions that were taken from the planner since: it can go on without them only. */
function ElsewhereAlert({ draft, saver }: ElsewhereAlertProps) {
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

type DiscardButtonProps = { draftId: string; rowCount: number; onDiscarded: () => void };

/** Throws the draft away, after asking. */
function DiscardButton({ draftId, rowCount, onDiscarded }: DiscardButtonProps) {
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
