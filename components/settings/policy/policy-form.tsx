'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Field } from '@/components/form/field';
import {
  type Flag,
  maxLead,
  moreThanRowsOf,
  type PolicyDraft,
  type RuleDraft,
  ruleDraftOf,
  soonerThanMinutesOf,
  stepUpRowsOf,
  wholeNumber,
  withFlag,
} from '@/components/settings/policy/policy-draft';
import { HoursEditor } from '@/components/settings/policy/rule-sentences';
import { Button, IconButton } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Input, Select } from '@/components/ui/input';
import {
  APPROVAL_COUNTS,
  LEAD_UNITS,
  MAX_EXPIRY_HOURS,
  MAX_POLICY_RULES,
} from '@/lib/domain/approval-policy';
import { MAX_BATCH_ROWS } from '@/lib/domain/limits';

type PolicyFormProps = { draft: PolicyDraft; onDraftChange: (draft: PolicyDraft) => void };

/** Rules, expiry and working hours, for administrators. */
export function PolicyForm({ draft, onDraftChange }: PolicyFormProps) {
  const t = useTranslations('policy');
  const { rules, hours, expiry, stepUpRows } = draft;
  const setRules = (next: RuleDraft[]) => onDraftChange({ ...draft, rules: next });
  const isFull = rules.length >= MAX_POLICY_RULES;

  function add() {
    setRules([...rules, ruleDraftOf(crypto.randomUUID(), { when: {}, approvals: 1 })]);
  }

  return (
    <form className="flex flex-col gap-6" onSubmit={(event) => event.preventDefault()}>
      <section aria-labelledby="rules-heading">
        <h2 id="rules-heading" className="font-semibold">
          {t('rules.heading')}
        </h2>
        <p className="text-dim text-sm">{t('rules.hint')}</p>
        {rules.length === 0 ? <p className="py-3">{t('rules.none')}</p> : null}
        {rules.map((rule, index) => (
          <RuleEditor
            key={rule.key}
            number={index + 1}
            draft={rule}
            onDraftChange={(next) => setRules(rules.map((other) => (other.key === rule.key ? next : other)))}
            onRemove={() => setRules(rules.filter((other) => other.key !== rule.key))}
          />
        ))}
        <Button
          className="mt-3"
          reason={isFull ? t('rules.tooMany', { max: MAX_POLICY_RULES }) : null}
          onClick={add}
        >
          <Plus aria-hidden />
          {t('rules.add')}
        </Button>
      </section>
      <Field
        label={t('expiry.label')}
        hint={t('expiry.hint')}
        error={
          wholeNumber(expiry, { min: 1, max: MAX_EXPIRY_HOURS }) === null
            ? t('expiry.bad', { max: MAX_EXPIRY_HOURS })
            : undefined
        }
      >
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            className="w-28"
            value={expiry}
            onChange={(event) => onDraftChange({ ...draft, expiry: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field
        label={t('stepUp.label')}
        optional
        hint={t('stepUp.hint')}
        error={stepUpRowsOf(stepUpRows) === 'wrong' ? t('stepUp.bad', { max: MAX_BATCH_ROWS }) : undefined}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            className="w-28"
            value={stepUpRows}
            onChange={(event) => onDraftChange({ ...draft, stepUpRows: event.currentTarget.value })}
          />
        )}
      </Field>
      <HoursEditor hours={hours} onHoursChange={(next) => onDraftChange({ ...draft, hours: next })} />
    </form>
  );
}

type RuleEditorProps = {
  number: number;
  draft: RuleDraft;
  onDraftChange: (draft: RuleDraft) => void;
  onRemove: () => void;
};

const FLAGS: readonly Flag[] = ['immediate', 'critical', 'localDisk', 'outsideHours'];

/** One rule: how many approvals, and what must be true. */
function RuleEditor({ number, draft, onDraftChange, onRemove }: RuleEditorProps) {
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

type LeadFieldProps = { draft: RuleDraft; onDraftChange: (draft: RuleDraft) => void };

/** How soon after the request the first row must start for the rule to match: a number and its unit. */
function LeadField({ draft, onDraftChange }: LeadFieldProps) {
  const t = useTranslations('policy.rules');
  const { sooner, soonerUnit } = draft;
  const isWrong = soonerThanMinutesOf(draft) === 'wrong';
  return (
    <Field
      label={t('sooner')}
      optional
      hint={t('soonerHint')}
      error={isWrong ? t(`badLead.${soonerUnit}`, { max: maxLead(soonerUnit) }) : undefined}
    >
      {(control) => (
        <div className="flex gap-2">
          <Input
            {...control}
            inputMode="numeric"
            className="w-28"
            value={sooner}
            onChange={({ currentTarget }) => onDraftChange({ ...draft, sooner: currentTarget.value })}
          />
          <Select
            aria-label={t('soonerUnit')}
            className="w-32"
            value={soonerUnit}
            onChange={({ currentTarget }) => {
              const unit = LEAD_UNITS.find((one) => one === currentTarget.value);
              if (unit !== undefined) onDraftChange({ ...draft, soonerUnit: unit });
            }}
          >
            {LEAD_UNITS.map((unit) => (
              <option key={unit} value={unit}>
                {t(`unit.${unit}`)}
              </option>
            ))}
          </Select>
        </div>
      )}
    </Field>
  );
}
