import type { Page } from '@playwright/test';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { clientOf } from '@/e2e/helpers/desk-orders';
import { orderNow, redeployableEvents } from '@/e2e/helpers/order';
import { routes } from '@/lib/url/routes';

/** Pages keep still, the policy of the browser has nothing to report, and the main path is short by keyboard. */
const desk = deskFor({ scenario: 'storm', roles: ['operator', 'admin'] });

/** Keys of a newcomer from the list to a batch that is on its way. */
const MOST_KEYS = 30;

type Told = { shift: number; reports: string[] };

/** Counts what moves without a press, and what the policy stops, from the first byte of each page on. */
async function watch(page: Page): Promise<() => Promise<Told>> {
  await page.addInitScript(() => {
    const told: Told = { shift: 0, reports: [] };
    Reflect.set(window, 'told', told);
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      told.reports.push(`${effectiveDirective} ${blockedURI}`);
    });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!Reflect.get(entry, 'hadRecentInput')) told.shift += Number(Reflect.get(entry, 'value'));
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => Reflect.get(window, 'told'));
}

/** A batch of `rows` events of the list, from place `from` on. */
async function sentBatch(from: number, rows: number): Promise<string> {
  const client = await clientOf(desk(), 'operator');
  const events = (await redeployableEvents(client, from + rows)).slice(from);
  return orderNow(
    client,
    events.map(({ key }) => key),
    'Still rows',
  );
}

test('main pages stay where they are, and the policy stops nothing', async ({ as }) => {
  const batchId = await sentBatch(40, 12);
  const page = await as(desk(), 'admin');
  // Once nothing is on its way: what happens anew may take a line of its own.
  await desk().control.advanceClock(100_000);
  const isUnderWay = async () => {
    const { counts } = await (await page.request.get(routes.apiOutcomes({ limit: 1 }))).json();
    return counts.running + counts.due + counts.settling;
  };
  await expect.poll(isUnderWay).toBe(0);
  const told = await watch(page);
  const pages = [
    routes.events(),
    routes.batches(),
    routes.batch(batchId),
    routes.approvals(),
    routes.outcomes(),
    routes.audit(),
    routes.settingsUsers(),
  ];
  for (const at of pages) {
    await page.goto(at);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    // What is read after the page itself comes now, and moves nothing either.
    await page.waitForLoadState('networkidle', { timeout: 1_500 }).catch(() => {});
    const { shift, reports } = await told();
    console.log(`${at}: layout shift ${shift.toFixed(4)}`);
    expect({ at, shift: shift < 0.01, reports }).toEqual({ at, shift: true, reports: [] });
  }
});

test('no row of a batch moves when the cloud is read', async ({ as }) => {
  const batchId = await sentBatch(80, 10);
  const page = await as(desk(), 'operator');
  await page.goto(routes.batch(batchId));
  const results = page.getByRole('table', { name: 'Results' });
  await expect(results.getByRole('row')).toHaveCount(11);
  await expect(results.getByText('Accepted')).toHaveCount(10);
  const places = () =>
    results.evaluate((table) => {
      const topPx = table.getBoundingClientRect().top;
      return [...table.querySelectorAll('tr')].map((row) =>
        Math.round(row.getBoundingClientRect().top - topPx),
      );
    });
  const before = await places();
  await desk().control.advanceClock(200_000);
  await expect(results.getByText(/^seen /).first()).toBeVisible({ timeout: 20_000 });
  expect(await places()).toEqual(before);
});

test('on paper stand all rows that were read, and how many more there are', async ({ as }) => {
  const batchId = await sentBatch(100, 210);
  const page = await as(desk(), 'operator');
  await page.goto(routes.batch(batchId));
  const rows = page.getByRole('table', { name: 'Results' }).locator('tr[data-index]');
  await expect(rows.nth(15)).toBeVisible();
  expect(await rows.count()).toBeLessThan(100);
  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await expect(rows).toHaveCount(200, { timeout: 500 });
  }).toPass();
  await expect(page.getByText(/^This page shows 200 of 210 rows\. Download the CSV file/)).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.getByText(/^This page shows/)).toHaveCount(0);
});

test(`from the list to a batch on its way: at most ${MOST_KEYS} keys`, async ({ as }) => {
  const page = await as(desk(), 'operator');
  await page.goto(routes.events());
  await expect(page.getByRole('grid', { name: 'System events' }).getByRole('row').nth(5)).toBeVisible();
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  const until = async (isThere: () => Promise<boolean>, key: string) => {
    while (!(await isThere()) && keys <= MOST_KEYS) await press(key);
  };
  const focused = (text: RegExp) => async () =>
    text.test(await page.evaluate(() => document.activeElement?.textContent ?? ''));

  await press('j');
  await press('x');
  await press('j');
  await press('x');
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText('2 selected');
  await press('p');
  await expect(page.getByRole('radio', { name: 'At a set time' })).toBeFocused();
  await until(focused(/^In 1 hour$/), 'Tab');
  await press('Enter');
  await expect(page.getByText(/^draft saved/)).toBeVisible();
  await press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await until(focused(/^Confirm/), 'Tab');
  await press('Enter');
  await expect(page).toHaveURL(/\/batches\/(?!new)[\w-]+$/);
  await expect(page.getByRole('table', { name: 'Results' })).toBeVisible();
  console.log(`${keys} keys`);
  expect(keys).toBeLessThanOrEqual(MOST_KEYS);
});
