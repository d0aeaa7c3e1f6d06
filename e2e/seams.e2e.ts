import type { Page } from '@playwright/test';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { clientOf } from '@/e2e/helpers/desk-orders';
import { makeDraft, orderNow, redeployableEvents } from '@/e2e/helpers/order';
import { textOf } from '@/e2e/helpers/texts';
import { routes } from '@/lib/url/routes';

const desk = deskFor({ scenario: 'storm', roles: ['operator', 'admin'] });

const gridOf = (page: Page) => page.getByRole('grid', { name: 'System events' });
const boxesOf = (page: Page) => gridOf(page).getByRole('checkbox', { name: /^Select e-/, disabled: false });
const selectionOf = (page: Page) => page.getByRole('region', { name: 'Selection' });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const rowsOf = (page: Page, name: string) => page.getByRole('table', { name }).getByRole('row');

/** A batch that was sent, of the last events of the list, so that the first stay free. */
async function sentBatch(title: string): Promise<{ id: string; eventId: string; resourceId: string }> {
  const client = await clientOf(desk(), 'operator');
  const [event] = (await redeployableEvents(client, 60)).slice(-1 - sent++);
  if (!event) throw new Error('no event to redeploy');
  const id = await orderNow(client, [event.key], title);
  return { id, eventId: event.eventId, resourceId: event.resourceId };
}
let sent = 0;

test('the keys of the list of events work in every list, and a press on a row opens it', async ({ as }) => {
  await sentBatch('Keys one');
  await sentBatch('Keys two');
  const page = await as(desk(), 'admin');
  await page.goto(routes.batches());
  const batches = rowsOf(page, 'Batches');
  await expect(batches.nth(2)).toBeVisible();
  await page.keyboard.press('j');
  await expect(batches.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(batches.nth(2)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Keys one')).toBeVisible();
  await expect(page).toHaveTitle(/^#\d+ · .+ · Keys one · Redeploy Desk$/);
  await page.goBack();
  await batches.nth(1).getByRole('cell').nth(3).click();
  await expect(heading(page, 'Keys two')).toBeVisible();
  // In the results a row takes the focus, too.
  await page.keyboard.press('j');
  await expect(rowsOf(page, 'Results').nth(1)).toBeFocused();

  await page.goto(routes.audit());
  const entries = page.getByRole('table', { name: 'Audit entries' });
  await page.getByRole('searchbox', { name: textOf('audit.search') }).fill('Keys two');
  await expect(page).toHaveURL(/q=Keys/);
  await expect(entries).toContainText('Call answered');
  await page.getByRole('button', { name: 'People only' }).click();
  await expect(entries).not.toContainText('Call answered');
  await expect(entries).toContainText('Batch submitted');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/entry=\d+/);
});

test('the panel of an event selects, walks, tells what the cloud answered, and plans', async ({ as }) => {
  const { resourceId } = await sentBatch('Panel');
  const page = await as(desk(), 'operator');
  await page.goto(routes.events());
  await gridOf(page).getByRole('row').nth(1).getByRole('gridcell').nth(3).click();
  const panel = page.getByRole('dialog');
  // Until the event is there the panel has no name of its own.
  await expect(panel.getByRole('button', { name: 'Select', exact: true })).toBeVisible();
  const first = (await panel.getByRole('heading', { level: 2 }).textContent()) ?? '';
  await page.keyboard.press('j');
  await expect(panel.getByRole('heading', { level: 2 })).not.toHaveText(first);
  await expect(panel.getByRole('button', { name: 'Select', exact: true })).toBeVisible();
  await page.keyboard.press('x');
  await expect(selectionOf(page)).toContainText('1 selected');
  await panel.getByRole('button', { name: 'Deselect' }).click();
  await expect(selectionOf(page)).toBeHidden();
  await panel.getByRole('button', { name: 'Previous event' }).click();
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(first);
  await page.goBack();

  await page.goto(routes.events({ view: 'all', q: resourceId }));
  await gridOf(page).getByRole('row').nth(1).getByRole('gridcell').nth(3).click();
  await expect(panel).toContainText('Batch #');
  await expect(panel).toContainText('Accepted');
  await expect(panel).toContainText('row 1 of 1');
  await expect(panel).toContainText('Request ID');

  await page.goto(routes.events());
  await gridOf(page).getByRole('row').nth(1).getByRole('gridcell').nth(3).click();
  await panel.getByRole('button', { name: 'Plan redeploy' }).click();
  await expect(heading(page, 'Plan redeploy')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'At a set time' })).toBeFocused();
});

