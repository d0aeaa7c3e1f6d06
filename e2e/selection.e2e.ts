import type { Page } from '@playwright/test';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { clientOf } from '@/e2e/helpers/desk-orders';
import { makeDraft, redeployableEvents } from '@/e2e/helpers/order';
import { textOf } from '@/e2e/helpers/texts';
import { routes } from '@/lib/url/routes';

const desk = deskFor({ scenario: 'storm', roles: ['operator', 'viewer', 'on-call'] });

const gridOf = (page: Page) => page.getByRole('grid', { name: 'System events' });
const boxesOf = (page: Page) => gridOf(page).getByRole('checkbox', { name: /^Select e-/ });
const selectionOf = (page: Page) => page.getByRole('region', { name: 'Selection' });

test('ticks stay on the same machines through sorting, filtering and a new read of the account', async ({
  as,
}) => {
  const page = await as(desk(), 'operator');
  await page.goto(routes.events());
  const names: string[] = [];
  for (const index of [0, 2, 4]) {
    names.push((await boxesOf(page).nth(index).getAttribute('aria-label')) ?? '');
    await boxesOf(page).nth(index).click();
  }
  await expect(selectionOf(page)).toContainText('3 selected');
  await gridOf(page)
    .getByRole('columnheader', { name: /Instance/ })
    .getByRole('button')
    .click();
  await expect(page).toHaveURL(/sort=instance/);
  await page
    .getByRole('searchbox', { name: 'Search events' })
    .fill(names.map((name) => name.replace('Select ', '')).join('\n'));
  for (const name of names) await expect(gridOf(page).getByRole('checkbox', { name })).toBeChecked();
  await expect(selectionOf(page)).toContainText('3 selected');
  await page.getByRole('button', { name: 'Sync now' }).click();
  await page.getByRole('searchbox', { name: 'Search events' }).fill('');
  await expect(gridOf(page).getByRole('row').nth(6)).toBeVisible();
  await expect(selectionOf(page)).toContainText('3 selected');
});

test('a shift-click takes the whole range', async ({ as }) => {
  const page = await as(desk(), 'operator');
  await page.goto(routes.events());
  await boxesOf(page).nth(1).click();
  await boxesOf(page)
    .nth(6)
    .click({ modifiers: ['Shift'] });
  await expect(selectionOf(page)).toContainText('6 selected');
});

test("a cell says the cloud's own word while the pointer is on it, and forgets it with its row", async ({
  as,
}) => {
  const page = await as(desk(), 'operator');
  await page.goto(routes.events());
  const cell = gridOf(page).getByRole('row').nth(3).getByRole('gridcell').nth(4);
  const elsewhere = page.getByRole('heading', { level: 1, name: 'Events' });
  // Before the page is alive nobody hears the pointer.
  await expect(async () => {
    await elsewhere.hover();
    await cell.hover();
    await expect(cell).toHaveAttribute('title', /^Instance:/, { timeout: 500 });
  }).toPass();
  await elsewhere.hover();
  await expect(cell).not.toHaveAttribute('title');
});

test('what a resting pointer is about to ask for is on its way before the press', async ({ as }) => {
  const page = await as(desk(), 'operator');
  await page.goto(routes.events());
  const grid = page.getByRole('grid', { name: 'System events' });
  await expect(grid.getByRole('row').nth(5)).toBeVisible();
  const asks = (part: string) => page.waitForRequest((request) => request.url().includes(part));
  const header = grid.getByRole('columnheader', { name: 'Region' });
  const sorted = asks('sort=region');
  await header.getByRole('button').hover();
  await sorted;
  await expect(header).toHaveAttribute('aria-sort', 'none');
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('button', { name: 'Region', exact: true, expanded: false }).click();
  const option = page.getByRole('group', { name: 'Region' }).getByRole('checkbox').first();
  const filtered = asks('region=');
  await option.focus();
  await filtered;
  await expect(option).not.toBeChecked();
  await option.check();
  await expect(grid.getByRole('row').nth(1)).toContainText((await option.getAttribute('aria-label')) ?? '?');
});

test('a pasted list reports what was not found', async ({ as }) => {
  const page = await as(desk(), 'operator');
  await page.goto(routes.events());
  const known = ((await boxesOf(page).nth(0).getAttribute('aria-label')) ?? '').replace('Select ', '');
  const missing = `e-${'0'.repeat(32)}`;
  await page.getByRole('searchbox', { name: 'Search events' }).fill(`${known}, ${missing}`);
  await expect(page.getByText(missing).first()).toBeVisible();
  await expect(boxesOf(page)).toHaveCount(1);
});

