import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import ICAL from 'ical.js';
import { fields } from '@/e2e/faults/big-batch';
import type { DeskClient } from '@/e2e/faults/desk-client';
import { expect, test } from '@/e2e/fixtures';
import { PLAIN_RULES } from '@/e2e/helpers/channel-rules';
import { type Desk, PASSWORD, startDesk } from '@/e2e/helpers/desk';
import { clientOf } from '@/e2e/helpers/desk-orders';
import { type ListedEvent, orderNow, redeployableEvents } from '@/e2e/helpers/order';
import { ROBOT_SECRET, type Robot, startRobot } from '@/e2e/helpers/robot';
import { askStore, changeStore } from '@/e2e/helpers/store-file';
import { textOf } from '@/e2e/helpers/texts';
import { FIRST_KINDS } from '@/lib/domain/notices';
import type { Phase } from '@/lib/domain/outcomes';
import { routes } from '@/lib/url/routes';

/** A night of 200 orders, some of which go wrong in each way that there is. The limits are short; the cloud's clock is moved. */

const ROWS = 200;
/** What becomes of the first rows, two each; the words are the phase, why, and what next. */
const NIGHT = [
  {
    kind: 'end-failed',
    phase: 'failed',
    en: ['Failed', textOf('outcomes.phaseHint.failed'), 'Plan again'],
    zh: ['失败', '云端报告失败。', '重新计划'],
  },
  {
    kind: 'stay-scheduled',
    phase: 'late',
    en: ['Late', textOf('outcomes.phaseHint.late'), 'Ask support'],
    zh: ['迟到', '时间已过，但尚未开始。', '联系支持'],
  },
  {
    kind: 'stay-executing',
    phase: 'stuck',
    en: ['Stuck', textOf('outcomes.phaseHint.stuck'), 'Ask support'],
    zh: ['卡住', '执行时间超过同类型的正常用时。', '联系支持'],
  },
  {
    kind: 'vanish',
    phase: 'vanished',
    en: ['Vanished', textOf('outcomes.phaseHint.vanished'), 'Ask support'],
    zh: ['已消失', textOf('outcomes.phaseHint.vanished', {}, 'zh-CN'), '联系支持'],
  },
  {
    kind: 'instance-stopped',
    phase: 'not_running',
    en: ['Not running', textOf('outcomes.phaseHint.not_running'), 'Ask support'],
    zh: ['未运行', '事件已正常结束，但实例没有运行。', '联系支持'],
  },
] as const;
const EACH = 2;
/** Longer than the simulator's slowest redeployment (ms). */
const RUN_MS = 100_000;
/** So long other news of a batch waits for more (ms): what is urgent is on its way sooner, on a calm machine in 2 s. */
const GROUP_INTERVAL_MS = 12_000;

let desk: Desk;
let robot: Robot;
let client: DeskClient;
let troubled: { event: ListedEvent; kind: string; phase: Phase }[];
test.describe.configure({ mode: 'serial' });

async function phasesByEvent(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let cursor: string | null = null;
  do {
    const page = fields(await client.read(routes.apiOutcomes({ attention: 'all', limit: 200, cursor })));
    if (!Array.isArray(page.rows)) throw new Error('a page of outcomes has no rows');
    for (const row of page.rows.map(fields)) found.set(String(row.eventId), String(row.phase));
    cursor = typeof page.nextCursor === 'string' ? page.nextCursor : null;
  } while (cursor !== null);
  return found;
}

async function addRobot(): Promise<void> {
  await (await clientOf(desk, 'admin')).act('addChannel', {
    type: 'dingtalk',
    name: 'Night watch',
    address: robot.address,
    secret: ROBOT_SECRET,
    kinds: FIRST_KINDS,
    ...PLAIN_RULES,
    language: 'both',
    zone: 'Asia/Shanghai',
    stepUp: { password: PASSWORD },
  });
}

test.beforeAll(async () => {
  robot = await startRobot();
  desk = await startDesk({
    scenario: 'storm',
    roles: ['admin', 'operator', 'on-call'],
    env: {
      DESK_ENCRYPTION_KEYS: `1:${randomBytes(32).toString('base64')}`,
      EGRESS_ALLOW: robot.host,
      ENS_CALLS_PER_SECOND: '10',
      NOTIFY_GROUP_WAIT_MS: '500',
      NOTIFY_GROUP_INTERVAL_MS: String(GROUP_INTERVAL_MS),
      OUTCOME_LATE_GRACE_MS: '1000',
      OUTCOME_STUCK_MS: '2000',
      OUTCOME_VANISH_MS: '500',
      OUTCOME_INSTANCE_READS_MS: '500,1000',
    },
  });
  client = await clientOf(desk, 'operator');
  await addRobot();
  // Without those, a little after the first in time, that the scenario keeps in trouble for ever.
  const listed = await redeployableEvents(client, ROWS + 100);
  const events = listed.filter((_, index) => index < 50 || index >= 120).slice(0, ROWS);
  troubled = NIGHT.flatMap(({ kind, phase }, index) =>
    events.slice(index * EACH, (index + 1) * EACH).map((event) => ({ event, kind, phase })),
  );
  await desk.control.armFaults(troubled.map(({ kind, event }) => ({ kind, resourceId: event.resourceId })));
  await orderNow(
    client,
    events.map(({ key }) => key),
    'A bad night',
  );
  const isSent = () =>
    askStore<{ count: number }>(
      desk,
      `select count(*) as "count" from "batchRows" where "executingSinceMs" is not null`,
    )[0]?.count ?? 0;
  await expect.poll(isSent, { timeout: 60_000 }).toBeGreaterThan(ROWS / 2);
  await desk.control.advanceClock(RUN_MS);
  const wanted = troubled.map(({ event, phase }) => [event.eventId, phase]);
  await expect
    .poll(
      async () => {
        const phases = await phasesByEvent();
        return wanted.map(([eventId = '']) => [eventId, phases.get(eventId)]);
      },
      { timeout: 60_000, intervals: [1_000] },
    )
    .toEqual(wanted);
});
test.afterAll(async () => {
  await desk?.stop();
  await robot?.stop();
});