test('a selection lasts over Back, other pages and a reload, goes into a draft, and leaves with the batch', async ({
  as,
}) => {
  const page = await as(desk(), 'operator');
  await page.goto(routes.events());
  for (const index of [2, 3, 4]) await boxesOf(page).nth(index).click();
  await expect(selectionOf(page)).toContainText('3 selected');
  await page.reload();
  await expect(selectionOf(page)).toContainText('3 selected');
  await page.getByRole('link', { name: 'Batches' }).click();
  await expect(heading(page, 'Batches')).toBeVisible();
  await page.goBack();
  await expect(selectionOf(page)).toContainText('3 selected');

  const client = await clientOf(desk(), 'operator');
  const [spare] = (await redeployableEvents(client, 60)).slice(30);
  await makeDraft(client, [spare?.key ?? ''], 'Later tonight');
  await page.reload();
  await selectionOf(page).getByRole('button', { name: 'Add to draft' }).click();
  await page.getByRole('menuitem', { name: /Later tonight/ }).click();
  await page.getByRole('button', { name: 'Open draft' }).click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Later tonight');
  const planned = rowsOf(page, 'Planned rows');
  await expect(planned).toHaveCount(5);

  await planned.nth(1).getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(planned).toHaveCount(4);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(planned).toHaveCount(5);

  await page.getByRole('radio', { name: 'At a set time' }).check({ force: true });
  const typed = page.getByRole('textbox', { name: 'Type a time' });
  await typed.fill('soonish');
  await typed.press('Enter');
  await expect(page.getByText('Can’t read this as a date and time.')).toBeVisible();
  await typed.fill('tomorrow 3am');
  await typed.press('Enter');
  const time = page.getByRole('group', { name: 'Plan time', exact: true });
  await expect(time.getByRole('spinbutton', { name: /^hour/i })).toHaveAttribute('aria-valuenow', '3');

  // The second half of the selection is planned alone: what is submitted is no part of it any more.
  await page.goto(routes.events());
  await boxesOf(page).nth(6).click();
  await boxesOf(page).nth(7).click();
  await expect(selectionOf(page)).toContainText('2 selected');
  await gridOf(page).getByRole('row').nth(1).focus();
  await page.keyboard.press('p');
  await page.getByRole('radio', { name: 'Immediately' }).check({ force: true });
  await expect(page.getByText(/^draft saved/)).toBeVisible();
  // While the change is being saved the key does nothing, as the button does not.
  const confirm = page.getByRole('dialog').getByRole('button', { name: 'Confirm' });
  await expect(async () => {
    await page.keyboard.press('Control+Enter');
    await expect(confirm).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await confirm.click();
  await expect(page).toHaveURL(/\/batches\/(?!new)[\w-]+$/);
  await expect(heading(page, /./)).toBeFocused();
  await page.getByRole('link', { name: 'Events' }).first().click();
  await expect(gridOf(page).getByRole('row').nth(3)).toBeVisible();
  await expect(selectionOf(page)).toBeHidden();
  await expect(page.getByText(/removed from the selection/)).toBeHidden();
});

test('batches are sorted, drafts discarded in place, and the command menu finds things', async ({ as }) => {
  const { id, eventId, resourceId } = await sentBatch('Findable');
  const client = await clientOf(desk(), 'operator');
  const [spare] = (await redeployableEvents(client, 60)).slice(31);
  await makeDraft(client, [spare?.key ?? ''], 'Throw away');
  const page = await as(desk(), 'operator');
  await page.goto(routes.batches());
  const draft = page.getByRole('region', { name: 'Open draft' }).filter({ hasText: 'Throw away' });
  await expect(draft).toContainText(/saved .+/);
  await draft.getByRole('button', { name: 'Discard draft “Throw away”' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard draft' }).click();
  await expect(draft).toBeHidden();

  const first = rowsOf(page, 'Batches').nth(1);
  await expect(first).toContainText('Findable');
  await page.getByRole('button', { name: 'Sort: Newest' }).click();
  await page.getByRole('menuitemradio', { name: 'Oldest' }).click();
  await expect(page).toHaveURL(/sort=oldest/);
  await expect(first).not.toContainText('Findable');

  const menu = page.getByRole('combobox', { name: 'Command menu' });
  await page.keyboard.press('Control+k');
  await menu.fill(resourceId);
  await page.getByRole('option', { name: /#\d+ Findable/ }).click();
  await expect(page).toHaveURL(routes.batch(id));
  await page.keyboard.press('Control+k');
  await menu.fill(eventId);
  const found = page.getByRole('option', { name: new RegExp(`${eventId.slice(0, 8)}…`) });
  await expect(found).toBeVisible();
  await expect(page.getByRole('option', { name: /#\d+ Findable/ })).toHaveAttribute('aria-selected', 'true');
  await found.click();
  await expect(page.getByRole('dialog')).toContainText(eventId);
  await expect(page.getByText('Simulated cloud').first()).toBeVisible();
});
