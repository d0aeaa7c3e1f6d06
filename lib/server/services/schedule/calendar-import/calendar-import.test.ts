import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { importCalendar } from '@/lib/server/services/schedule/calendar-import/import-calendar';
import { parseCalendarFile } from '@/lib/server/services/schedule/calendar-import/parse-ics';
import { previewCalendar as previewCalendarVerb } from '@/lib/server/services/schedule/calendar-import/preview-calendar';
import { endTimeRule } from '@/lib/server/services/schedule/end-rule';
import { readSchedulePage } from '@/lib/server/services/schedule/read-page';
import { asSent } from '@/lib/testing/as-sent';
import { TEST_PASSWORD } from '@/lib/testing/auth';
import { addTestPerson } from '@/lib/testing/people';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const NOW_MS = Date.parse('2026-09-21T04:00:00Z');
const everything = { serviceIds: [], regionIds: [], tags: [], levels: [] };

/** A calendar of these entries, with CRLF and folded lines as programs write them. */
function calendar(
  entries: readonly string[],
  head = 'X-WR-CALNAME:节假日\nX-WR-TIMEZONE:Asia/Shanghai',
): string {
  const body = entries.map((lines) => `BEGIN:VEVENT\n${lines}\nEND:VEVENT`).join('\n');
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//y//ZH\n${head}\n${body}\nEND:VCALENDAR\n`.replaceAll(
    '\n',
    '\r\n',
  );
}
const day = (uid: string, from: string, to: string | null, summary: string, more = '') =>
  `UID:${uid}\nDTSTART;VALUE=DATE:${from}${to ? `\nDTEND;VALUE=DATE:${to}` : ''}\nSUMMARY:${summary}\nTRANSP:TRANSPARENT${more ? `\n${more}` : ''}`;

/** As real files are: one UID for two holidays, make-up workdays in between, one that is cancelled. */
const HOLIDAYS = [
  day('cn-2026', '20261001', '20261008', '国庆节 假期'),
  day('cn-2026', '20260925', '20260926', '中秋节'),
  day('cn-w1', '20261010', '20261011', '国庆节 补班'),
  day('cn-w2', '20260920', null, 'National Day (workday)'),
  day('cn-x', '20261111', null, 'Cancelled', 'STATUS:CANCELLED'),
  day('cn-old', '20260101', '20260104', '元旦'),
];

describe('a calendar file', () => {
  test('has its entries by UID and start, without cancelled ones and other components', () => {
    const file = parseCalendarFile(
      calendar([...HOLIDAYS, HOLIDAYS[0] ?? '', 'UID:none\nSUMMARY:no start']).replace(
        'END:VCALENDAR',
        'BEGIN:VTODO\r\nUID:t\r\nDTSTART;VALUE=DATE:20261201\r\nEND:VTODO\r\nEND:VCALENDAR',
      ),
    );
    expect(file).toMatchObject({
      name: '节假日',
      zone: 'Asia/Shanghai',
      needsZone: true,
      cancelled: 1,
      repeated: 1,
      unreadable: 1,
    });
    expect(file.entries.map(({ name, minutes, isWorkday }) => [name, minutes / 1_440, isWorkday])).toEqual([
      ['国庆节 假期', 7, false],
      ['中秋节', 1, false],
      ['国庆节 补班', 1, true],
      ['National Day (workday)', 1, true],
      ['元旦', 3, false],
    ]);
  });

  test('names zones as it likes; what each probably means is suggested, never taken', () => {
    const at = (tzid: string) =>
      `UID:${tzid}\nDTSTART;TZID=${tzid}:20261001T090000\nDTEND;TZID=${tzid}:20261001T100000`;
    const zones = [
      '"China Standard Time"',
      'Europe/Berlin',
      '/citadel.org/20250101_1/America/New_York',
      'Nowhere',
    ];
    expect(parseCalendarFile(calendar(zones.map(at))).unknownZones).toEqual([
      { tzid: 'China Standard Time', suggestion: 'Asia/Shanghai' },
      { tzid: '/citadel.org/20250101_1/America/New_York', suggestion: 'America/New_York' },
      { tzid: 'Nowhere', suggestion: null },
    ]);
  });

  const lines = (count: number, line: string) => `${line}\n`.repeat(count);
  test.each([
    ['calendar_size', `X:${'a'.repeat(1_000_000)}`],
    ['calendar_size', '节'.repeat(400_000)],
    ['calendar_file', ''],
    ['calendar_file', 'a,b,c'],
    ['calendar_file', '{"x":1}'],
    ['calendar_file', `BEGIN:VCALENDAR\n${lines(60_000, 'BEGIN:VEVENT')}`],
    ['calendar_file', calendar(['UID:1\nDTSTART;VALUE=DATE:20261001']).replace('END:VCALENDAR', '')],
    ['calendar_file', calendar([`UID:1\nX${';A=B'.repeat(200_000)}:x`])],
    ['calendar_file', calendar([`UID:1\nSUMMARY:${'\n a'.repeat(100_000)}`])],
    ['calendar_file', 'BEGIN:VEVENT\nUID:1\nEND:VEVENT'],
    ['calendar_entries', calendar(Array.from({ length: 2_001 }, (_, n) => `UID:${n}`))],
    [
      'calendar_recurrences',
      calendar(
        Array.from({ length: 201 }, (_, n) => day(`u${n}`, '20261001', null, 'x', 'RRULE:FREQ=DAILY')),
      ),
    ],
    [
      'calendar_zones',
      calendar(Array.from({ length: 21 }, (_, n) => `UID:${n}\nDTSTART;TZID=Z${n}:20261001T090000`)),
    ],
  ])('%s: refused at once', (reason, text) => {
    const startedMs = performance.now();
    expect(() => parseCalendarFile(text)).toThrow(expect.objectContaining({ reason }));
    expect(performance.now() - startedMs).toBeLessThan(2_000);
  });
});

