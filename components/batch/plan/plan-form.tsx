'use client';

import { useTranslations } from 'next-intl';
import { useQueryState } from 'nuqs';
import { type ClipboardEvent, type ReactNode, useRef } from 'react';
import { ApprovalCallout, Callouts, SlotCallout } from '@/components/batch/plan/callouts';
import type { DraftPatch } from '@/components/batch/plan/draft-patch';
import type { PlanTimes } from '@/components/batch/plan/plan-times';
import {
  beforeDueOverrides,
  isLate,
  type PlannedRow,
  type PlanSummary,
} from '@/components/batch/plan/planned-row';
import type { PlanSlots } from '@/components/batch/plan/use-slots';
import { WhenSection } from '@/components/batch/plan/when-section';
import { notify } from '@/components/feedback/toast-store';
import { Field } from '@/components/form/field';
import { useLandedFocus } from '@/components/shell/navigation';
import { Button } from '@/components/ui/button';
import { Input, Textarea } from '@/components/ui/input';
import { pastedCut, useTypedEarly } from '@/components/ui/typed-text';
import { MAX_NOTE_LENGTH, MAX_TITLE_LENGTH } from '@/lib/domain/limits';
import type { ApprovalPreview, Draft } from '@/lib/schemas/drafts';
import { nowMs } from '@/lib/time/clock';
import { planParsers } from '@/lib/url/batches-params';

type PlanFormProps = {
  draft: Draft;
  times: PlanTimes;
  summary: PlanSummary;
  rows: readonly PlannedRow[];
  preview: ApprovalPreview | null;
  /** What to know of rows that are planned for later than approvals count. */
  late: ReactNode;
  slots: PlanSlots;
  onTimesChange: (change: Partial<PlanTimes>) => void;
  onChange: (patch: DraftPatch) => void;
  onRemove: (rowIds: readonly string[]) => void;
};

/** The left side of the plan: what holds for the whole batch. */
export function PlanForm({
  draft,
  times,
  summary,
  rows,
  preview,
  late,
  slots,
  onTimesChange,
  onChange,
  onRemove,
}: PlanFormProps) {
  const t = useTranslations('plan.fields');
  const form = useRef<HTMLFormElement>(null);
  // Whoever chose events goes on with the time.
  useLandedFocus(form, 'input[type="radio"]:checked');
  const title = useRef<HTMLInputElement>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  useTypedEarly(title, draft.title, (text) => onChange({ title: text }));
  useTypedEarly(note, draft.note, (text) => onChange({ note: text }));
  /** A field takes what fits of a pasted text and says nothing. */
  const tellCut = (limit: number) => (event: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    const cut = pastedCut(event.currentTarget, event.clipboardData.getData('text'), limit);
    if (cut > 0) notify.warning(t('cut', { limit, cut }));
  };
  const followers = draft.rows.reduce((count, row) => count + (row.override === null ? 1 : 0), 0);
  return (
    <form ref={form} className="flex flex-col gap-5" onSubmit={(event) => event.preventDefault()}>
      <WhenSection
        times={times}
        onTimesChange={onTimesChange}
        followers={followers}
        rows={rows}
        slots={slots}
      />
      <Field label={t('title')} hint={t('counter', { used: draft.title.length, limit: MAX_TITLE_LENGTH })}>
        {(control) => (
          <Input
            {...control}
            ref={title}
            maxLength={MAX_TITLE_LENGTH}
            onPaste={tellCut(MAX_TITLE_LENGTH)}
            placeholder={t('titlePlaceholder')}
            value={draft.title}
            onChange={(event) => onChange({ title: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t('note')} hint={t('counter', { used: draft.note.length, limit: MAX_NOTE_LENGTH })}>
        {(control) => (
          <Textarea
            {...control}
            ref={note}
            maxLength={MAX_NOTE_LENGTH}
            onPaste={tellCut(MAX_NOTE_LENGTH)}
            placeholder={t('notePlaceholder')}
            value={draft.note}
            onChange={(event) => onChange({ note: event.currentTarget.value })}
          />
        )}
      </Field>
      <SlotCallout rows={rows} zone={draft.plan.zone} slots={slots} />
      <Callouts summary={summary} />
      <LateRows rows={rows} onChange={onChange} onRemove={onRemove} />
      {preview ? <ApprovalCallout preview={preview} /> : null}
      {late}
    </form>
  );
}

type LateRowsProps = {
  rows: readonly PlannedRow[];
  onChange: (patch: DraftPatch) => void;
  onRemove: (rowIds: readonly string[]) => void;
};

/** What can be done about rows that the cloud would handle before their planned time; nothing without such rows. */
function LateRows({ rows, onChange, onRemove }: LateRowsProps) {
  const t = useTranslations('plan.late');
  const [, setShow] = useQueryState('show', planParsers.show);
  const late = rows.filter(isLate);
  if (late.length === 0) return null;
  const ids = late.map(({ row }) => row.id);

  function move() {
    const overrides = beforeDueOverrides(late, nowMs());
    const moved = Object.keys(overrides).length;
    if (moved > 0) onChange({ overrides });
    if (moved < late.length) notify.warning(t('noRoom', { count: late.length - moved }));
    else notify.success(t('moved', { count: moved }));
  }

  return (
    <div
      role="group"
      aria-label={t('label', { count: late.length })}
      className="-mt-3 flex flex-wrap gap-1.5"
    >
      <Button size="sm" onClick={move}>
        {t('move', { count: late.length })}
      </Button>
      <Button size="sm" variant="ghost" onClick={() => void setShow('late')}>
        {t('only')}
      </Button>
      <Button size="sm" variant="ghost" onClick={() => onRemove(ids)}>
        {t('remove')}
      </Button>
    </div>
  );
}
