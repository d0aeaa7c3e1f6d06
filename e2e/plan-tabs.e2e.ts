import type { Page } from '@playwright/test';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { clientOf } from '@/e2e/helpers/desk-orders';
import { makeDraft, redeployableEvents } from '@/e2e/helpers/order';
import { typeDateTime, wallIn } from '@/e2e/helpers/plan';
import { slowNetwork } from '@/e2e/helpers/slow';
import { textOf } from '@/e2e/helpers/texts';
import { routes } from '@/lib/url/routes';

const desk = deskFor({ scenario: 'storm', roles: ['operator'] });

const titleOf = (page: Page) => page.getByRole('textbox', { name: 'Title' });
const noteOf = (page: Page) => page.getByRole('textbox', { name: 'Note' });
const timeOf = (page: Page) => page.getByRole('group', { name: 'Plan time', exact: true });
const saved = (page: Page) => expect(page.getByText(/^draft saved/)).toBeVisible();

let made = 0;

/** A draft of one event, planned immediately. */
async function draftOf(title: string): Promise<string> {
  const client = await clientOf(desk(), 'operator');
  const events = await redeployableEvents(client, 8);
  return (await makeDraft(client, [events[made++]?.key ?? ''], title)).draftId;
}

async function openPlan(page: Page, draftId: string): Promise<void> {
  await page.goto(routes.newBatch(draftId));
  await expect(titleOf(page)).toBeVisible();
  await saved(page);
}

test('what one tab stores stands in the other a moment later, and no conflict is made up', async ({ as }) => {
  const draftId = await draftOf('Two tabs');
  const one = await as(desk(), 'operator');
  await openPlan(one, draftId);
  const two = await one.context().newPage();
  await openPlan(two, draftId);
  await one.bringToFront();
  await titleOf(one).fill('From the first tab');
  await saved(one);
  await expect(titleOf(two)).toHaveValue('From the first tab');
  await noteOf(two).fill('From the second tab');
  await expect(noteOf(one)).toHaveValue('From the second tab');
  await expect(one.getByText('changed in another tab')).toHaveCount(0);
  await expect(two.getByText('changed in another tab')).toHaveCount(0);
});

test('"keep mine" names what differs, and keeps the plan time that is on the screen', async ({ as }) => {
  const draftId = await draftOf('Keep mine');
  const one = await as(desk(), 'operator');
  await openPlan(one, draftId);
  await one.getByRole('radio', { name: 'At a set time' }).check({ force: true });
  const mine = wallIn('UTC', 180);
  await typeDateTime(timeOf(one), mine);
  await saved(one);
  // Another browser of the same person: no channel leads there, and this one is not asked for in between.
  const other = await as(desk(), 'operator');
  await openPlan(other, draftId);
  await one.context().setOffline(true);
  await typeDateTime(timeOf(other), wallIn('UTC', 420));
  await saved(other);
  await noteOf(one).fill('Drained');
  await one.context().setOffline(false);
  const banner = one.getByRole('alert').filter({ hasText: 'changed in another tab' });
  await expect(banner).toBeVisible({ timeout: 20_000 });
  await expect(banner.getByRole('listitem').filter({ hasText: 'When: yours' })).toBeVisible();
  await expect(banner.getByRole('listitem').filter({ hasText: 'Note: yours Drained' })).toBeVisible();
  await banner.getByRole('button', { name: textOf('plan.stale.keepMine') }).click();
  await saved(one);
  await expect(banner).toHaveCount(0);
  const client = await clientOf(desk(), 'operator');
  const stored = (await client.read(routes.apiDraft(draftId))) as {
    plan: { planTimeMs: number };
    note: string;
  };
  expect(stored.note).toBe('Drained');
  const hour = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    hour: 'numeric',
    hourCycle: 'h23',
  });
  expect(Number(hour.format(stored.plan.planTimeMs))).toBe(Number(mine.hour));
  await expect(timeOf(one).getByRole('spinbutton', { name: /^hour/i })).toHaveAttribute(
    'aria-valuenow',
    String(Number(mine.hour)),
  );
});

test('Back to a plan shows what was stored last, on a slow network too', async ({ as }) => {
  const draftId = await draftOf('As it was');
  const page = await as(desk(), 'operator');
  await page.goto(routes.events());
  await openPlan(page, draftId);
  await slowNetwork(page, 500);
  await titleOf(page).fill('As it is');
  await noteOf(page).fill('And a note');
  await page.getByRole('link', { name: 'Batches' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Batches' })).toBeVisible();
  await page.goBack();
  await expect(titleOf(page)).toHaveValue('As it is', { timeout: 1_000 });
  await expect(noteOf(page)).toHaveValue('And a note');
  await noteOf(page).fill('And another note');
  await saved(page);
  await expect(page.getByText('changed in another tab')).toHaveCount(0);
});

test('after Submit, Back leads past the plan, and an old plan leads to its batch', async ({ as }) => {
  const draftId = await draftOf('Sent');
  const page = await as(desk(), 'operator');
  await page.goto(routes.events());
  await openPlan(page, draftId);
  const other = await page.context().newPage();
  await openPlan(other, draftId);
  await page.bringToFront();
  await page.getByRole('button', { name: 'Submit batch' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await expect(page).toHaveURL(new RegExp(`/batches/${draftId}$`));
  await expect(other.getByText('This plan was already submitted')).toBeVisible();
  await expect(other.getByRole('link', { name: 'Open the batch' })).toBeVisible();
  await expect(titleOf(other)).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible();
});