describe.each(testStoreKinds())('import of calendars on %s', (kind) => {
  let store: TestStore;
  let nowMs: number;
  let approver: PersonContext;
  beforeEach(async () => {
    store = await openTestStore(kind);
    nowMs = NOW_MS;
    approver = await addTestPerson({ store, now: () => nowMs }, 'app', { role: 'approver' });
  });
  afterEach(() => store.dispose());

  const asked = (text: string, changes: object = {}) => ({
    text,
    zone: null,
    zones: [],
    marginBeforeMin: 0,
    marginAfterMin: 0,
    owner: { kind: 'account', id: null } as const,
    scope: everything,
    ...changes,
  });
  const previewCalendar = asSent(previewCalendarVerb);
  const preview = (text: string, changes: object = {}) => previewCalendar(approver, asked(text, changes));
  async function takeIn(text: string, changes: object = {}, who = approver) {
    const found = await preview(text, changes);
    const ticks = found.entries.filter(({ ticked }) => ticked).map(({ index }) => index);
    return asSent(importCalendar)(who, {
      ...asked(text, changes),
      sha256: found.sha256,
      calendarId: found.calendarId,
      name: found.name,
      ticks,
    });
  }
  const names = async () => (await readSchedulePage(approver)).rules.map(({ name }) => name).sort();

  test('ticks holidays and no working days, and stores nothing before Import', async () => {
    const found = await preview(calendar(HOLIDAYS));
    expect(found.entries.map(({ name, ticked, trouble, state }) => [name, ticked, trouble, state])).toEqual([
      ['国庆节 假期', true, null, 'new'],
      ['中秋节', true, null, 'new'],
      ['国庆节 补班', false, null, 'new'],
      ['National Day (workday)', false, 'over', 'new'],
      ['元旦', false, 'over', 'new'],
    ]);
    expect(await names()).toEqual([]);
    expect(await takeIn(calendar(HOLIDAYS))).toMatchObject({ added: 2, changed: 0 });
    const { rules, calendars } = await readSchedulePage(approver);
    expect(rules.map(({ name, next, calendarName, source }) => [name, next, calendarName, source])).toEqual([
      [
        '中秋节',
        { fromMs: Date.parse('2026-09-24T16:00:00Z'), toMs: Date.parse('2026-09-25T16:00:00Z') },
        '节假日',
        'ics',
      ],
      [
        '国庆节 假期',
        { fromMs: Date.parse('2026-09-30T16:00:00Z'), toMs: Date.parse('2026-10-07T16:00:00Z') },
        '节假日',
        'ics',
      ],
    ]);
    expect(calendars).toMatchObject([{ name: '节假日', entryCount: 5 }]);
    const entry = await store.db
      .selectFrom('auditEntries')
      .select('afterJson')
      .where('action', '=', 'calendar.import')
      .executeTakeFirstOrThrow();
    expect(entry.afterJson).toContain('2026-10-01 国庆节 假期');
  });

  test('asks for the zone of whole days and of names that are none', async () => {
    const outlook =
      'UID:o\nDTSTART;TZID=China Standard Time:20261001T010000\nDTEND;TZID=China Standard Time:20261001T050000\nSUMMARY:Backup';
    const text = calendar([day('a', '20261001', null, 'Holiday'), outlook], 'X-WR-TIMEZONE:Mars');
    expect((await preview(text)).entries.map(({ trouble }) => trouble)).toEqual(['zone', 'zone']);
    const answers = {
      zone: 'Europe/Berlin',
      zones: [{ tzid: 'China Standard Time', zone: 'Asia/Shanghai' }],
      marginBeforeMin: 120,
      marginAfterMin: 60,
    };
    const { entries } = await preview(text, answers);
    expect(entries.map(({ fromMs, toMs, trouble }) => [fromMs, toMs, trouble])).toEqual([
      [Date.parse('2026-09-30T20:00:00Z'), Date.parse('2026-10-01T23:00:00Z'), null],
      [Date.parse('2026-09-30T15:00:00Z'), Date.parse('2026-09-30T22:00:00Z'), null],
    ]);
  });

  test('recurring entries become their days, without those that are left out or stand alone', async () => {
    const weekly =
      'UID:w\nDTSTART:20260904T220000Z\nDTEND:20260905T020000Z\nRRULE:FREQ=WEEKLY;UNTIL=20261009T220000Z\nEXDATE:20260925T220000Z\nSUMMARY:Night';
    const moved =
      'UID:w\nRECURRENCE-ID:20261002T220000Z\nDTSTART:20261003T220000Z\nDTEND:20261004T000000Z\nSUMMARY:Moved night';
    const endless = day('y', '20200501', null, 'Labour Day', 'RRULE:FREQ=YEARLY');
    const hourly = day('h', '20261001', null, 'Odd', 'RRULE:FREQ=HOURLY');
    const often = day('d', '20261001', null, 'Daily', 'RRULE:FREQ=DAILY');
    const { entries } = await preview(calendar([weekly, moved, endless, hourly, often]));
    expect(entries.map(({ name, days, firstDate, trouble }) => [name, days, firstDate, trouble])).toEqual([
      ['Night', 1, '2026-10-09', null],
      ['Moved night', 1, '2026-10-03', null],
      ['Labour Day', 3, '2027-05-01', null],
      ['Odd', 0, '2026-10-01', 'recurrence'],
      ['Daily', 0, '2026-10-01', 'too_many_days'],
    ]);
  });

  test('a newer file adds and changes; it ends nothing and lets nothing go', async () => {
    await takeIn(calendar(HOLIDAYS));
    const newer = [
      day('cn-2026', '20261001', '20261010', '国庆节 假期'),
      day('cn-2027', '20270101', '20270104', '元旦'),
    ];
    const found = await preview(calendar(newer));
    expect(found.entries.map(({ name, state }) => [name, state])).toEqual([
      ['国庆节 假期', 'changed'],
      ['元旦', 'new'],
    ]);
    expect(found.gone.map(({ name }) => name)).toEqual(['中秋节']);
    expect(await takeIn(calendar(newer))).toEqual({ calendarId: found.calendarId, added: 1, changed: 1 });
    expect(await names()).toEqual(['中秋节', '元旦', '国庆节 假期']);
    const same = await preview(calendar(newer));
    expect(same.entries.map(({ state, ticked }) => [state, ticked])).toEqual([
      ['same', false],
      ['same', false],
    ]);

    const shorter = calendar([day('cn-2026', '20261001', '20261003', '国庆节 假期')]);
    const back = await preview(shorter);
    expect(back.entries).toMatchObject([{ state: 'shorter', ticked: false }]);
    const forced = {
      ...asked(shorter),
      sha256: back.sha256,
      calendarId: back.calendarId,
      name: 'x',
      ticks: [0],
    };
    await expect(importCalendar(approver, forced)).rejects.toMatchObject({ reason: 'calendar_ticks' });

    const ada = await addTestPerson({ store, now: () => nowMs }, 'ada', { role: 'admin', hasPassword: true });
    const rule = (await readSchedulePage(ada)).rules.find(({ name }) => name === '元旦');
    await endTimeRule(ada, {
      ruleId: rule?.id ?? '',
      expectedVersion: 1,
      stepUp: { password: TEST_PASSWORD },
    });
    expect((await preview(calendar(newer))).entries).toMatchObject([
      { state: 'same' },
      { state: 'ended', ticked: false },
    ]);
  });

  test('another file than the one that was previewed, too many rules and people without the right are refused', async () => {
    const text = calendar(HOLIDAYS);
    const { sha256 } = await preview(text);
    const input = { ...asked(text), sha256, calendarId: null, name: 'x', ticks: [0] };
    const other = { ...input, text: calendar(HOLIDAYS.slice(1)) };
    await expect(importCalendar(approver, other)).rejects.toMatchObject({ reason: 'calendar_changed' });
    for (const ticks of [[99], [4]]) {
      await expect(importCalendar(approver, { ...input, ticks })).rejects.toMatchObject({
        code: 'invalid_input',
      });
    }
    const operator = await addTestPerson({ store, now: () => nowMs }, 'op', { role: 'operator' });
    await expect(importCalendar(operator, input)).rejects.toMatchObject({ reason: 'role' });
    await expect(previewCalendar(operator, asked(text))).rejects.toMatchObject({ reason: 'role' });
    const limited = await addTestPerson({ store, now: () => nowMs }, 'lim', { role: 'approver' });
    const inRegion = { ...limited, actor: { ...limited.actor, regions: ['cn-a'] } };
    await expect(importCalendar(inRegion, input)).rejects.toMatchObject({ reason: 'rule_regions' });
    const many = calendar(Array.from({ length: 501 }, (_, n) => day(`u${n}`, '20261001', null, `Day ${n}`)));
    await expect(takeIn(many)).rejects.toMatchObject({ reason: 'too_many_rules' });
    expect(await names()).toEqual([]);
  });
});
