import type { Page } from '@playwright/test';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { clientOf } from '@/e2e/helpers/desk-orders';
import { makeDraft, redeployableEvents } from '@/e2e/helpers/order';
import { typeDateTime, wallIn } from '@/e2e/helpers/plan';
import { routes } from '@/lib/url/routes';

const desk = deskFor({ scenario: 'storm', roles: ['operator'] });

const zoneOf = (page: Page) => page.getByRole('combobox', { name: 'Time zone' });
const timeOf = (page: Page) => page.getByRole('group', { name: 'Plan time', exact: true });
const saved = (page: Page) => expect(page.getByText(/^draft saved/)).toBeVisible();

let made = 0;

/** The plan of `rows` events, at a set time that is not chosen yet. */
async function openPlan(page: Page, rows: number): Promise<void> {
  const client = await clientOf(desk(), 'operator');
  const events = await redeployableEvents(client, 60);
  const keys = events.slice(made, made + rows).map(({ key }) => key);
  made += rows;
  const { draftId } = await makeDraft(client, keys, 'Helped');
  await page.goto(routes.newBatch(draftId));
  await page.getByRole('radio', { name: 'At a set time' }).check({ force: true });
  await expect(zoneOf(page)).toBeVisible();
}

test('another zone is typed over the old one, and found by city, abbreviation and offset', async ({ as }) => {
  const page = await as(desk(), 'operator');
  await openPlan(page, 1);
  await zoneOf(page).click();
  // The region of the rows and the viewer's own stand before the long list.
  await expect(page.getByRole('option', { name: /Asia.Shanghai/ })).toBeVisible();
  await page.keyboard.type('New_York');
  await expect(zoneOf(page)).toHaveValue('New_York');
  await page.keyboard.press('Enter');
  await expect(zoneOf(page)).toHaveValue('America/New_York');
  for (const words of ['beijing', 'CST', '+8']) {
    await zoneOf(page).click();
    await page.keyboard.type(words);
    await expect(page.getByRole('option', { name: /Asia.Shanghai/ })).toBeVisible();
    await page.keyboard.press('Escape');
  }
});

test('common times are one press', async ({ as }) => {
  const page = await as(desk(), 'operator');
  await openPlan(page, 1);
  const hour = timeOf(page).getByRole('spinbutton', { name: /^hour/i });
  await page.getByRole('button', { name: 'Next 02:00' }).click();
  await expect(hour).toHaveAttribute('aria-valuenow', '2');
  await saved(page);
  await page.getByRole('button', { name: 'In 1 hour' }).click();
  await expect(page.getByText(/in 1 h|in 60 min/).first()).toBeVisible();
});

test('rows that the cloud would handle first are moved before it acts, shown alone, or removed', async ({
  as,
}) => {
  const page = await as(desk(), 'operator');
  made = 20;
  await openPlan(page, 20);
  await zoneOf(page).click();
  await page.keyboard.type('UTC');
  await page.keyboard.press('Enter');
  await typeDateTime(timeOf(page), wallIn('UTC', 60 * 24 * 30));
  const move = page.getByRole('button', { name: /^Move (this row|these \d+) to 30 min/ });
  await expect(move).toBeVisible();
  const rows = page.getByRole('table', { name: 'Planned rows' }).getByRole('row');
  const late = Number(((await move.textContent()) ?? '').match(/these (\d+)/)?.[1] ?? 1);
  await page.getByRole('button', { name: 'Show only these' }).click();
  await expect(rows).toHaveCount(late + 1);
  await move.click();
  await expect(page.getByText(/rows? moved|can’t be moved/).first()).toBeVisible();
  await saved(page);
  await page.getByRole('button', { name: 'Show all rows' }).click();
  await expect(rows).toHaveCount(21);
  await expect(page.getByText('The cloud acts first')).toHaveCount(0);
});

test('a time that the clock skips says so, also on the button', async ({ as }) => {
  const page = await as(desk(), 'operator');
  await openPlan(page, 1);
  await zoneOf(page).click();
  await page.keyboard.type('New_York');
  await page.keyboard.press('Enter');
  const skipped = { year: '2027', month: '3', day: '14', hour: '2', minute: '30' };
  await typeDateTime(timeOf(page), skipped);
  const submit = page.getByRole('button', { name: 'Submit batch' });
  await expect(submit).toBeDisabled();
  await expect(submit).toHaveAccessibleDescription(/clock skips this plan time/);
});
