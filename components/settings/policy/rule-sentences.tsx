'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Field } from '@/components/form/field';
import { Weekdays } from '@/components/form/weekdays';
import { ZoneSelect } from '@/components/time/zone-select';
import { Input } from '@/components/ui/input';
import type { ApprovalPolicy, PolicyRule, WorkingHours } from '@/lib/domain/approval-policy';
import { useConditionWords } from '@/lib/i18n/policy-words';

const isAlways = ({ when }: PolicyRule) => Object.values(when).every((part) => part === undefined);

/** The rules of a policy as a person would say them: what always holds first, then the fewest approvals. */
export function RuleSentences({ policy }: { policy: Pick<ApprovalPolicy, 'rules'> }) {
  const t = useTranslations('policy.words');
  const { rule: say } = usePolicyWords();
  const asking = policy.rules.filter(({ approvals }) => approvals > 0);
  if (asking.length === 0) return <p>{t('nothing')}</p>;
  const sorted = [...asking].sort(
    (a, b) => Number(isAlways(b)) - Number(isAlways(a)) || a.approvals - b.approvals,
  );
  const lines = [...new Set(sorted.map(say)), ...(asking.some(isAlways) ? [] : [t('none')])];
  return (
    <ul className="flex list-disc flex-col gap-1 pl-4">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** Expiry, proof and hours in sentences. */
export function LimitSentences({ policy }: { policy: ApprovalPolicy }) {
  const t = useTranslations('policy');
  const words = usePolicyWords();
  const { stepUpRows: rows, expiryHours, workingHours } = policy;
  return (
    <ul className="flex list-disc flex-col gap-1 pl-4">
      <li>{t('expiry.summary', { hours: expiryHours })}</li>
      <li>
        {rows === null ? t('stepUp.never') : rows === 0 ? t('stepUp.always') : t('stepUp.summary', { rows })}
      </li>
      <li>{t('versions.hours', { hours: words.hours(workingHours) })}</li>
    </ul>
  );
}

/** The parts of a policy in words. */
export function usePolicyWords() {
  const t = useTranslations('policy');
  const conditions = useConditionWords();
  const format = useFormatter();
  return {
    rule: (rule: PolicyRule): string => {
      const approvals = t('approvals', { count: rule.approvals });
      if (isAlways(rule)) return t('words.always', { approvals });
      return t('words.when', { approvals, conditions: format.list(conditions(rule.when)) });
    },
    stepUp: (rows: number | null): string => {
      if (rows === null) return t('stepUp.no');
      return rows === 0 ? t('stepUp.each') : t('stepUp.above', { rows });
    },
    hours: ({ days, fromMinute, toMinute, zone }: WorkingHours): string => {
      const named = WEEKDAYS.filter((day) => days.includes(day)).map((day) => t(`hours.day.${day}`));
      return t('hours.summary', {
        days: named.length === 0 ? t('hours.noDays') : format.list(named),
        from: clockOf(fromMinute),
        to: clockOf(toMinute),
        zone,
      });
    },
  };
}

type HoursEditorProps = { hours: WorkingHours; onHoursChange: (hours: WorkingHours) => void };

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const HOUR_MINUTES = 60;

/** "09:00" for minutes after midnight. */
function clockOf(minutes: number): string {
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
