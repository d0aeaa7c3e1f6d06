'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/form/field';
import { Weekdays } from '@/components/form/weekdays';
import { ZoneSelect } from '@/components/time/zone-select';
import { Input } from '@/components/ui/input';
import type { WorkingHours } from '@/lib/domain/approval-policy';

type HoursEditorProps = { hours: WorkingHours; onHoursChange: (hours: WorkingHours) => void };

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const HOUR_MINUTES = 60;

/** "09:00" for minutes after midnight. */
export function clockOf(minutes: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minutes / HOUR_MINUTES))}:${pad(minutes % HOUR_MINUTES)}`;
}

function minutesOf(clock: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(clock) ?? [];
  return hours === undefined ? null : Number(hours) * HOUR_MINUTES + Number(minutes);
}

/** Which hours of which days in which zone count as working hours. */
export function HoursEditor({ hours, onHoursChange }: HoursEditorProps) {
  const t = useTranslations('policy.hours');
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-semibold">{t('heading')}</legend>
      <p className="-mt-1 text-dim text-sm">{t('hint')}</p>
      <ZoneSelect
        label={t('zone')}
        zone={hours.zone}
        onZoneChange={(zone) => onHoursChange({ ...hours, zone })}
      />
      <Weekdays
        legend={t('days')}
        days={WEEKDAYS}
        chosen={hours.days}
        labelOf={(day) => t(`day.${day}`)}
        onChange={(days) => onHoursChange({ ...hours, days })}
      />
      <div className="flex gap-3">
        {(['from', 'to'] as const).map((end) => {
          const key = end === 'from' ? 'fromMinute' : 'toMinute';
          return (
            <Field key={end} label={t(end)}>
              {(control) => (
                <Input
                  {...control}
                  type="time"
                  className="w-28"
                  value={clockOf(hours[key] % (24 * HOUR_MINUTES))}
                  onChange={({ currentTarget: { value } }) => {
                    const minutes = minutesOf(value);
                    if (minutes !== null) onHoursChange({ ...hours, [key]: minutes });
                  }}
                />
              )}
            </Field>
          );
        })}
      </div>
    </fieldset>
  );
}
