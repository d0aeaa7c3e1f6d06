import type { Page } from '@playwright/test';
import { signedIn } from '@/e2e/abuse/person';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { expectNothingSerious } from '@/e2e/helpers/axe';
import { PASSWORD } from '@/e2e/helpers/desk';
import { routes } from '@/lib/url/routes';

const desk = deskFor({ scenario: 'quiet', roles: ['admin', 'operator', 'viewer'] });
test.describe.configure({ mode: 'serial' });

const services = (page: Page) => page.getByRole('table', { name: 'Services', exact: true });
const rowOf = (page: Page, name: string) =>
  services(page)
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name, exact: true }) });
const budgets = (page: Page) => page.getByRole('list', { name: 'Budgets', exact: true }).first();
const dialog = (page: Page) => page.getByRole('dialog');

/** A service of the fake cloud with several instances. */
const SERVICE = 'edge-live';

test('an admin chooses the tag that makes services, and gives them a budget whose sum is printed', async ({
  as,
}) => {
  const page = await as(desk(), 'admin');
  await page.goto(routes.settingsServices());
  await expect(page.getByRole('heading', { level: 1, name: 'Services' })).toBeVisible();
  await expect(page.getByText('No services yet')).toBeVisible();
  // The first reading of the whole account and of its tags is on its way.
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/Inventory read/)).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 14_000 });
  await page.getByRole('button', { name: 'Choose…' }).click();
  await dialog(page).getByRole('radio', { name: 'A name pattern' }).check();
  await dialog(page).getByRole('textbox', { name: 'Name pattern' }).fill('{service}-???');
  await expect(dialog(page).getByRole('region', { name: 'Preview' })).toContainText(SERVICE);
  await dialog(page).getByRole('radio', { name: 'A tag' }).check();
  await expect(dialog(page)).toContainText('Tags that instances carry');
  await dialog(page).getByRole('textbox', { name: 'Tag key' }).fill('service');
  await expect(dialog(page).getByRole('region', { name: 'Preview' })).toContainText(
    /\d+ of \d+ instances belong/,
  );
  await expectNothingSerious(page, 'How services are made');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(rowOf(page, SERVICE)).toBeVisible();
  // Some instances carry no tag.
  const coverage = await page.getByText(/\d+ of \d+ instances belong to a service/).textContent();
  const [assigned = 0, total = 0] = (coverage?.match(/\d+/g) ?? []).map(Number);
  expect(assigned).toBeGreaterThan(0);
  expect(assigned).toBeLessThan(total);

  await page.getByRole('button', { name: 'Add budget' }).click();
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill('Two at a time');
  await dialog(page).getByRole('combobox', { name: 'Applies to' }).selectOption('Each service');
  await dialog(page).getByRole('textbox', { name: 'Limit' }).fill('0');
  await expect(dialog(page).getByText(/this is a freeze without end/)).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: 'Save' })).toBeDisabled();
  await dialog(page).getByRole('textbox', { name: 'Limit' }).fill('2');
  await expect(dialog(page).getByRole('status', { name: 'Sum' })).toContainText(/2 of \d+/);
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(rowOf(page, SERVICE)).toContainText(/2 of \d+/);
  await expect(budgets(page)).toContainText('At most 2 down');
  // Without the messages of before, of which one lies over the other.
  await page.reload();
  await expect(rowOf(page, SERVICE)).toBeVisible();
  await expectNothingSerious(page, 'Services');

  // A higher limit lets more go: the password is asked for.
  await page.getByRole('button', { name: 'Edit budget Two at a time' }).click();
  await dialog(page).getByRole('radio', { name: 'Percent' }).check();
  await dialog(page).getByRole('textbox', { name: 'Limit' }).fill('10');
  await expect(dialog(page).getByRole('button', { name: 'Save' })).toBeDisabled();
  await dialog(page).getByLabel('Password').fill(PASSWORD);
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(rowOf(page, SERVICE)).toContainText(/10 % of \d+ = 0 → 1/);
});

test('an operator takes an instance out of rotation, and it counts again when they say so', async ({
  as,
}) => {
  const page = await as(desk(), 'operator');
  await page.goto(routes.settingsServices());
  await expect(page.getByRole('button', { name: 'Add budget' })).toBeDisabled();
  await rowOf(page, SERVICE).getByRole('link', { name: SERVICE }).click();
  const members = page.getByRole('list', { name: `Members of ${SERVICE}` });
  const name = (await members.getByRole('link').first().textContent()) ?? '';
  await members.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.getByRole('button', { name: 'Out of rotation…' }).click();
  await expect(dialog(page).getByRole('button', { name: 'Confirm' })).toBeDisabled();
  await dialog(page).getByRole('textbox', { name: 'Reason' }).fill('The disk is being replaced');
  await dialog(page).getByRole('combobox', { name: 'For' }).selectOption('7 days');
  await dialog(page).getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText(/Out of rotation until .* The disk is being replaced/)).toBeVisible();

  await page.getByRole('link', { name: SERVICE, exact: true }).click();
  // The link opens the panel of the service over its page.
  await expect(page.getByRole('list', { name: `Members of ${SERVICE}` })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('list', { name: `Members of ${SERVICE}` })).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'Services' })).toBeVisible();
  await expect(rowOf(page, SERVICE)).toContainText('count');
  const out = page.getByRole('table', { name: 'Out of rotation' });
  await expect(out).toContainText('The disk is being replaced');
  await out.getByRole('button', { name: `${name} back in rotation` }).click();
  await expect(page.getByText('No instance is out of rotation.')).toBeVisible();
});

test('a viewer reads everything and changes nothing, by the page or past it', async ({ as }) => {
  const page = await as(desk(), 'viewer');
  await page.goto(routes.settingsServices());
  await expect(rowOf(page, SERVICE)).toBeVisible();
  for (const name of ['Add budget', 'Add service', 'Change…', 'Edit budget Two at a time']) {
    await expect(page.getByRole('button', { name })).toBeDisabled();
  }
  await rowOf(page, SERVICE).getByRole('link', { name: SERVICE }).click();
  const out = page.getByRole('button', { name: /^Take .* out of rotation/ }).first();
  await expect(out).toBeDisabled();

  const viewer = await signedIn(desk(), 'viewer@desk.local');
  const { status, body } = await viewer.read(routes.apiServices());
  expect(status).toBe(200);
  expect(body).toMatchObject({
    coverage: { assigned: expect.any(Number), total: expect.any(Number) },
    inventoryReadAtMs: expect.any(Number),
    rows: expect.arrayContaining([
      expect.objectContaining({
        name: SERVICE,
        origin: 'auto',
        budget: expect.objectContaining({
          kind: 'percent',
          value: 10,
          limit: 1,
          sum: expect.stringContaining('→ 1'),
        }),
      }),
    ]),
  });
  const budget = {
    expectedVersion: 0,
    name: 'mine',
    scope: { kind: 'account' },
    limitKind: 'count',
    limitValue: 99,
  };
  expect((await viewer.act('saveBudget', budget)).said).toBe('forbidden role');
  const untilMs = Date.now() + 86_400_000;
  const mark = { instanceId: 'i-none', reason: 'because I can do it', untilMs };
  expect((await viewer.act('markRotation', mark)).said).toBe('forbidden role');
});
