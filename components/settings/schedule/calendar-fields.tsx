'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/form/field';
import type { ScopeForm } from '@/components/settings/schedule/rule-form';
import { useViewerZone } from '@/components/time/use-clock';
import { ZoneSelect } from '@/components/time/zone-select';
import { Button } from '@/components/ui/button';
import { Input, Select } from '@/components/ui/input';
import { MAX_RULE_NAME } from '@/lib/domain/schedule/rule-limits';
import type { RuleOwner } from '@/lib/domain/schedule/world';
import type { CalendarPreview } from '@/lib/schemas/calendar-import';
import type { SchedulePage } from '@/lib/schemas/time-rules';

/** What is asked beside the file. `calendarId` undefined: the server finds which calendar this is a newer form of. */
export type CalendarAnswers = {
  zone: string | null;
  zones: { tzid: string; zone: string }[];
  before: string;
  after: string;
  owner: RuleOwner;
  scope: ScopeForm;
  calendarId: string | null | undefined;
};

type CalendarFieldsProps = {
  page: SchedulePage;
  found: CalendarPreview;
  name: string;
  onName: (name: string) => void;
  answers: CalendarAnswers;
  onChange: (changes: Partial<CalendarAnswers>) => void;
};

/** Name, which calendar it is a newer form of, and what the file leaves open. */
export function CalendarFields({ page, found, name, onName, answers, onChange }: CalendarFieldsProps) {
  const t = useTranslations('schedule.import');
  const viewerZone = useViewerZone();
  const zoneOf = (tzid: string) => answers.zones.find((answer) => answer.tzid === tzid)?.zone ?? null;
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('name')} required>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={MAX_RULE_NAME}
              value={name}
              onChange={({ currentTarget: { value } }) => onName(value)}
            />
          )}
        </Field>
        {page.calendars.length > 0 ? (
          <Field label={t('calendar')}>
            {(control) => (
              <Select
                {...control}
                value={found.calendarId ?? ''}
                onChange={({ currentTarget: { value } }) =>
                  onChange({ calendarId: value === '' ? null : value })
                }
              >
                <option value="">{t('newCalendar')}</option>
                {page.calendars.map((calendar) => (
                  <option key={calendar.id} value={calendar.id}>
                    {t('newerForm', { name: calendar.name })}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ) : null}
      </div>
      {found.needsZone ? (
        <ZoneQuestion
          label={t('zone')}
          hint={found.zone === null ? t('zoneNeeded') : t('zoneHint')}
          zone={found.zone}
          suggestion={viewerZone}
          onZoneChange={(zone) => onChange({ zone })}
        />
      ) : null}
      {found.unknownZones.map(({ tzid, suggestion }) => (
        <ZoneQuestion
          key={tzid}
          label={t('unknownZone', { tzid })}
          hint={t('unknownZoneHint')}
          zone={zoneOf(tzid)}
          suggestion={suggestion ?? viewerZone}
          onZoneChange={(zone) =>
            onChange({ zones: [...answers.zones.filter((answer) => answer.tzid !== tzid), { tzid, zone }] })
          }
        />
      ))}
      <div className="flex flex-wrap gap-3">
        {(['before', 'after'] as const).map((margin) => (
          <Field key={margin} label={t(`margins.${margin}`)}>
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                className="w-28"
                value={answers[margin]}
                onChange={({ currentTarget: { value } }) => onChange({ [margin]: value })}
              />
            )}
          </Field>
        ))}
      </div>
    </div>
  );
}

type ZoneQuestionProps = {
  label: string;
  hint: string;
  /** Null while nobody has answered. */
  zone: string | null;
  suggestion: string;
  onZoneChange: (zone: string) => void;
};

/** A zone that a person must choose or confirm. */
function ZoneQuestion({ label, hint, zone, suggestion, onZoneChange }: ZoneQuestionProps) {
  const t = useTranslations('schedule.import');
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-end gap-3">
        <ZoneSelect
          label={label}
          zone={zone ?? suggestion}
          onZoneChange={onZoneChange}
          className="min-w-64 flex-1"
        />
        {zone === null ? (
          <Button onClick={() => onZoneChange(suggestion)}>{t('useZone', { zone: suggestion })}</Button>
        ) : null}
      </div>
      <p className={zone === null ? 'text-amber text-sm' : 'text-dim text-sm'}>{hint}</p>
    </div>
  );
}
