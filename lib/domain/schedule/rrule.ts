/**
 * RRULE without a time of day, as rules of time keep it (R3). Everything else of RFC 5545 is refused, so that no rule says
 * more than it does: times belong to the wall clock of the rule, not to its recurrence.
 */
export const RRULE_FREQS = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type RruleFreq = (typeof RRULE_FREQS)[number];
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export type Rrule = {
  freq: RruleFreq;
  interval: number;
  /** `ordinal` null: every such day; 2 = the second of the month or year, -1 = the last. */
  byDay: readonly { ordinal: number | null; day: Weekday }[];
  byMonthDay: readonly number[];
  byMonth: readonly number[];
  bySetPos: readonly number[];
  /** At most one of `count` and `until` (`YYYY-MM-DD`, the last day). */
  count: number | null;
  until: string | null;
  weekStart: Weekday | null;
};

/** Characters of the text. */
export const MAX_RRULE_LENGTH = 500;
const MAX_INTERVAL = 366;
const MAX_COUNT = 3_660;
const MAX_LIST = 62;

/**
 * Reads `FREQ=WEEKLY;BYDAY=SA`, in any case and order, with or without `RRULE:`. Null for what is no RRULE of days: a time
 * of day, SECONDLY, MINUTELY, HOURLY, parts that R3 does not list, a part twice, or a number out of its range.
 */
export function parseRrule(text: string): Rrule | null {
  if (text.length > MAX_RRULE_LENGTH) return null;
  const parts = new Map<string, string>();
  for (const part of text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')) {
    const [, name = '', value = ''] = /^([A-Z]+)=([^=]+)$/.exec(part) ?? [];
    if (!READERS.has(name) || parts.has(name)) return null;
    parts.set(name, value);
  }
  const rule: Rrule = {
    freq: 'DAILY',
    interval: 1,
    byDay: [],
    byMonthDay: [],
    byMonth: [],
    bySetPos: [],
    count: null,
    until: null,
    weekStart: null,
  };
  if (!parts.has('FREQ') || (parts.has('COUNT') && parts.has('UNTIL'))) return null;
  for (const [name, value] of parts) {
    const read = READERS.get(name)?.(value);
    if (!read) return null;
    Object.assign(rule, read);
  }
  return isSensible(rule) ? rule : null;
}

/** RFC 5545: "the ninth Monday" is one of a month or year, and no week has days of the month. Libraries guess instead. */
function isSensible({ freq, byDay, byMonthDay, bySetPos, byMonth }: Rrule): boolean {
  const hasOrdinal = byDay.some(({ ordinal }) => ordinal !== null);
  if (hasOrdinal && freq !== 'MONTHLY' && freq !== 'YEARLY') return false;
  if (byMonthDay.length > 0 && freq === 'WEEKLY') return false;
  // BYSETPOS picks from what another part gives.
  return bySetPos.length === 0 || byDay.length + byMonthDay.length + byMonth.length > 0;
}

type Reader = (value: string) => Partial<Rrule> | null;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['FREQ', (value) => one(RRULE_FREQS, value, (freq) => ({ freq }))],
  ['INTERVAL', (value) => numbers(value, 1, MAX_INTERVAL, ([interval = 1]) => ({ interval }), 1)],
  ['BYDAY', readByDay],
  ['BYMONTHDAY', (value) => numbers(value, -31, 31, (byMonthDay) => ({ byMonthDay }))],
  ['BYMONTH', (value) => numbers(value, 1, 12, (byMonth) => ({ byMonth }))],
  ['BYSETPOS', (value) => numbers(value, -366, 366, (bySetPos) => ({ bySetPos }))],
  ['COUNT', (value) => numbers(value, 1, MAX_COUNT, ([count = 1]) => ({ count }), 1)],
  ['UNTIL', readUntil],
  ['WKST', (value) => one(WEEKDAYS, value, (weekStart) => ({ weekStart }))],
]);

function one<T extends string>(known: readonly T[], value: string, make: (found: T) => Partial<Rrule>) {
  const found = known.find((candidate) => candidate === value);
  return found === undefined ? null : make(found);
}

function numbers(
  value: string,
  min: number,
  max: number,
  make: (list: number[]) => Partial<Rrule>,
  most = MAX_LIST,
): Partial<Rrule> | null {
  const list = value.split(',').map((text) => (/^[+-]?\d{1,4}$/.test(text) ? Number(text) : Number.NaN));
  const isGood = list.every((item) => Number.isInteger(item) && item !== 0 && item >= min && item <= max);
  return isGood && list.length <= most ? make(list) : null;
}

function readByDay(value: string): Partial<Rrule> | null {
  const byDay: Rrule['byDay'][number][] = [];
  for (const text of value.split(',')) {
    const [, ordinal = '', name] = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text) ?? [];
    const day = WEEKDAYS.find((weekday) => weekday === name);
    if (!day || (ordinal !== '' && (Number(ordinal) === 0 || Math.abs(Number(ordinal)) > 53))) return null;
    byDay.push({ ordinal: ordinal === '' ? null : Number(ordinal), day });
  }
  return byDay.length <= MAX_LIST ? { byDay } : null;
}

/** A day; `UNTIL` with a time of day belongs to a recurrence with one. */
function readUntil(value: string): Partial<Rrule> | null {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(value) ?? [];
  const until = `${year}-${month}-${day}`;
  return year !== undefined && isDate(until) ? { until } : null;
}

/** Writes it in one form, so that equal rules have equal texts. */
export function rruleText(rule: Rrule): string {
  const lists: [string, string][] = [
    ['BYMONTH', rule.byMonth.join(',')],
    ['BYMONTHDAY', rule.byMonthDay.join(',')],
    ['BYDAY', rule.byDay.map(({ ordinal, day }) => `${ordinal ?? ''}${day}`).join(',')],
    ['BYSETPOS', rule.bySetPos.join(',')],
    ['COUNT', rule.count === null ? '' : String(rule.count)],
    ['UNTIL', rule.until?.replaceAll('-', '') ?? ''],
    ['WKST', rule.weekStart ?? ''],
  ];
  const interval = rule.interval === 1 ? '' : `;INTERVAL=${rule.interval}`;
  return `FREQ=${rule.freq}${interval}${lists.map(([name, value]) => (value === '' ? '' : `;${name}=${value}`)).join('')}`;
}

/** Whether it goes on without end. */
export function isEndless(rule: Rrule): boolean {
  return rule.count === null && rule.until === null;
}

/** Whether `text` is a day of the calendar, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(text);
}

/** The day `days` later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
