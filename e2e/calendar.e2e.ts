import { randomUUID } from 'node:crypto';
import { fields } from '@/e2e/faults/big-batch';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { expectNothingSerious } from '@/e2e/helpers/axe';
import { clientOf } from '@/e2e/helpers/desk-orders';
import { redeployableEvents } from '@/e2e/helpers/order';
import { askStore, changeStore } from '@/e2e/helpers/store-file';
import { textOf } from '@/e2e/helpers/texts';
import { addTimeRule } from '@/e2e/helpers/time-rules';
import { routes } from '@/lib/url/routes';

/** A batch at the cloud, one window for all, and a freeze in one of two regions in which the cloud acts by itself. */

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const desk = deskFor({ scenario: 'storm', roles: ['operator', 'viewer'] });

type Region = { regionId: string; regionName: string };
/** The busiest regions: the viewer sees the second only. */
let frozen: Region;
let seen: Region;

test.beforeAll(async () => {
  const client = await clientOf(desk(), 'operator');
  const keys = (await redeployableEvents(client, 40)).map(({ key }) => key);
  const selection = { kind: 'keys', keys };
  const draft = fields(await client.act('createDraft', { selection, zone: 'UTC' }));
  const { draftId, rowCount } = draft;
  const planTimeMs = (Math.ceil(Date.now() / MINUTE_MS) + 120) * MINUTE_MS;
  const plan = { when: 'scheduled', planTimeMs, spread: null, zone: 'UTC' };
  const saved = fields(
    await client.act('saveDraft', { draftId, expectedRevision: 1, title: 'Night shift', plan }),
  );
  const request = { draftId, rowCount, expectedRevision: saved.revision, requestKey: randomUUID() };
  await client.act('submitBatch', request);
  const busiest = askStore<Region>(
    desk(),
    `select "regionId", max("regionName") as "regionName" from "batchRows" where "regionId" <> ''
     group by "regionId" order by count(*) desc limit 2`,
  );
  [frozen, seen] = busiest as [Region, Region];
  const today = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  addTimeRule(desk(), {
    ...{ id: 'rule-night', kind: 'window', name: 'Night window', zone: 'UTC' },
    ...{ first: today(-2), rrule: 'FREQ=DAILY', fromMinute: 23 * 60, toMinute: 5 * 60 },
  });
  addTimeRule(desk(), {
    ...{ id: 'rule-freeze', kind: 'freeze', name: 'Double-12', zone: 'UTC' },
    ...{ first: today(-1), days: 20, regionId: frozen.regionId },
  });
  // Something that the cloud does there by itself, and that nobody has planned.
  changeStore(
    desk(),
    `update "events" set "dueAtMs" = ?, "dueSortMs" = ?, "instanceName" = 'gateway-80' where "key" =
     (select "key" from "events" where "regionId" = ? and "eventStatus" = 'Inquiring' and "redeployable" = 0
       and "eventType" like 'Instance:%' limit 1)`,
    ...[Date.now() + 240 * MINUTE_MS, Date.now() + 240 * MINUTE_MS, frozen.regionId],
  );
});

test('from the month to the lanes of a day, a bar and its details, and the same as a table, by keyboard', async ({
  as,
}) => {
  const page = await as(desk(), 'operator', { timezoneId: 'UTC' });
  await page.goto(routes.home());
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { name: 'Calendar', level: 1 })).toBeVisible();
  await page.getByRole('radio', { name: 'Month' }).click();
  const month = page.getByRole('table', { name: 'Month' });
  await expect(month.getByText('Double-12').first()).toBeAttached();
  await expect(month.getByText('23:00 – 05:00').first()).toBeVisible();
  await expect(
    month.getByRole('button', { name: /^#1 Night shift, 40 rows, At the cloud/ }).first(),
  ).toBeVisible();
  await month.locator('[aria-current=date]').click();
  await expect(page).toHaveURL(/from=/);
  await page.keyboard.press('n');
  await expect(page).not.toHaveURL(/from=/);

  const grid = page.getByRole('grid', { name: 'Timeline' });
  const lanes = grid.getByRole('row').filter({ has: page.getByRole('rowheader') });
  await expect(lanes.filter({ hasText: 'Double-12 until' })).toHaveCount(1);
  await expect(lanes.first()).toContainText('Night window 23:00 – 05:00');
  const bar = grid.getByRole('button', { name: /^#1 Night shift/ }).first();
  await bar.focus();
  await page.keyboard.press('ArrowDown');
  const next = grid.getByRole('button', { name: /./ }).and(page.locator(':focus'));
  await expect(next).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await bar.focus();
  await page.keyboard.press('Enter');
  const details = page.getByRole('complementary', { name: 'Details' });
  await expect(details.getByRole('heading', { name: '#1 Night shift' })).toBeFocused();
  await expect(details).toContainText(textOf('calendar.page.cannotMove'));
  await expect(details.getByRole('link', { name: 'Open batch' })).toHaveAttribute('href', /\/batches\//);
  await expectNothingSerious(page, 'the calendar');
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
  await expect(bar).toBeFocused();

  await page.keyboard.press('-');
  await expect(page.getByRole('radio', { name: '7 d' })).toBeChecked();
  await page.keyboard.press('+');
  await expect(page.getByRole('radio', { name: '24 h' })).toBeChecked();
  await page.keyboard.press('t');
  const table = page.getByRole('table', { name: 'Schedule' });
  await expect(table.getByRole('row', { name: /#1 Night shift/ }).first()).toContainText('At the cloud');
  await expect(table.getByRole('row', { name: /Double-12/ }).first()).toContainText('Freeze');
  await expectNothingSerious(page, 'the calendar');
  await page.getByRole('button', { name: 'Calendar link' }).click();
  await expect(page.getByRole('dialog', { name: 'Calendar link' })).toBeVisible();
});

test('what the cloud does inside a freeze is counted, told with its instance, and stands in Chinese too', async ({
  as,
}) => {
  const page = await as(desk(), 'operator', { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  await page.goto(routes.calendar({ region: [frozen.regionId] }));
  await expect(page.getByRole('heading', { name: '日历', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: /个冻结期内到期/ }).click();
  const details = page.getByRole('complementary', { name: '详情' });
  await expect(details).toContainText('处于Double-12内');
  await expect(details.getByRole('link').first()).toHaveAttribute('href', /\/instances\//);
  await expect(page.getByRole('grid', { name: '时间轴' }).getByRole('rowheader')).toHaveCount(1);
});

test('whoever is limited to a region sees its lane and no other', async ({ as }) => {
  changeStore(
    desk(),
    `update "user" set "regionsJson" = ? where "email" = 'viewer@desk.local'`,
    JSON.stringify([seen.regionId]),
  );
  const page = await as(desk(), 'viewer');
  await page.goto(routes.calendar());
  const grid = page.getByRole('grid', { name: 'Timeline' });
  await expect(grid.getByRole('button', { name: /^#1 Night shift/ }).first()).toBeVisible();
  await expect(grid.getByRole('rowheader')).toHaveCount(1);
  await expect(page.getByText('Double-12')).toHaveCount(0);
  const answer = await page.request.get(
    routes.apiCalendar({ from: Date.now(), to: Date.now() + DAY_MS, by: 'region' }),
  );
  expect(await answer.text()).not.toContain(frozen.regionId);
});
