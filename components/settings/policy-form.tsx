'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Field } from '@/components/form/field';
import { HoursEditor } from '@/components/settings/hours-editor';
import {
  type PolicyDraft,
  type RuleDraft,
  ruleDraftOf,
  stepUpRowsOf,
  wholeNumber,
} from '@/components/settings/policy-draft';
import { RuleEditor } from '@/components/settings/rule-editor';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { MAX_EXPIRY_HOURS, MAX_POLICY_RULES } from '@/lib/domain/approval-policy';
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
