'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from '@/components/form/field';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import type { Role } from '@/lib/domain/permissions';

export type KnownRegions = readonly { regionId: string; name: string }[];

type RegionLimitFieldProps = {
  role: Role;
  known: KnownRegions;
  /** Null: no limit; an empty list is one that is still to be filled. */
  value: readonly string[] | null;
  onChange: (value: string[] | null) => void;
};

/** All regions, or those that are ticked or typed. Admins have no limit. */
export function RegionLimitField({ role, known, value, onChange }: RegionLimitFieldProps) {
  const t = useTranslations('settings.regions');
  const ids = known.map(({ regionId }) => regionId);
  const [typed, setTyped] = useState(() => (value ?? []).filter((id) => !ids.includes(id)).join(' '));
  const ticked = (value ?? []).filter((id) => ids.includes(id));
  if (role === 'admin') return <p className="text-dim">{t('admin')}</p>;

  function set(nextTicked: readonly string[], nextTyped: string) {
    onChange([...new Set([...nextTicked, ...wordsOf(nextTyped)])]);
  }
  return (
    <div className="flex flex-col gap-3">
      <RadioGroup
        label={t('label')}
        options={[
          { value: 'all', label: t('all') },
          { value: 'some', label: t('some'), hint: t('someHint') },
        ]}
        value={value === null ? 'all' : 'some'}
        onValueChange={(choice) => (choice === 'all' ? onChange(null) : set(ticked, typed))}
      />
      {value === null ? null : (
        <div className="flex flex-col gap-3 pl-6">
          {known.length === 0 ? null : (
            <fieldset>
              <legend className="sr-only">{t('known')}</legend>
              <div className="grid max-h-40 gap-x-4 gap-y-2 overflow-y-auto sm:grid-cols-2">
                {known.map(({ regionId, name }) => (
                  <label key={regionId} className="flex items-center gap-2" title={name}>
                    <Checkbox
                      checked={ticked.includes(regionId)}
                      onChange={({ currentTarget: { checked } }) =>
                        set(checked ? [...ticked, regionId] : ticked.filter((id) => id !== regionId), typed)
                      }
                    />
                    <span className="min-w-0 truncate">{regionId}</span>
                  </label>
                ))}
              </div>
            </fieldset>
          )}
          <Field label={t('other')} hint={t('otherHint')}>
            {(control) => (
              <Input
                {...control}
                value={typed}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                onChange={({ currentTarget }) => {
                  setTyped(currentTarget.value);
                  set(ticked, currentTarget.value);
                }}
              />
            )}
          </Field>
        </div>
      )}
    </div>
  );
}

function wordsOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter((word) => word !== '');
}
