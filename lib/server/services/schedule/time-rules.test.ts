import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ROLES } from '@/lib/domain/permissions';
import type { RegionLimit } from '@/lib/domain/region-limit';
import { readCounter } from '@/lib/server/db/queries/sync';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { checkSlot } from '@/lib/server/services/schedule/check-slot';
import { endTimeRule as endTimeRuleVerb } from '@/lib/server/services/schedule/end-rule';
import { rulesBeforeLoosening } from '@/lib/server/services/schedule/loosened-lately';
import { previewRule } from '@/lib/server/services/schedule/preview-rule';
import { readSchedulePage } from '@/lib/server/services/schedule/read-page';
import { saveTimeRule as saveTimeRuleVerb } from '@/lib/server/services/schedule/save-rule';
import { saveScheduleSettings } from '@/lib/server/services/schedule/save-settings';
import { asSent } from '@/lib/testing/as-sent';
import { TEST_PASSWORD } from '@/lib/testing/auth';
import { addTestPerson } from '@/lib/testing/people';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const saveTimeRule = asSent(saveTimeRuleVerb);
const endTimeRule = asSent(endTimeRuleVerb);

const DAY_MS = 86_400_000;
/** Monday, 21 September 2026, 12:00 in Shanghai. */
const NOW_MS = Date.parse('2026-09-21T04:00:00Z');
const stepUp = { password: TEST_PASSWORD };
const everything = { serviceIds: [], regionIds: [], tags: [], levels: [] };
const goldenWeek = {
  kind: 'freeze',
  name: 'Golden Week',
  owner: { kind: 'account', id: null },
  scope: everything,
  zone: 'Asia/Shanghai',
  dates: { first: '2026-10-01', rrule: null, list: [], except: [] },
  fromMinute: 0,
  toMinute: 0,
  endDayOffset: 7,
  allDay: true,
  fit: 'outage',
  lastStartMinutes: null,
};
const saturdays = {
  ...goldenWeek,
  kind: 'window',
  name: 'Saturday night',
  zone: 'Europe/Berlin',
  dates: { first: '2026-09-21', rrule: 'freq=weekly;byday=sa', list: [], except: [] },
  fromMinute: 23 * 60,
  toMinute: 3 * 60,
  endDayOffset: 0,
  allDay: false,
};

