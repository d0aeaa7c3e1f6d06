'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/form/field';
import { Weekdays } from '@/components/form/weekdays';
import { RULE_FORMS, type RuleForm } from '@/components/settings/schedule/rule-form';
import { useWeekdayName } from '@/components/settings/schedule/use-rule-words';
import { ZoneSelect } from '@/components/time/zone-select';
import { Checkbox } from '@/components/ui/checkbox';
import { Input, Select, Textarea } from '@/components/ui/input';
import { Segmented } from '@/components/ui/radio-group';
import { WEEKDAYS } from '@/lib/domain/schedule/rrule';
import { MAX_REPEATED_DAYS } from '@/lib/domain/schedule/rule-limits';

type FieldsProps = { form: RuleForm; onChange: (changes: Partial<RuleForm>) => void };

/** On which days, from when to when, on the clock of which zone. */
export function DatesFields({ form, onChange }: FieldsProps) {
  const t = useTranslations('schedule.dialog');
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="sr-only">{t('when')}</legend>
      <Segmented
        label={t('repeats')}
        options={RULE_FORMS.map((value) => ({ value, label: t(`forms.${value}`) }))}
        value={form.form}
        onValueChange={(value) => onChange({ form: value })}
      />
      {form.form === 'once' ? null : <RecurrenceFields form={form} onChange={onChange} />}
      <label className="flex items-center gap-2">
        <Checkbox
          checked={form.allDay}
          onChange={({ currentTarget: { checked } }) => onChange({ allDay: checked })}
        />
        {t('allDay')}
      </label>
      {form.form === 'once' ? (
        <OnceFields form={form} onChange={onChange} />
      ) : (
        <TimesFields form={form} onChange={onChange} />
      )}
      <ZoneSelect label={t('zone')} zone={form.zone} onZoneChange={(zone) => onChange({ zone })} />
      {form.form === 'once' ? null : (
        <Field label={t('except')} hint={t('exceptHint')} optional>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              className="font-mono"
              value={form.except}
              onChange={({ currentTarget: { value } }) => onChange({ except: value })}
            />
          )}
        </Field>
      )}
      <Field label={t('list')} hint={t('listHint')} optional>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            className="font-mono"
            value={form.list}
            onChange={({ currentTarget: { value } }) => onChange({ list: value })}
          />
        )}
      </Field>
    </fieldset>
  );
}

type TextName = 'fromDate' | 'toDate' | 'fromTime' | 'toTime' | 'interval' | 'monthDay' | 'rrule' | 'until';
type TextFieldProps = FieldsProps & {
  name: TextName;
  label: string;
  type?: 'date' | 'time';
  hint?: string;
  className?: string;
};

function TextField({ form, onChange, name, label, type, hint, className = 'w-40' }: TextFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <Input
          {...control}
          type={type}
          inputMode={name === 'interval' || name === 'monthDay' ? 'numeric' : undefined}
          autoComplete="off"
          className={className}
          value={form[name]}
          onChange={({ currentTarget: { value } }) => onChange({ [name]: value })}
        />
      )}
    </Field>
  );
}

function OnceFields(props: FieldsProps) {
  const t = useTranslations('schedule.dialog');
  const { allDay } = props.form;
  return (
    <div className="flex flex-wrap gap-3">
      <TextField {...props} name="fromDate" type="date" label={t('fromDate')} />
      {allDay ? null : (
        <TextField {...props} name="fromTime" type="time" label={t('fromTime')} className="w-28" />
      )}
      <TextField {...props} name="toDate" type="date" label={allDay ? t('lastDate') : t('toDate')} />
      {allDay ? null : (
        <TextField {...props} name="toTime" type="time" label={t('toTime')} className="w-28" />
      )}
    </div>
  );
}

const DAYS = Array.from({ length: MAX_REPEATED_DAYS + 1 }, (_, days) => days);

