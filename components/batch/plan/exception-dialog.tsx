'use client';

import { Snowflake } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import type { PlannedRow } from '@/components/batch/plan/planned-row';
import type { PlanSlots } from '@/components/batch/plan/use-slots';
import { Field } from '@/components/form/field';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Textarea } from '@/components/ui/input';
import { useSlotWords } from '@/components/vocabulary/slot';
import { MAX_NOTE_LENGTH } from '@/lib/domain/limits';
import { MIN_EXCEPTION_REASON } from '@/lib/domain/schedule/row-wait';

type ExceptionDialogProps = {
  slots: PlanSlots;
  /** The rows that shall pass; those that nothing blocks are left alone. */
  rows: readonly PlannedRow[];
  zone: string;
  onClose: () => void;
  onApply: (reason: string) => void;
};

/** Passes windows and budgets by a reason, for the rows that were chosen; a freeze is passed by none. */
export function ExceptionDialog({ slots, rows, zone, onClose, onApply }: ExceptionDialogProps) {
  const t = useTranslations('slots.exceptionDialog');
  const tCommon = useTranslations('common');
  const words = useSlotWords(zone, slots.world?.regionNames);
  const formId = useId();
  const only = rows.length === 1 ? rows[0] : undefined;
  const [reason, setReason] = useState(only?.row.exception?.reason ?? '');
  const isShort = reason.trim().length < MIN_EXCEPTION_REASON;
  const blocks = rows.flatMap(({ slot }) => slot?.verdict.blocks ?? []);
  const passed = counted(
    blocks.filter(({ kind }) => kind === 'window' || kind === 'budget').map((block) => words.block(block)),
  );
  const frozen = rows.filter(({ slot }) => slot?.verdict.blocks.some(({ kind }) => kind === 'freeze')).length;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isShort) onApply(reason.trim());
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title', { count: rows.length })}
      description={t('text')}
      closeOnOutside={false}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {tCommon('cancel')}
          </Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            reason={isShort ? t('tooShort', { count: MIN_EXCEPTION_REASON }) : null}
          >
            {t('apply')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        <div>
          <p className="font-medium text-sm">{t('passes')}</p>
          <ul className="mt-1 flex list-disc flex-col gap-0.5 pl-4">
            {passed.slice(0, 20).map(({ text, count }) => (
              <li key={text}>
                {text}
                {rows.length > 1 ? <span className="text-dim"> · {t('ofRows', { count })}</span> : null}
              </li>
            ))}
          </ul>
        </div>
        {frozen > 0 ? (
          <Alert tone="amber" icon={Snowflake}>
            {t('frozen', { count: frozen })}
          </Alert>
        ) : null}
        <Field label={t('reason')} hint={t('reasonHint', { count: MIN_EXCEPTION_REASON })} required>
          {(control) => (
            <Textarea
              {...control}
              maxLength={MAX_NOTE_LENGTH}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
        <p className="text-dim text-sm">{t('approvals')}</p>
      </form>
    </Dialog>
  );
}

/** Each text once, with how often it stands there; the most frequent first. */
export function counted(texts: readonly string[]): { text: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);
}
