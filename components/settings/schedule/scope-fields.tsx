'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/form/field';
import type { RuleForm, ScopeForm } from '@/components/settings/schedule/rule-form';
import { useScopeWords } from '@/components/settings/schedule/use-rule-words';
import { Checkbox } from '@/components/ui/checkbox';
import { Input, Select, Textarea } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { EVENT_LEVELS } from '@/lib/domain/events';
import { type RuleOwner, WINDOW_FITS } from '@/lib/domain/schedule/world';
import type { SchedulePage } from '@/lib/schemas/time-rules';

type ScopeFieldsProps = {
  page: SchedulePage;
  owner: RuleOwner;
  scope: ScopeForm;
  onChange: (changes: { owner?: RuleOwner; scope?: ScopeForm }) => void;
};

/** Whose rule it is, and which instances it is about. */
export function ScopeFields({ page, owner, scope, onChange }: ScopeFieldsProps) {
  const t = useTranslations('schedule.dialog');
  const { regionName, levelName } = useScopeWords(page);
  const regionIds = [
    ...new Set([...page.regions.map(({ regionId }) => regionId), ...(page.limitedTo ?? [])]),
  ];
  const choices: { name: 'serviceIds' | 'regionIds' | 'levels'; items: { id: string; label: string }[] }[] = [
    {
      name: 'serviceIds',
      items: owner.kind === 'service' ? [] : page.services.map(({ id, name }) => ({ id, label: name })),
    },
    {
      name: 'regionIds',
      items: owner.kind === 'region' ? [] : regionIds.map((id) => ({ id, label: regionName(id) })),
    },
    { name: 'levels', items: EVENT_LEVELS.map((id) => ({ id, label: levelName(id) })) },
  ];
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="sr-only">{t('scope')}</legend>
      <OwnerField page={page} owner={owner} scope={scope} onChange={onChange} />
      <p className="text-dim text-sm">{t('scopeHint')}</p>
      {choices.map(({ name, items }) =>
        items.length === 0 ? null : (
          <fieldset key={name}>
            <legend className="mb-1.5 font-medium text-sm">{t(`scopes.${name}`)}</legend>
            <div className="grid max-h-36 gap-x-4 gap-y-1.5 overflow-y-auto sm:grid-cols-3">
              {items.map(({ id, label }) => (
                <label key={id} className="flex items-center gap-2">
                  <Checkbox
                    checked={scope[name].includes(id)}
                    onChange={({ currentTarget: { checked } }) =>
                      onChange({
                        scope: {
                          ...scope,
                          [name]: checked
                            ? [...scope[name], id]
                            : scope[name].filter((other) => other !== id),
                        },
                      })
                    }
                  />
                  <span className="min-w-0 truncate" title={id}>
                    {label}
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        ),
      )}
      <Field label={t('scopes.tags')} hint={t('tagsHint')} optional>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            className="font-mono"
            autoCapitalize="none"
            spellCheck={false}
            value={scope.tags}
            onChange={({ currentTarget: { value } }) => onChange({ scope: { ...scope, tags: value } })}
          />
        )}
      </Field>
    </fieldset>
  );
}

/** The account, one region or one service; what the scope holds of the same kind is then the owner itself. */
function OwnerField({ page, owner, scope, onChange }: ScopeFieldsProps) {
  const t = useTranslations('schedule.dialog');
  const { ownerWords, regionName } = useScopeWords(page);
  const groups = [
    {
      kind: 'region',
      items: page.regions.map(({ regionId }) => ({ id: regionId, label: regionName(regionId) })),
    },
    { kind: 'service', items: page.services.map(({ id, name }) => ({ id, label: name })) },
  ] as const;

  function choose(value: string) {
    const [kind, ...rest] = value.split('/');
    const id = rest.join('/');
    if (kind === 'region') onChange({ owner: { kind, id }, scope: { ...scope, regionIds: [] } });
    else if (kind === 'service') onChange({ owner: { kind, id }, scope: { ...scope, serviceIds: [] } });
    else onChange({ owner: { kind: 'account', id: null } });
  }

  return (
    <Field label={t('owner')} hint={t('ownerHint')}>
      {(control) => (
        <Select
          {...control}
          value={`${owner.kind}/${owner.id ?? ''}`}
          onChange={({ currentTarget: { value } }) => choose(value)}
        >
          <option value="account/">{ownerWords({ owner: { kind: 'account', id: null } })}</option>
          {groups.map(({ kind, items }) =>
            items.length === 0 ? null : (
              <optgroup key={kind} label={t(`ownerGroups.${kind}`)}>
                {items.map(({ id, label }) => (
                  <option key={id} value={`${kind}/${id}`}>
                    {label}
                  </option>
                ))}
              </optgroup>
            ),
          )}
        </Select>
      )}
    </Field>
  );
}

type FitFieldsProps = { form: RuleForm; onChange: (changes: Partial<RuleForm>) => void };

/** What must fit into a window, and how late something may start in it. */
export function FitFields({ form, onChange }: FitFieldsProps) {
  const t = useTranslations('schedule.dialog');
  return (
    <div className="flex flex-col gap-4">
      <RadioGroup
        label={t('fit')}
        options={WINDOW_FITS.map((value) => ({
          value,
          label: t(`fits.${value}`),
          hint: t(`fitHints.${value}`),
        }))}
        value={form.fit}
        onValueChange={(fit) => onChange({ fit })}
      />
      <Field label={t('lastStart')} hint={t('lastStartHint')} optional>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            className="w-28"
            value={form.lastStart}
            onChange={({ currentTarget: { value } }) => onChange({ lastStart: value })}
          />
        )}
      </Field>
    </div>
  );
}