function TimesFields(props: FieldsProps) {
  const t = useTranslations('schedule.dialog');
  const { form, onChange } = props;
  return (
    <div className="flex flex-wrap gap-3">
      {form.allDay ? null : (
        <>
          <TextField {...props} name="fromTime" type="time" label={t('fromTime')} className="w-28" />
          <TextField {...props} name="toTime" type="time" label={t('toTime')} className="w-28" />
        </>
      )}
      <Field label={form.allDay ? t('lasts') : t('endDay')}>
        {(control) => (
          <Select
            {...control}
            className="w-44"
            value={form.endDay}
            onChange={({ currentTarget: { value } }) => onChange({ endDay: value })}
          >
            {DAYS.filter((days) => !form.allDay || days > 0).map((days) => (
              <option key={days} value={days}>
                {form.allDay ? t('lastsDays', { days }) : t('endsAfter', { days })}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}

function RecurrenceFields(props: FieldsProps) {
  const t = useTranslations('schedule.dialog');
  const dayName = useWeekdayName();
  const { form, onChange } = props;
  const isCustom = form.form === 'custom';
  return (
    <>
      {form.form === 'weekly' ? (
        <>
          <Weekdays
            legend={t('days')}
            days={[0, 1, 2, 3, 4, 5, 6] as const}
            chosen={form.days.map((day) => WEEKDAYS.indexOf(day))}
            labelOf={(index) => dayName(WEEKDAYS[index] ?? 'MO')}
            onChange={(chosen) =>
              onChange({ days: WEEKDAYS.filter((_, index) => chosen.some((day) => day === index)) })
            }
          />
          <TextField {...props} name="interval" label={t('interval')} className="w-20" />
        </>
      ) : null}
      {form.form === 'monthly' ? <MonthlyFields {...props} /> : null}
      {isCustom ? (
        <TextField
          {...props}
          name="rrule"
          label={t('rrule')}
          hint={t('rruleHint')}
          className="w-full font-mono"
        />
      ) : null}
      <div className="flex flex-wrap gap-3">
        <TextField {...props} name="fromDate" type="date" label={t('firstDate')} />
        {isCustom ? null : <TextField {...props} name="until" type="date" label={t('until')} />}
      </div>
    </>
  );
}

const ORDINALS = ['1', '2', '3', '4', '5', '-1'] as const;

function MonthlyFields(props: FieldsProps) {
  const t = useTranslations('schedule.dialog');
  const dayName = useWeekdayName();
  const { form, onChange } = props;
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Field label={t('monthlyBy')}>
        {(control) => (
          <Select
            {...control}
            className="w-44"
            value={form.monthly}
            onChange={({ currentTarget: { value } }) =>
              onChange({ monthly: value === 'day' ? 'day' : 'weekday' })
            }
          >
            <option value="day">{t('monthly.day')}</option>
            <option value="weekday">{t('monthly.weekday')}</option>
          </Select>
        )}
      </Field>
      {form.monthly === 'day' ? (
        <TextField {...props} name="monthDay" label={t('monthDay')} className="w-20" />
      ) : (
        <>
          <Field label={t('ordinal')}>
            {(control) => (
              <Select
                {...control}
                className="w-32"
                value={form.ordinal}
                onChange={({ currentTarget: { value } }) => onChange({ ordinal: value })}
              >
                {ORDINALS.map((ordinal) => (
                  <option key={ordinal} value={ordinal}>
                    {t(`ordinals.${ordinal}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={t('weekday')}>
            {(control) => (
              <Select
                {...control}
                className="w-36"
                value={form.weekday}
                onChange={({ currentTarget: { value } }) =>
                  onChange({ weekday: WEEKDAYS.find((day) => day === value) ?? 'MO' })
                }
              >
                {WEEKDAYS.map((day) => (
                  <option key={day} value={day}>
                    {dayName(day)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </>
      )}
    </div>
  );
}