/** From the list to why, and what next: two clicks for each way to go wrong. */
async function askWhy(page: Page, language: 'en' | 'zh'): Promise<void> {
  for (const trouble of NIGHT) {
    const [phase, why, next] = trouble[language];
    await page.goto(routes.outcomes({ group: 'region' }));
    await page.getByRole('link', { name: new RegExp(`^\\d+ ${phase}$`) }).click();
    const row = page.getByRole('row').filter({ hasText: phase }).first();
    await expect(row.getByRole('link', { name: next })).toBeVisible();
    await row.getByRole('link').first().click();
    await expect(page.getByText(why).first()).toBeVisible();
  }
}

test('the on-call engineer sees each row in its group, and why and what next in two clicks', async ({
  as,
}) => {
  const page = await as(desk, 'on-call');
  await askWhy(page, 'en');
  const story = page.getByRole('region', { name: 'What happened' }).getByRole('listitem');
  await expect(story.filter({ hasText: 'Instance read: Stopped' }).first()).toBeVisible();
});

test('and so on a phone, in Chinese', async ({ as }) => {
  const page = await as(desk, 'on-call', { viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  await askWhy(page, 'zh');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
});

test('the calendar of the night names each row whatever became of it, once', async () => {
  const made = fields(await client.act('createFeed', { filter: {}, showsNames: true, locale: 'en' }));
  const answer = await fetch(String(made.address));
  expect(answer.status).toBe(200);
  const events = new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents('vevent');
  const text = (event: ICAL.Component, name: string) => String(event.getFirstPropertyValue(name) ?? '');
  expect([...new Set(events.map((event) => text(event, 'status')))]).toEqual(['CONFIRMED']);
  const rows = askStore<{ eventId: string; instanceName: string; regionId: string }>(
    desk,
    `select "eventId", "instanceName", "regionId" from "batchRows" where "outcome" = 'accepted'`,
  );
  const counted = events.map((event) => Number(text(event, 'summary').split(' ')[0]));
  expect(counted.reduce((sum, count) => sum + count, 0)).toBe(rows.length);
  for (const { event, phase } of troubled) {
    const row = rows.find(({ eventId }) => eventId === event.eventId);
    const entry = events.find((one) => text(one, 'summary').includes(` · ${row?.regionId} · `));
    const names = text(entry ?? new ICAL.Component('vevent'), 'description').split('\n');
    expect(names, `${phase}: ${row?.instanceName}`).toContain(row?.instanceName);
  }
});

test('the robot got at most four signed messages of the night, the first urgent one at once, and one end', async () => {
  const isDone = (title: string) => title.includes('Batch done');
  const tellsOf = (words: string) => robot.taken.some(({ title }) => title.includes(words));
  for (const word of ['Failed', 'Late', 'Stuck', 'Vanished', 'Not running']) {
    await expect.poll(() => tellsOf(word), { timeout: 60_000, message: word }).toBe(true);
  }
  const night = robot.taken.map(({ title }) => title);
  expect(night.filter((title) => title.includes('Batch #')).length, night.join('\n')).toBeLessThanOrEqual(4);
  expect(night.filter(isDone)).toEqual([]);
  const [urgent] = askStore<{ tookMs: number }>(
    desk,
    `select d."firstTriedAtMs" - min(n."occurredAtMs") as "tookMs" from "deliveries" d
     join "deliveryNotices" dn on dn."deliveryId" = d."id" join "notices" n on n."id" = dn."noticeId"
     where d."urgent" = 1 and n."urgent" = 1 group by d."id" order by d."createdAtMs" limit 1`,
  );
  expect(urgent?.tookMs).toBeLessThan(GROUP_INTERVAL_MS);
  // In the morning the cloud goes on with what it had left lying.
  await desk.control.armFaults([]);
  await expect
    .poll(
      async () => {
        await desk.control.advanceClock(RUN_MS);
        // Rows that have not changed for a while are read ever more seldom: their turn has come.
        changeStore(desk, `update "batchRows" set "nextFollowMs" = 0 where "finalAtMs" is null`);
        return robot.taken.filter(({ title }) => isDone(title)).length;
      },
      { timeout: 60_000, intervals: [1_000] },
    )
    .toBe(1);
});
