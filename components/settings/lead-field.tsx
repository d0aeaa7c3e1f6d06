'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/form/field';
import { maxLead, type RuleDraft, soonerThanMinutesOf } from '@/components/settings/policy-draft';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { LEAD_UNITS } from '@/lib/domain/lead-time';

type LeadFieldProps = { draft: RuleDraft; onDraftChange: (draft: RuleDraft) => void };

/** How soon after the request the first row must start for the rule to match: a number and its unit. */
export function LeadField({ draft, onDraftChange }: LeadFieldProps) {
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
