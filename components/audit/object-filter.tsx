'use client';

import { useTranslations } from 'next-intl';
import type { ChangeAuditQuery } from '@/components/audit/audit-toolbar';
import { Field } from '@/components/form/field';
import type { FacetOption } from '@/components/table/faceted-filter';
import { FilterChip } from '@/components/table/filter-chip';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Popover } from '@/components/ui/popover';
import { Select } from '@/components/ui/select';

type ObjectFilterProps = {
  type: string | null;
  id: string | null;
  /** What the thing is called, where that is known. */
  name: string | null;
  types: readonly FacetOption[];
  onChange: ChangeAuditQuery;
};

/** "Object": a kind of thing, or one thing by its id. */
export function ObjectFilter({ type, id, name, types, onChange }: ObjectFilterProps) {
  const t = useTranslations('audit.filters');
  const typeLabel = types.find(({ value }) => value === type)?.label ?? type;
  const face = [typeLabel, name ?? id].filter((part) => part !== null).join(' ');
  const isKnown = type === null || types.some(({ value }) => value === type);
  return (
    <Popover label={t('object')} trigger={<FilterChip name={t('object')} value={face} />} className="w-72">
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const entered = new FormData(event.currentTarget).get('id');
          const text = typeof entered === 'string' ? entered.trim() : '';
          onChange({ id: text === '' ? null : text });
        }}
      >
        <Field label={t('type')}>
          {(control) => (
            <Select
              {...control}
              value={type ?? ''}
              onChange={(event) => onChange({ type: event.currentTarget.value || null })}
            >
              <option value="">{t('anyType')}</option>
              {isKnown ? null : <option value={type}>{type}</option>}
              {types.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('id')}>
          {(control) => <Input {...control} key={id} name="id" defaultValue={id ?? ''} maxLength={2_000} />}
        </Field>
        <div className="flex justify-end gap-2">
          {type === null && id === null ? null : (
            <Button variant="ghost" onClick={() => onChange({ type: null, id: null })}>
              {t('clearObject')}
            </Button>
          )}
          <Button type="submit">{t('apply')}</Button>
        </div>
      </form>
    </Popover>
  );
}
