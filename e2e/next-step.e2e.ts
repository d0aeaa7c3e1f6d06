import type { Page } from '@playwright/test';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { fastNetwork, slowNetwork } from '@/e2e/helpers/slow';
import { textOf } from '@/e2e/helpers/texts';
import { routes } from '@/lib/url/routes';

const desk = deskFor({ scenario: 'storm', roles: ['operator', 'admin'] });

const gridOf = (page: Page) => page.getByRole('grid', { name: 'System events' });
const boxesOf = (page: Page) => gridOf(page).getByRole('checkbox', { name: /^Select e-/, disabled: false });
const searchOf = (page: Page) => page.getByRole('searchbox', { name: 'Search events' });
const selectionOf = (page: Page) => page.getByRole('region', { name: 'Selection' });

/** Everything that changes the list of events, and what the address says afterwards. */
const CHANGES: Record<string, { act: (page: Page) => Promise<void>; address: RegExp }> = {
  search: { act: (page) => searchOf(page).pressSequentially('edge'), address: /q=edge/ },
  sort: {
    act: (page) => gridOf(page).getByRole('columnheader', { name: 'Region' }).getByRole('button').click(),
    address: /sort=region/,
  },
  view: {
    act: (page) => page.getByRole('radio', { name: 'All events' }).check({ force: true }),
    address: /view=all/,
  },
};

/** A write of the address that was put off would have come by then. */
async function outliveLateWrites(page: Page): Promise<void> {
  const sinceMs = await page.evaluate(() => performance.now());
  await page.waitForFunction((since) => performance.now() > since + 700, sinceMs);
}

async function openEvents(page: Page): Promise<void> {
  await page.goto(routes.events());
  await expect(gridOf(page).getByRole('row').nth(5)).toBeVisible();
}

test.describe('the next step wins over a change of the list a moment before', () => {
  for (const [name, { act, address }] of Object.entries(CHANGES)) {
    test(`${name}, then another page on a slow network, then Back`, async ({ as }) => {
      const page = await as(desk(), 'operator');
      await openEvents(page);
      await slowNetwork(page, 900);
      await act(page);
      await page.getByRole('link', { name: 'Batches' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Batches' })).toBeVisible();
      await fastNetwork(page);
      await page.goBack();
      await expect(page).toHaveURL(address);
    });

    test(`${name}, then an event, then Back`, async ({ as }) => {
      const page = await as(desk(), 'operator');
      await openEvents(page);
      await act(page);
      await gridOf(page).getByRole('row').nth(1).getByRole('gridcell').nth(3).click();
      await expect(page).toHaveURL(/event=/);
      await page.goBack();
      await expect(page).not.toHaveURL(/event=/);
      await expect(page).toHaveURL(address);
      await outliveLateWrites(page);
      await expect(page).toHaveURL(address);
      if (name === 'search') await expect(searchOf(page)).toHaveValue('edge');
    });
  }

  test('a search, then a plan of a row on a slow network', async ({ as }) => {
    const page = await as(desk(), 'operator');
    await openEvents(page);
    await boxesOf(page).nth(0).click();
    await expect(selectionOf(page)).toContainText('1 selected');
    await slowNetwork(page, 900);
    await searchOf(page).pressSequentially('edge');
    await selectionOf(page).getByRole('button', { name: 'Plan redeploy' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Plan redeploy' })).toBeVisible();
  });

  test('a search, then Back and forward again', async ({ as }) => {
    const page = await as(desk(), 'operator');
    await page.goto(routes.batches());
    await page.getByRole('link', { name: 'Events' }).first().click();
    await expect(gridOf(page).getByRole('row').nth(5)).toBeVisible();
    await searchOf(page).fill('edge');
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'Batches' })).toBeVisible();
    await outliveLateWrites(page);
    await expect(page).toHaveURL(/\/batches$/);
    await page.goForward();
    await expect(page).toHaveURL(/q=edge/);
    await expect(searchOf(page)).toHaveValue('edge');
  });

  test('a search of the audit, then another page on a slow network', async ({ as }) => {
    const page = await as(desk(), 'admin');
    await page.goto(routes.audit());
    await expect(page.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible();
    await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible();
    await slowNetwork(page, 900);
    await page.getByRole('searchbox', { name: textOf('audit.search') }).pressSequentially('sign');
    await page.getByRole('link', { name: 'Batches' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Batches' })).toBeVisible();
    await fastNetwork(page);
    await page.goBack();
    await expect(page).toHaveURL(/q=sign/);
  });
});

test('"Select all 13 that match" selects those 13, or says how many there are now', async ({ as }) => {
  const page = await as(desk(), 'operator');
  await openEvents(page);
  await searchOf(page).fill('edge-live-10');
  await expect(page).toHaveURL(/q=edge-live-10/);
  await expect(gridOf(page).getByRole('row').nth(1)).toContainText('edge-live-10');
  await boxesOf(page).nth(0).click();
  const all = selectionOf(page).getByRole('button', { name: /^Select all [\d,]+ that match$/ });
  await expect(all).toBeVisible();
  await slowNetwork(page, 700);
  await searchOf(page).fill('iot');
  // The button still names the number of the former list.
  await all.click();
  await expect(page.getByText(/match now, not/)).toBeVisible();
  await expect(selectionOf(page)).toContainText('1 selected');
});
