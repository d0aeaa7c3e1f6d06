'use client';

import { Hourglass } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field, type FieldControlProps } from '@/components/form/field';
import { Instant } from '@/components/time/instant';
import { Checkbox } from '@/components/ui/checkbox';
import { Input, Select } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { Switch } from '@/components/ui/switch';
import { isRole, ROLES, type Role } from '@/lib/domain/permissions';
import type { UserRow } from '@/lib/schemas/users';

type RoleSelectProps = FieldControlProps & { value: Role; onRoleChange: (role: Role) => void };

/** One of the roles, each with what it may do. */
export function RoleSelect({ value, onRoleChange, ...control }: RoleSelectProps) {
  const t = useTranslations('settings.roleHints');
  const tShell = useTranslations('shell.roles');
  return (
    <Select
      {...control}
      value={value}
      onChange={(event) => isRole(event.currentTarget.value) && onRoleChange(event.currentTarget.value)}
    >
      {ROLES.map((role) => (
        <option key={role} value={role}>
          {tShell(role)} – {t(role)}
        </option>
      ))}
    </Select>
  );
}

type RightSwitchProps = {
  user: UserRow;
  /** Why the viewer cannot change anything yet; null when they can. */
  wait: string | null;
  onChange: (allowed: boolean) => void;
};

/** Whether somebody may send without approval; who cannot be given it is shown with the reason. */
export function RightSwitch({ user, wait, onChange }: RightSwitchProps) {
  const t = useTranslations('settings.right');
  const tShell = useTranslations('shell');
  const { name, role, breakGlass, whyNotSetRight } = user;
  return (
    <span className="inline-flex items-center gap-2">
      <Switch
        aria-label={t('switch', { name })}
        checked={breakGlass}
        reason={whyNotSetRight ? t(`hurdle.${whyNotSetRight}`, { role: tShell(`roles.${role}`) }) : wait}
        onCheckedChange={onChange}
      />
      <span aria-hidden className={breakGlass ? 'font-medium' : 'text-dim'}>
        {t(breakGlass ? 'yes' : 'no')}
      </span>
    </span>
  );
}

/** That a right does not count yet, and from when it does (epoch ms). Nothing when it does. Large enough to be touched on phones. */
export function WaitMark({ fromMs }: { fromMs: number | null }) {
  const t = useTranslations('settings.users');
  if (fromMs === null) return null;
  return (
    <span className="flex flex-wrap items-center gap-x-1 text-amber text-xs max-sm:justify-end">
      <Hourglass aria-hidden className="size-3 shrink-0 stroke-[1.75]" />
      {t('countsFrom')} <Instant ms={fromMs} withZone className="max-sm:min-h-6" />
    </span>
  );
}

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
