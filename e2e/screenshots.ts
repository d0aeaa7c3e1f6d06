/** `npm run screenshots`: makes the pictures of the README anew, from the built product and the fake ENS. Needs a build. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { type Desk, PASSWORD, ROOT, startDesk } from '@/e2e/helpers/desk';
import { clientOf } from '@/e2e/helpers/desk-orders';
import { orderNow, redeployableEvents } from '@/e2e/helpers/order';
import { pickZone, typeDateTime, wallIn } from '@/e2e/helpers/plan';
import { routes } from '@/lib/url/routes';

const FOLDER = path.join(ROOT, 'docs', 'screenshots');
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

type Look = { colorScheme: 'light' | 'dark'; viewport: typeof WIDE; locale: string };

async function open(browser: Browser, desk: Desk, look: Look): Promise<Page> {
  const context = await browser.newContext({ ...look, baseURL: desk.url, timezoneId: 'Asia/Shanghai' });
  await context.request.post(routes.authSignIn(), {
    data: { email: 'operator@desk.local', password: PASSWORD },
    headers: { origin: desk.url },
  });
  return context.newPage();
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: 'disabled' });
  console.log(`docs/screenshots/${name}.png`);
}

async function events(browser: Browser, desk: Desk): Promise<void> {
  const light = await open(browser, desk, { colorScheme: 'light', viewport: WIDE, locale: 'en-GB' });
  await chooseRows(light, 3);
  await shoot(light, 'events-light');
  const dark = await open(browser, desk, { colorScheme: 'dark', viewport: WIDE, locale: 'zh-CN' });
  await dark.goto(routes.events());
  await dark.getByRole('grid').getByRole('checkbox').nth(3).waitFor();
  await shoot(dark, 'events-dark-zh');
  const phone = await open(browser, desk, { colorScheme: 'light', viewport: PHONE, locale: 'en-GB' });
  await phone.goto(routes.events());
  await phone.getByRole('grid').getByRole('checkbox').nth(3).waitFor();
  await shoot(phone, 'events-phone');
}

async function chooseRows(page: Page, count: number): Promise<void> {
  await page.goto(routes.events());
  const boxes = page
    .getByRole('grid', { name: 'System events' })
    .getByRole('checkbox', { name: /^Select e-/ });
  for (let index = 0; index < count; index += 1) await boxes.nth(index).click();
}

async function planAndResults(browser: Browser, desk: Desk): Promise<void> {
  const page = await open(browser, desk, { colorScheme: 'light', viewport: WIDE, locale: 'en-GB' });
  await chooseRows(page, 8);
  await page
    .getByRole('region', { name: 'Selection' })
    .getByRole('button', { name: 'Plan redeploy' })
    .click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Dalian host failure, Chengdu maintenance');
  await page.getByRole('textbox', { name: 'Note' }).fill('Traffic drained by the CDN team at 01:30');
  await page.getByRole('radio', { name: 'At a set time' }).click();
  await pickZone(page, 'Asia/Shanghai');
  await typeDateTime(page.getByRole('group', { name: 'Plan time' }), wallIn('Asia/Shanghai', 45));
  await page.getByText(/^draft saved/).waitFor();
  await shoot(page, 'plan-light');

  const shown = await page.request.get(routes.apiEvents({ redeployable: 1, limit: 8 }));
  const { rows } = await shown.json();
  await desk.control.armFaults([
    { action: 'BatchEventRedeployInstance', kind: 'row-error', resourceId: rows[2].resourceId },
    { action: 'BatchEventRedeployInstance', kind: 'missing-rows', resourceId: rows[5].resourceId },
  ]);
  await page.getByRole('button', { name: 'Submit batch' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  const results = page.getByRole('table', { name: 'Results' });
  await results.getByText('Accepted').first().waitFor();
  await results.getByText('Refused').first().waitFor();
  await results.getByText('Scheduled').nth(5).waitFor({ timeout: 60_000 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, 'batch-dark');
  await page.setViewportSize(PHONE);
  await shoot(page, 'batch-phone-dark');
}

/** A night in which much goes wrong, with short limits, and the story of one of its instances. */
async function outcomes(browser: Browser, desk: Desk): Promise<void> {
  const client = await clientOf(desk, 'operator');
  const ordered = (await redeployableEvents(client, 60)).slice(40, 54);
  const troubles = ['end-failed', 'stay-scheduled', 'stay-executing', 'vanish', 'stay-scheduled'] as const;
  await desk.control.armFaults(
    troubles.map((kind, index) => ({ kind, resourceId: ordered[index]?.resourceId })),
  );
  await orderNow(
    client,
    ordered.map(({ key }) => key),
    'Night shift, Chengdu and Dalian',
  );
  const page = await open(browser, desk, { colorScheme: 'light', viewport: WIDE, locale: 'en-GB' });
  await page.goto(routes.outcomes());
  const table = page.getByRole('table', { name: 'Outcomes' });
  await table.getByRole('row').nth(1).waitFor({ timeout: 60_000 });
  await desk.control.advanceClock(100_000);
  for (const phase of ['Failed', 'Late', 'Stuck', 'Vanished']) {
    await table.getByRole('row').filter({ hasText: phase }).first().waitFor({ timeout: 60_000 });
  }
  await shoot(page, 'outcomes-light');
  await page.goto(routes.home());
  await page.getByRole('region', { name: 'Waiting for you' }).getByRole('listitem').first().waitFor();
  await shoot(page, 'home-light');
  await page.goto(routes.instance(ordered[0]?.resourceId ?? ''));
  await page.getByRole('region', { name: 'What happened' }).getByRole('listitem').first().waitFor();
  await shoot(page, 'instance-light');
}

mkdirSync(FOLDER, { recursive: true });
const desk = await startDesk({
  scenario: 'storm',
  roles: ['operator'],
  env: {
    ENS_BATCH_ROWS: '4',
    OUTCOME_LATE_GRACE_MS: '1000',
    OUTCOME_STUCK_MS: '2000',
    OUTCOME_VANISH_MS: '500',
    OUTCOME_INSTANCE_READS_MS: '500,1000',
  },
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  await events(browser, desk);
  await planAndResults(browser, desk);
  await outcomes(browser, desk);
} finally {
  await browser.close();
  await desk.stop();
}
