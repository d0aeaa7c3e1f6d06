'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/feedback/confirm-dialog';
import { noAnswer } from '@/components/feedback/desk-updated';
import { notify } from '@/components/feedback/toast-store';
import { useProblemText } from '@/components/feedback/use-problem-text';
import { Field } from '@/components/form/field';
import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/input';
import { acknowledgeOutcomes } from '@/lib/actions/outcomes';
import { OUTCOMES_KEY } from '@/lib/api-client/outcomes';
import { can, type Role } from '@/lib/domain/permissions';
import type { OutcomeRow } from '@/lib/schemas/outcomes';

/** As in the schema of the services, which stays out of the browser's bundle. */
const MAX_ROWS = 500;
const MAX_NOTE = 500;

type AcknowledgeButtonProps = {
  /** Rows that need a person. */
  rows: readonly OutcomeRow[];
  role: Role;
  /** `row`: a quiet button in a list, named after the row. `group`: counts its rows. `page`: the button of a page. */
  look: 'row' | 'group' | 'page';
};

/** Takes rows out of "look here" for everybody, with an optional sentence. Nothing where no row needs a person. */
export function AcknowledgeButton({ rows, role, look }: AcknowledgeButtonProps) {
  const t = useTranslations('outcomes.ack');
  const tCommon = useTranslations('common');
  const problemText = useProblemText();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const [first] = rows;
  if (!first) return null;
  const name = first.instanceName || first.instanceId;

  async function acknowledge() {
    let done = 0;
    let changed = 0;
    for (let start = 0; start < rows.length; start += MAX_ROWS) {
      const part = rows.slice(start, start + MAX_ROWS).map(({ rowId, phase }) => ({ rowId, phase }));
      const result = await acknowledgeOutcomes({ rows: part, note }).catch(noAnswer);
      if (!result?.ok) {
        const description = problemText(result?.problem ?? null, tCommon('noAnswer'));
        notify.error(t('failed'), { description });
        await client.invalidateQueries({ queryKey: OUTCOMES_KEY });
        return;
      }
      done += result.data.acknowledged.length;
      changed += result.data.changed.length;
    }
    setOpen(false);
    setNote('');
    notify.success(
      t('done', { count: done }),
      changed > 0 ? { description: t('changed', { count: changed }) } : {},
    );
    await client.invalidateQueries({ queryKey: OUTCOMES_KEY });
  }

  return (
    <>
      <Button
        size={look === 'page' ? undefined : 'sm'}
        variant={look === 'row' ? 'ghost' : undefined}
        aria-label={look === 'row' ? t('ofRow', { name }) : undefined}
        reason={can(role, 'outcomes.ack') ? null : t('role')}
        onClick={() => setOpen(true)}
      >
        <Check aria-hidden />
        {look === 'group' ? t('ofGroup', { count: rows.length }) : t('button')}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={t('title', { count: rows.length })}
        description={t('text')}
        onConfirm={acknowledge}
      >
        <Field label={t('note')} optional>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={MAX_NOTE}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
        </Field>
      </ConfirmDialog>
    </>
  );
}
