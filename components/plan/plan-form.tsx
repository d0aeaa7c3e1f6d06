'use client';

import { useTranslations } from 'next-intl';
import { type ClipboardEvent, type ReactNode, useRef } from 'react';
import { notify } from '@/components/feedback/toast-store';
import { Field } from '@/components/form/field';
import { ApprovalCallout } from '@/components/plan/approval-callout';
import { Callouts } from '@/components/plan/callouts';
import type { DraftPatch } from '@/components/plan/draft-patch';
import { LateRows } from '@/components/plan/late-rows';
import { pastedCut } from '@/components/plan/pasted-cut';
import type { PlanTimes } from '@/components/plan/plan-times';
import type { PlannedRow, PlanSummary } from '@/components/plan/planned-row';
import { WhenSection } from '@/components/plan/when-section';
import { useLandedFocus } from '@/components/shell/landed-focus';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { useTypedEarly } from '@/components/ui/use-typed-early';
import { MAX_NOTE_LENGTH, MAX_TITLE_LENGTH } from '@/lib/domain/limits';
import type { ApprovalPreview } from '@/lib/schemas/approvals';
import type { Draft } from '@/lib/schemas/batches';

type PlanFormProps = {
  draft: Draft;
  times: PlanTimes;
  summary: PlanSummary;
  rows: readonly PlannedRow[];
  preview: ApprovalPreview | null;
  /** What to know of rows that are planned for later than approvals count. */
  late: ReactNode;
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
      <WhenSection times={times} onTimesChange={onTimesChange} followers={followers} rows={rows} />
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
      <Callouts summary={summary} />
      <LateRows rows={rows} onChange={onChange} onRemove={onRemove} />
      {preview ? <ApprovalCallout preview={preview} /> : null}
      {late}
    </form>
  );
}