describe.each(testStoreKinds())('rules of time on %s', (kind) => {
  let store: TestStore;
  let nowMs: number;
  let admin: PersonContext;
  let approver: PersonContext;
  beforeEach(async () => {
    store = await openTestStore(kind);
    nowMs = NOW_MS;
    admin = await person('ada', 'admin');
    approver = await person('app', 'approver');
  });
  afterEach(() => store.dispose());

  const person = (id: string, role: (typeof ROLES)[number], regions: RegionLimit = null) =>
    addTestPerson({ store, now: () => nowMs }, id, { role, hasPassword: true }).then((ctx) => ({
      ...ctx,
      actor: { ...ctx.actor, regions },
    }));
  const trail = (action: string) =>
    store.db
      .selectFrom('auditEntries')
      .selectAll()
      .where('action', '=', action as never)
      .execute();
  const versions = () =>
    store.db.selectFrom('timeRuleVersions').select(['version', 'loosened']).orderBy('version').execute();
  const addInstance = (instanceId: string, regionId: string) =>
    store.db
      .insertInto('instances')
      .values({
        instanceId,
        name: instanceId,
        status: 'Running',
        regionId,
        spec: '',
        cpu: '',
        memoryMb: null,
        osName: '',
        publicIps: '[]',
        privateIps: '[]',
        localDisk: null,
        disksJson: '[]',
        found: 1,
        fetchedAtMs: nowMs,
      })
      .execute();

  test('a window is added, changed and ended; versions, trail and counter tell of it', async () => {
    const before = await readCounter(store.db, 'schedule');
    const { ruleId, version } = await saveTimeRule(admin, { rule: saturdays });
    const [row] = (await readSchedulePage(admin)).rules;
    expect(row).toMatchObject({
      id: ruleId,
      version: 1,
      endDayOffset: 1,
      dates: { rrule: 'FREQ=WEEKLY;BYDAY=SA' },
      updatedByName: 'Name of ada',
      next: { fromMs: Date.parse('2026-09-26T21:00:00Z'), toMs: Date.parse('2026-09-27T01:00:00Z') },
    });
    const longer = { ruleId, expectedVersion: version, rule: { ...saturdays, toMinute: 4 * 60 } };
    await expect(saveTimeRule(admin, longer)).rejects.toMatchObject({ reason: 'step_up' });
    await expect(saveTimeRule(admin, { ...longer, stepUp: { password: 'no' } })).rejects.toMatchObject({
      reason: 'password_wrong',
    });
    expect(await saveTimeRule(admin, { ...longer, stepUp })).toEqual({ ruleId, version: 2 });
    await expect(saveTimeRule(admin, { ...longer, stepUp })).rejects.toMatchObject({ reason: 'rule_stale' });
    await expect(endTimeRule(admin, { ruleId, expectedVersion: 1, stepUp })).rejects.toMatchObject({
      reason: 'rule_stale',
    });
    await expect(endTimeRule(admin, { ruleId, expectedVersion: 2 })).rejects.toMatchObject({
      reason: 'step_up',
    });
    await endTimeRule(admin, { ruleId, expectedVersion: 2, stepUp });
    expect((await readSchedulePage(admin)).rules).toEqual([]);
    await expect(endTimeRule(admin, { ruleId, expectedVersion: 3, stepUp })).rejects.toMatchObject({
      reason: 'rule_stale',
    });
    expect(await versions()).toEqual([
      { version: 1, loosened: 0 },
      { version: 2, loosened: 1 },
      { version: 3, loosened: 1 },
    ]);
    const [added, changed] = await trail('time_rule.save');
    expect(added?.beforeJson).toBeNull();
    expect(JSON.parse(changed?.beforeJson ?? '')).toMatchObject({ toMinute: 180 });
    expect(JSON.parse(changed?.afterJson ?? '')).toMatchObject({ toMinute: 240, loosens: true });
    expect(await trail('time_rule.end')).toHaveLength(1);
    expect(await readCounter(store.db, 'schedule')).toBe(before + 3);
  });

  test('an approver adds and lengthens a freeze without the password, and lets nothing go', async () => {
    const { ruleId } = await saveTimeRule(approver, { rule: goldenWeek });
    const change = (rule: object, version: number) =>
      saveTimeRule(approver, { ruleId, expectedVersion: version, rule: { ...goldenWeek, ...rule }, stepUp });
    await change({ endDayOffset: 8 }, 1);
    await expect(change({ endDayOffset: 7 }, 2)).rejects.toMatchObject({ reason: 'role' });
    const inOneRegion = { scope: { ...everything, regionIds: ['cn-a'] }, endDayOffset: 8 };
    await expect(change(inOneRegion, 2)).rejects.toMatchObject({ reason: 'role' });
    const moved = { dates: { ...goldenWeek.dates, first: '2026-10-02' }, endDayOffset: 20 };
    await expect(change(moved, 2)).rejects.toMatchObject({ reason: 'role' });
    await expect(endTimeRule(approver, { ruleId, expectedVersion: 2, stepUp })).rejects.toMatchObject({
      reason: 'role',
    });
    await expect(saveTimeRule(approver, { rule: saturdays, stepUp })).rejects.toMatchObject({
      reason: 'role',
    });
    // Ten days before it begins an admin shortens it without the password; on the day before with it.
    const shorter = { ruleId, expectedVersion: 2, rule: { ...goldenWeek, endDayOffset: 7 } };
    expect(await saveTimeRule(admin, shorter)).toMatchObject({ version: 3 });
    nowMs = Date.parse('2026-09-30T04:00:00Z');
    const end = { ruleId, expectedVersion: 3 };
    await expect(endTimeRule(admin, end)).rejects.toMatchObject({ reason: 'step_up' });
    await endTimeRule(admin, { ...end, stepUp });
  });

  test('who loosened a rule is known for a day, with what held before', async () => {
    const loosened = async (id: string) =>
      (await rulesBeforeLoosening(store.db, [id], nowMs)).map(({ id: rule }) => rule);
    const { ruleId } = await saveTimeRule(admin, { rule: goldenWeek });
    expect(await loosened('ada')).toEqual([]);
    await saveTimeRule(admin, { ruleId, expectedVersion: 1, rule: { ...goldenWeek, endDayOffset: 3 } });
    await endTimeRule(admin, { ruleId, expectedVersion: 2 });
    expect(await loosened('ada')).toEqual([ruleId]);
    expect(await loosened('app')).toEqual([]);
    expect(await rulesBeforeLoosening(store.db, ['ada'], nowMs)).toMatchObject([
      { id: ruleId, endDayOffset: 7, version: 1 },
    ]);
    nowMs += DAY_MS;
    expect(await loosened('ada')).toEqual([]);
  });

  test('roles without the right write nothing, everybody reads', async () => {
    await saveTimeRule(admin, { rule: goldenWeek });
    for (const role of ['viewer', 'on-call', 'operator'] as const) {
      const other = await person(`x-${role}`, role);
      await expect(saveTimeRule(other, { rule: goldenWeek })).rejects.toMatchObject({ reason: 'role' });
      await expect(endTimeRule(other, { ruleId: 'x', expectedVersion: 1 })).rejects.toMatchObject({
        reason: 'role',
      });
      await expect(asSent(saveScheduleSettings)(other, {})).rejects.toMatchObject({ reason: 'role' });
      await expect(asSent(previewRule)(other, { rule: goldenWeek })).rejects.toMatchObject({
        reason: 'role',
      });
      expect(await readSchedulePage(other)).toMatchObject({
        rules: [{}],
        canFreeze: false,
        canManage: false,
      });
    }
    expect(await store.db.selectFrom('timeRules').select('id').execute()).toHaveLength(1);
  });

  test('people who are limited to regions write rules about these alone', async () => {
    const limited = await person('lim', 'approver', ['cn-a', 'cn-b']);
    const about = (regionIds: string[], owner: object = goldenWeek.owner) => ({
      rule: { ...goldenWeek, owner, scope: { ...everything, regionIds } },
    });
    for (const refused of [about([]), about(['cn-a', 'cn-c']), about([], { kind: 'region', id: 'cn-c' })]) {
      await expect(saveTimeRule(limited, refused)).rejects.toMatchObject({ reason: 'rule_regions' });
    }
    const { ruleId } = await saveTimeRule(limited, about([], { kind: 'region', id: 'cn-a' }));
    expect((await readSchedulePage(limited)).rules[0]?.scope.regionIds).toEqual(['cn-a']);
    const { ruleId: whole } = await saveTimeRule(approver, { rule: goldenWeek });
    const taken = { ruleId: whole, expectedVersion: 1, ...about(['cn-a']) };
    await expect(saveTimeRule(limited, taken)).rejects.toMatchObject({ reason: 'rule_regions' });
    expect(ruleId).not.toBe(whole);
  });

  test.each([
    ['rule_never', { dates: { ...goldenWeek.dates, first: '2026-08-01' } }],
    ['rule_rrule', { dates: { ...goldenWeek.dates, rrule: 'FREQ=DAILY;BYDAY=9MO' }, endDayOffset: 1 }],
    [
      'rule_never',
      { dates: { ...goldenWeek.dates, rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }, endDayOffset: 1 },
    ],
    ['rule_rrule', { dates: { ...goldenWeek.dates, rrule: 'FREQ=HOURLY' }, endDayOffset: 1 }],
    ['rule_rrule', { dates: { ...goldenWeek.dates, rrule: 'FREQ=DAILY;BYHOUR=3' }, endDayOffset: 1 }],
    ['rule_length', { dates: { ...goldenWeek.dates, rrule: 'FREQ=WEEKLY;BYDAY=SA' }, endDayOffset: 8 }],
    ['rule_dates', { dates: { ...goldenWeek.dates, first: '1999-12-31' } }],
    ['field', { endDayOffset: 367 }],
    ['field', { name: 'x'.repeat(121) }],
    ['field', { name: ' ' }],
    ['field', { dates: { ...goldenWeek.dates, list: Array.from({ length: 401 }, () => '2027-01-01') } }],
    ['zone', { zone: 'Mars/Olympus' }],
    ['rule_scope', { owner: { kind: 'region', id: 'cn-a' }, scope: { ...everything, regionIds: ['cn-b'] } }],
    ['rule_service', { scope: { ...everything, serviceIds: ['srv_none'] } }],
    ['rule_too_short', { ...saturdays, toMinute: 23 * 60 + 20 }],
    ['rule_last_start', { ...saturdays, lastStartMinutes: 240 }],
  ])('%s: %j is refused', async (reason, changes) => {
    const rule = { ...goldenWeek, ...changes };
    await expect(saveTimeRule(admin, { rule })).rejects.toMatchObject({ reason });
    if (reason !== 'field' && reason !== 'rule_service') {
      expect(await previewRule(admin, { rule } as never)).toMatchObject({ refusal: { reason } });
    }
    expect(await versions()).toEqual([]);
  });

  test('freezes of more than 366 days, and a change of the kind, are refused', async () => {
    const days = Array.from({ length: 367 }, (_, day) =>
      new Date(Date.parse('2026-10-01') + day * DAY_MS).toISOString().slice(0, 10),
    );
    const long = { ...goldenWeek, endDayOffset: 1, dates: { ...goldenWeek.dates, list: days } };
    await expect(saveTimeRule(admin, { rule: long })).rejects.toMatchObject({ reason: 'rule_too_long' });
    const fits = { ...goldenWeek, endDayOffset: 366 };
    const { ruleId } = await saveTimeRule(admin, { rule: fits });
    expect((await readSchedulePage(admin)).rules[0]?.next?.toMs).toBe(Date.parse('2027-10-01T16:00:00Z'));
    nowMs = Date.parse('2027-03-01T00:00:00Z');
    expect((await readSchedulePage(admin)).rules[0]?.next?.fromMs).toBe(Date.parse('2026-09-30T16:00:00Z'));
    const turned = { ruleId, expectedVersion: 1, rule: { ...saturdays }, stepUp };
    await expect(saveTimeRule(admin, turned)).rejects.toMatchObject({ reason: 'rule_kind' });
  });

  test('a window of 20 minutes may be saved when only the start counts', async () => {
    const short = { ...saturdays, toMinute: 23 * 60 + 20, fit: 'start' };
    expect(await saveTimeRule(admin, { rule: short })).toMatchObject({ version: 1 });
  });

  test('a preview says the openings, what the clocks do to them, and the instances', async () => {
    await addInstance('i-1', 'cn-a');
    await addInstance('i-2', 'cn-b');
    const rule = { ...saturdays, scope: { ...everything, regionIds: ['cn-a'] } };
    const found = await previewRule(admin, { rule } as never);
    expect(found).toMatchObject({ refusal: null, instances: 1, allInstances: 2, loosens: false });
    expect(found.openings).toHaveLength(10);
    // E1: the night of 24/25 October has an hour more.
    expect(found.openings[4]).toEqual({
      fromMs: Date.parse('2026-10-24T21:00:00Z'),
      toMs: Date.parse('2026-10-25T02:00:00Z'),
      note: 'longer',
    });
    const limited = await person('lim', 'approver', ['cn-b']);
    expect(await previewRule(limited, { rule: goldenWeek } as never)).toMatchObject({
      instances: 1,
      allInstances: 1,
    });
    nowMs = Date.parse('2027-03-20T00:00:00Z');
    const daily = { ...saturdays, dates: { ...saturdays.dates, rrule: 'FREQ=DAILY' } };
    const jumps = await previewRule(admin, {
      rule: { ...daily, fromMinute: 135, toMinute: 165, endDayOffset: 0 },
    } as never);
    // E5: 02:15 to 02:45 does not exist on that day.
    expect(jumps.absent[0]).toBe('2027-03-28');
  });

  test('would it be allowed: every rule with its verdict, and nothing of other regions', async () => {
    await addInstance('i-1', 'cn-a');
    const { ruleId: freezeId } = await saveTimeRule(admin, { rule: goldenWeek });
    const { ruleId: windowId } = await saveTimeRule(admin, { rule: saturdays });
    const elsewhere = { ...goldenWeek, name: 'Elsewhere', scope: { ...everything, regionIds: ['cn-b'] } };
    const { ruleId: otherId } = await saveTimeRule(admin, { rule: elsewhere });
    const at = async (iso: string) => checkSlot(admin, { instanceId: 'i-1', atMs: Date.parse(iso) });
    const found = await at('2026-09-26T21:00:00Z');
    expect(found).toMatchObject({ instanceId: 'i-1', allowed: true, spanMs: 1_800_000 });
    expect(new Map(found.rules.map(({ id, verdict }) => [id, verdict]))).toEqual(
      new Map([
        [freezeId, 'clear'],
        [windowId, 'open'],
        [otherId, 'other'],
      ]),
    );
    const late = await at('2026-09-27T00:45:00Z');
    expect(late).toMatchObject({ allowed: false });
    expect(late.rules.find(({ id }) => id === windowId)).toMatchObject({ verdict: 'ends' });
    // E10: the outage would reach into the freeze; the window is closed as well.
    const frozen = await at('2026-09-30T15:45:00Z');
    expect(frozen.rules.find(({ id }) => id === freezeId)).toMatchObject({
      verdict: 'frozen',
      untilMs: Date.parse('2026-10-07T16:00:00Z'),
    });
    expect(frozen.nextFreeMs).toBe(Date.parse('2026-10-10T21:00:00Z'));
    const limited = await person('lim', 'viewer', ['cn-b']);
    const asked = { instanceId: 'i-1', atMs: nowMs };
    await expect(checkSlot(limited, asked)).rejects.toMatchObject({ code: 'not_found' });
    await expect(checkSlot(admin, { ...asked, instanceId: 'i-9' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(checkSlot(admin, { ...asked, atMs: 1 })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('settings that let rows go ask for the password, others do not', async () => {
    const save = (withoutWindow: 'open' | 'closed', expectedVersion: number, proof = {}) =>
      saveScheduleSettings(admin, {
        expectedVersion,
        settings: { withoutWindow, delivery: 'hold', autoServices: null },
        ...proof,
      });
    expect(await save('closed', 0)).toEqual({ version: 1 });
    await expect(save('closed', 0)).rejects.toMatchObject({ reason: 'schedule_stale' });
    await expect(save('open', 1)).rejects.toMatchObject({ reason: 'step_up' });
    await addInstance('i-1', 'cn-a');
    expect(await checkSlot(admin, { instanceId: 'i-1', atMs: nowMs })).toMatchObject({ allowed: false });
    // Where nothing goes without a window, each one lets something go.
    await expect(saveTimeRule(admin, { rule: saturdays })).rejects.toMatchObject({ reason: 'step_up' });
    expect(await save('open', 1, { stepUp })).toEqual({ version: 2 });
    // From what services are made is not changed here: nothing would be made anew, and nobody asked for the password.
    await saveScheduleSettings(admin, {
      expectedVersion: 2,
      settings: { withoutWindow: 'open', delivery: 'hold', autoServices: { kind: 'tag', key: 'env' } },
    });
    expect(await readSchedulePage(admin)).toMatchObject({
      settings: { delivery: 'hold', autoServices: null },
      settingsVersion: 3,
    });
    expect(await trail('schedule.settings')).toHaveLength(3);
  });
});