test('ids are taken out of a pasted mail, in three groups, and names are found too', async ({ as }) => {
  const page = await as(desk(), 'operator');
  const { rows } = await (await page.request.get(routes.apiEvents({ limit: 500 }))).json();
  type Listed = { eventId: string; resourceId: string; instanceName: string; notRedeployable: string | null };
  const open: Listed[] = rows.filter((row: Listed) => row.notRedeployable === null);
  const [one, two] = open;
  const done: Listed = rows.find(
    (row: Listed) =>
      row.notRedeployable !== null && !open.some(({ resourceId }) => resourceId === row.resourceId),
  );
  const missing = `e-${'0'.repeat(32)}`;
  await page.goto(routes.events());
  const search = page.getByRole('searchbox', { name: 'Search events' });
  const shortened = `${two?.eventId.slice(0, 8)}…${two?.eventId.slice(-7)}`;
  await search.fill(
    `Hi team, please redeploy ${one?.eventId}, ${shortened}, ${done.eventId} and ${missing}. Thanks!`,
  );
  await expect(page.getByText('1 ID was not found.')).toBeVisible();
  await expect(page.getByText(/1 ID is not in this view/)).toBeVisible();
  await expect(boxesOf(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Show all', exact: true }).click();
  await expect(boxesOf(page)).toHaveCount(3);
  await expect(page.getByText(/is not in this view/)).toHaveCount(0);
  await search.fill(`${one?.instanceName}, ${two?.instanceName}`);
  await expect(gridOf(page).getByRole('row').nth(1)).toContainText(/\S/);
  await expect(
    gridOf(page)
      .getByText(one?.instanceName ?? '?')
      .first(),
  ).toBeVisible();
  await expect(
    gridOf(page)
      .getByText(two?.instanceName ?? '?')
      .first(),
  ).toBeVisible();
});

test('a filter with a search is chosen by Enter, and walked by arrows', async ({ as }) => {
  const page = await as(desk(), 'operator');
  await page.goto(routes.events());
  await expect(gridOf(page).getByRole('row').nth(5)).toBeVisible();
  await page.getByRole('button', { name: 'Region', exact: true, expanded: false }).click();
  const group = page.getByRole('group', { name: 'Region' });
  const name = (await group.getByRole('checkbox').nth(2).getAttribute('aria-label')) ?? '';
  await page.getByRole('textbox', { name: 'Region: Search' }).fill(name);
  await page.keyboard.press('Enter');
  await expect(group.getByRole('checkbox').first()).toBeChecked();
  await expect(page).toHaveURL(/region=/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(group.getByRole('checkbox').first()).not.toBeChecked();
});

test('"select all that match" acts on exactly the frozen number', async ({ as }) => {
  const page = await as(desk(), 'operator');
  await page.goto(routes.events());
  await boxesOf(page).nth(0).click();
  const all = selectionOf(page).getByRole('button', { name: /^Select all [\d,]+ that match$/ });
  const count = Number(((await all.textContent()) ?? '').replace(/\D/g, ''));
  expect(count).toBeGreaterThan(100);
  const api = await (await page.request.get(routes.apiEvents({ redeployable: 1, limit: 1 }))).json();
  expect(count).toBe(api.selectable);
  await all.click();
  await expect(selectionOf(page)).toContainText(`${count} selected`);
  await boxesOf(page).nth(1).click();
  await boxesOf(page).nth(3).click();
  await expect(selectionOf(page)).toContainText(`${count - 2} selected`);
  await selectionOf(page).getByRole('button', { name: 'Plan redeploy' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Plan redeploy' })).toBeVisible();
  await expect(page.getByText(`${count - 2} rows`).first()).toBeVisible();
});

for (const role of ['viewer', 'on-call'] as const) {
  test(`${role} reads, and is told why not to plan`, async ({ as }) => {
    const page = await as(desk(), role);
    await page.goto(routes.events());
    await boxesOf(page).nth(0).click();
    const plan = selectionOf(page).getByRole('button', { name: 'Plan redeploy' });
    await expect(plan).toBeDisabled();
    await expect(plan).toHaveAccessibleDescription(/role/i);
    await page.goto(routes.newBatch());
    await expect(page.getByText(textOf('plan.state.roleTitle'))).toBeVisible();
  });
}

test('what is typed into the search before the page is alive counts', async ({ as }) => {
  const page = await as(desk(), 'operator');
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 20 });
  await page.goto(routes.events(), { waitUntil: 'commit' });
  await page.getByRole('searchbox', { name: 'Search events' }).fill('edge-live');
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await expect(page).toHaveURL(/q=edge-live/);
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('edge-live');
});

test('what is typed into the title and the note of a plan before the page is alive counts', async ({
  as,
}) => {
  const client = await clientOf(desk(), 'operator');
  const [event] = await redeployableEvents(client, 1);
  const { draftId } = await makeDraft(client, [event?.key ?? ''], 'Stored title');
  const page = await as(desk(), 'operator');
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 20 });
  await page.goto(routes.newBatch(draftId), { waitUntil: 'commit' });
  await page.getByRole('textbox', { name: 'Title' }).fill('Typed early');
  await page.getByRole('textbox', { name: 'Note' }).fill('Drained at 01:30');
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await expect(page.getByText(/^draft saved/)).toBeVisible();
  await expect
    .poll(async () => client.read(routes.apiDraft(draftId)))
    .toMatchObject({ title: 'Typed early', note: 'Drained at 01:30' });
});
