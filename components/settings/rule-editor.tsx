'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Field } from '@/components/form/field';
import { LeadField } from '@/components/settings/lead-field';
import { type Flag, moreThanRowsOf, type RuleDraft, withFlag } from '@/components/settings/policy-draft';
import { Checkbox } from '@/components/ui/checkbox';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { APPROVAL_COUNTS } from '@/lib/domain/approval-policy';
import { MAX_BATCH_ROWS } from '@/lib/domain/limits';

type RuleEditorProps = {
  number: number;
  draft: RuleDraft;
  onDraftChange: (draft: RuleDraft) => void;
  onRemove: () => void;
};

const FLAGS: readonly Flag[] = ['immediate', 'critical', 'localDisk', 'outsideHours'];

/** One rule: how many approvals, and what must be true. */
export function RuleEditor({ number, draft, onDraftChange, onRemove }: RuleEditorProps) {
  const t = useTranslations('policy');
  const { rule, moreThan } = draft;
  const name = t('rules.rule', { number });
  return (
    <fieldset className="flex flex-col gap-3 border-line2 border-b py-4 first:pt-1">
      <legend className="sr-only">{name}</legend>
      <div className="flex items-end gap-3">
        <Field label={`${name} · ${t('rules.needs')}`} className="w-64">
          {(control) => (
            <Select
              {...control}
              value={rule.approvals}
              onChange={({ currentTarget }) => {
                const approvals = APPROVAL_COUNTS.find((count) => String(count) === currentTarget.value);
                if (approvals !== undefined) onDraftChange({ ...draft, rule: { ...rule, approvals } });
              }}
            >
              {APPROVAL_COUNTS.map((count) => (
                <option key={count} value={count}>
                  {t('approvals', { count })}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <IconButton aria-label={t('rules.remove', { number })} onClick={onRemove} className="ml-auto">
          <Trash2 aria-hidden />
        </IconButton>
      </div>
      <p className="text-dim text-sm">{t('rules.when')}</p>
      <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {FLAGS.map((flag) => (
          <label key={flag} className="flex items-center gap-2">
            <Checkbox
              checked={rule.when[flag] === true}
              onChange={({ currentTarget: { checked } }) =>
                onDraftChange({ ...draft, rule: { ...rule, when: withFlag(rule.when, flag, checked) } })
              }
            />
            {t(`check.${flag}`)}
          </label>
        ))}
      </div>
      <LeadField draft={draft} onDraftChange={onDraftChange} />
      <Field
        label={t('rules.moreThan')}
        optional
        hint={t('rules.moreThanHint')}
        error={moreThanRowsOf(draft) === 'wrong' ? t('rules.badRows', { max: MAX_BATCH_ROWS }) : undefined}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            className="w-28"
            value={moreThan}
            onChange={(event) => onDraftChange({ ...draft, moreThan: event.currentTarget.value })}
          />
        )}
      </Field>
    </fieldset>
  );
}
