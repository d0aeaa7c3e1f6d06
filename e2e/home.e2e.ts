import { request as http } from '@playwright/test';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { clientOf } from '@/e2e/helpers/desk-orders';
import { orderNow, redeployableEvents } from '@/e2e/helpers/order';
import { textOf } from '@/e2e/helpers/texts';
import { DUE_PRESETS } from '@/lib/url/events-params';
import { routes } from '@/lib/url/routes';

/** Home from a new desk to a night with a failure, and the calendar that reads along. */

const desk = deskFor({
  scenario: 'quiet',
  roles: ['operator', 'on-call', 'viewer', 'admin'],
  env: { OUTCOME_INSTANCE_READS_MS: '500,1000' },
});
const RUN_MS = 100_000;
// The night of the first journey is what the others look at.
test.describe.configure({ mode: 'serial' });

test('a new desk shows its next step; then numbers that lead to their lists, live', async ({ as }) => {
  const page = await as(desk(), 'operator');
  await page.goto(routes.root());
  await expect(page).toHaveURL(routes.home());
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  const steps = page.getByRole('region', { name: 'First steps' });
  await expect(steps.getByRole('listitem').filter({ hasText: 'Connect the cloud (done)' })).toBeVisible();
  await expect(steps.getByRole('listitem').filter({ hasText: 'Plan a redeploy' })).toContainText('Start');
  const mine = page.getByRole('region', { name: textOf('home.mine') });
  const due = mine.getByRole('link', { name: /due within 24 h/ });
  await expect(due).toBeVisible();
  const number = Number.parseInt((await due.textContent()) ?? '', 10);
  const dueBefore = { redeployable: 1, unplanned: 1, due_before: Date.now() + DUE_PRESETS['24h'], limit: 1 };
  const { total } = await (await page.request.get(routes.apiEvents(dueBefore))).json();
  expect(total).toBeGreaterThan(0);
  expect(number).toBe(total);
  await due.click();
  await expect(page.getByRole('radio', { name: 'Not planned' })).toBeChecked();
  await expect(page.getByText(new RegExp(`^${number} event`))).toBeVisible();
  await page.getByRole('link', { name: 'Redeploy Desk' }).click();
  const client = await clientOf(desk(), 'operator');
  const [failing, sound] = await redeployableEvents(client, 2);
  await desk().control.armFaults([{ kind: 'end-failed', resourceId: failing?.resourceId }]);
  await orderNow(client, [failing?.key ?? '', sound?.key ?? ''], 'First night');
  await expect(steps).toHaveCount(0);
  const running = page
    .getByRole('complementary', { name: 'On its way' })
    .getByRole('link', { name: 'Running' });
  await expect(running).toContainText('2');
  await desk().control.advanceClock(RUN_MS);
  const failed = mine.getByRole('link', { name: /^1\s*Failed/ });
  await expect(failed).toBeVisible({ timeout: 30_000 });
  await failed.click();
  await expect(page).toHaveURL(routes.outcomes({ phase: 'failed' }));
  await expect(page.getByRole('table', { name: 'Outcomes' }).getByRole('row')).toHaveCount(2);
});

test('a calendar reads by its link, without a session, until the link is revoked', async ({ as }) => {
  const page = await as(desk(), 'on-call');
  await page.goto(routes.outcomes({ attention: 'all' }));
  await page.getByRole('button', { name: 'Calendar link' }).click();
  const dialog = page.getByRole('dialog', { name: 'Calendar link' });
  await expect(dialog.getByText('You have no links yet.')).toBeVisible();
  await expect(dialog.getByText(textOf('calendar.dialog.hint'))).toBeVisible();
  await dialog.getByRole('button', { name: 'Create link' }).click();
  const field = dialog.getByRole('textbox', { name: 'Address' });
  const address = await field.inputValue();
  // With the times of the cloud it is the same link by another address.
  const withDue = dialog.getByRole('checkbox', { name: 'Include the cloud’s own deadlines' });
  await withDue.check();
  await expect(field).toHaveValue(`${address}?due=1`);
  await withDue.uncheck();
  await expect(field).toHaveValue(address);
  expect(address.startsWith(`${desk().url}/api/ical/dskc_`)).toBe(true);
  const calendar = await http.newContext();
  const read = await calendar.get(address);
  expect(read.status()).toBe(200);
  expect(read.headers()).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8',
    'cache-control': 'private, no-cache',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  });
  expect(await read.text()).toContain('STATUS:CONFIRMED');
  const head = await calendar.head(address);
  expect([head.status(), (await head.body()).length]).toEqual([200, 0]);
  const tag = read.headers().etag ?? '';
  expect((await calendar.get(address, { headers: { 'if-none-match': tag } })).status()).toBe(304);
  expect((await calendar.post(address)).status()).toBe(405);
  const wrong = await calendar.get(address.replace('dskc_', 'dskc_x'));
  expect(wrong.status()).toBe(404);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Calendar link' }).click();
  const own = dialog.getByRole('region', { name: 'Your links' });
  await expect(own.getByRole('listitem')).toContainText('Last read');
  await expect(dialog.getByRole('textbox', { name: 'Address' })).toHaveCount(0);
  await own.getByRole('button', { name: /^Revoke/ }).click();
  await page
    .getByRole('dialog', { name: 'Revoke this link' })
    .getByRole('button', { name: 'Revoke' })
    .click();
  await expect(own.getByText('You have no links yet.')).toBeVisible();
  const gone = await calendar.get(address);
  expect([gone.status(), await gone.text()]).toEqual([404, await wrong.text()]);
  expect(desk().output()).not.toContain(address.slice(-47, -4));
  await calendar.dispose();
});

test('on a phone, in Chinese, a viewer is calm and sees what waits for others', async ({ as }) => {
  const page = await as(desk(), 'viewer', { viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  await page.goto(routes.home());
  await expect(page.getByRole('heading', { level: 1, name: '首页' })).toBeVisible();
  await expect(page.getByText('没有待您处理的事项')).toBeVisible();
  await expect(
    page
      .getByRole('region', { name: textOf('home.others', {}, 'zh-CN') })
      .getByRole('link', { name: /^1\s*失败/ }),
  ).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBe(0);
});
