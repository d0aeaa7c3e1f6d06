import { describe, expect, test } from 'vitest';
import { formOf, newForm, type RuleForm, ruleOfForm } from '@/components/settings/schedule/rule-form';
import type { TimeRuleRow } from '@/lib/schemas/time-rules';

const NOW_MS = Date.parse('2026-12-01T04:00:00Z');
const form = (changes: Partial<RuleForm>, kind: RuleForm['kind'] = 'window'): RuleForm => ({
  ...newForm(kind, 'Asia/Shanghai', NOW_MS),
  name: 'Night',
  ...changes,
});
const ruleOf = (changes: Partial<RuleForm>, kind?: RuleForm['kind']) => ruleOfForm(form(changes, kind));

test('a new window is a Saturday night, a new freeze is tomorrow', () => {
  expect(ruleOf({}).rule).toMatchObject({
    dates: { first: '2026-12-01', rrule: 'FREQ=WEEKLY;BYDAY=SA' },
    fromMinute: 1_380,
    toMinute: 180,
    endDayOffset: 1,
    allDay: false,
  });
  expect(ruleOf({}, 'freeze').rule).toMatchObject({
    dates: { first: '2026-12-02', rrule: null },
    endDayOffset: 1,
    allDay: true,
  });
});

test.each([
  [{ form: 'once', allDay: true, fromDate: '2026-10-01', toDate: '2026-10-07' }, { endDayOffset: 7 }],
  [
    {
      form: 'once',
      allDay: false,
      fromDate: '2026-10-01',
      toDate: '2026-10-20',
      fromTime: '18:00',
      toTime: '06:00',
    },
    { fromMinute: 1_080, toMinute: 360, endDayOffset: 19 },
  ],
  [
    { form: 'monthly', monthly: 'weekday', ordinal: '-1', weekday: 'FR' },
    { dates: { rrule: 'FREQ=MONTHLY;BYDAY=-1FR' } },
  ],
  [
    { form: 'monthly', monthDay: '-1', until: '2027-12-31' },
    { dates: { rrule: 'FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20271231' } },
  ],
  [
    { form: 'weekly', days: ['FR', 'MO'], interval: '2' },
    { dates: { rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR' } },
  ],
  [
    { except: '2026-12-24，2026-12-31', list: '2027-01-01' },
    { dates: { except: ['2026-12-24', '2026-12-31'] } },
  ],
  [
    { scope: { ...form({}).scope, tags: 'env=prod\napp=a=b\n' } },
    { scope: { tags: [{}, { key: 'app', value: 'a=b' }] } },
  ],
  [
    { lastStart: '45', fit: 'start' },
    { lastStartMinutes: 45, fit: 'start' },
  ],
] as [Partial<RuleForm>, object][])('%j is written as %j', (changes, expected) => {
  expect(ruleOf(changes).rule).toMatchObject(expected);
});

test.each([
  [{ name: ' ' }, 'name'],
  [{ fromDate: '' }, 'dates'],
  [{ form: 'once', allDay: true, fromDate: '2026-10-07', toDate: '2026-10-01' }, 'dates'],
  [
    {
      form: 'once',
      allDay: false,
      fromDate: '2026-10-01',
      toDate: '2026-10-01',
      fromTime: '03:00',
      toTime: '03:00',
    },
    'dates',
  ],
  [{ fromTime: '' }, 'times'],
  [{ days: [] }, 'days'],
  [{ interval: 'x' }, 'number'],
  [{ lastStart: '-1' }, 'number'],
  [{ form: 'custom', rrule: 'FREQ=HOURLY' }, 'rrule'],
  [{ list: '2026-02-30' }, 'list'],
  [{ scope: { ...form({}).scope, tags: 'prod' } }, 'tags'],
] as [Partial<RuleForm>, string][])('%j: %s is named', (changes, trouble) => {
  expect(ruleOf(changes)).toEqual({ rule: null, trouble });
});

describe('a rule that is changed is shown as it was written', () => {
  test.each([
    {},
    { form: 'once', allDay: true, fromDate: '2026-10-01', toDate: '2026-10-07' },
    { form: 'once', allDay: false, fromDate: '2026-10-01', toDate: '2026-10-20' },
    { form: 'monthly', monthly: 'weekday', ordinal: '2', weekday: 'TU', endDay: '0', toTime: '23:30' },
    { form: 'monthly', monthDay: '15', until: '2027-12-31' },
    { form: 'custom', rrule: 'FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=1;COUNT=3' },
    { except: '2026-12-24', fit: 'start', lastStart: '10', scope: { ...form({}).scope, tags: 'env=prod' } },
  ] as Partial<RuleForm>[])('%j', (changes) => {
    const { rule } = ruleOf(changes);
    if (!rule) throw new Error('no rule');
    const row: TimeRuleRow = {
      ...rule,
      id: 'r',
      version: 1,
      source: 'hand',
      calendarName: null,
      updatedByName: 'Ada',
      updatedAtMs: NOW_MS,
      next: null,
    };
    const shown = formOf(row, NOW_MS);
    expect(ruleOfForm(shown).rule).toEqual(rule);
    expect(shown.form).toBe(changes.form ?? 'weekly');
  });
});
