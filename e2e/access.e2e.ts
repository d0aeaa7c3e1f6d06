import type { Page } from '@playwright/test';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { expectNothingSerious } from '@/e2e/helpers/axe';
import { routes } from '@/lib/url/routes';

const desk = deskFor({ scenario: 'quiet', roles: ['operator'] });

const PHONE = { width: 390, height: 844 };

async function openDraft(page: Page): Promise<void> {
  await page.goto(routes.events());
  const boxes = page
    .getByRole('grid', { name: 'System events' })
    .getByRole('checkbox', { name: /^Select e-/ });
  await boxes.nth(0).click();
  await boxes.nth(1).click();
  await page
    .getByRole('region', { name: 'Selection' })
    .getByRole('button', { name: 'Plan redeploy' })
    .click();
  await expect(page.getByRole('table', { name: 'Planned rows' })).toBeVisible();
}

for (const look of [
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', viewport: PHONE },
] as const) {
  test(`axe finds nothing serious on any page, ${look.colorScheme}, ${look.viewport.width} px`, async ({
    as,
    visitor,
  }) => {
    const page = await as(desk(), 'operator', look);
    await page.goto(routes.events());
    await expect(page.getByRole('grid', { name: 'System events' }).getByRole('row').nth(3)).toBeVisible();
    await expectNothingSerious(page, 'events');
    await openDraft(page);
    await expectNothingSerious(page, 'plan');
    await page.getByRole('radio', { name: 'Immediately' }).check();
    await page.getByRole('button', { name: 'Submit batch' }).click();
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Confirm' })).toBeVisible();
    // Half faded in, its colours are not the ones that are read.
    await page
      .getByRole('dialog')
      .evaluate((dialog) => Promise.all(dialog.getAnimations().map(({ finished }) => finished)));
    await expectNothingSerious(page, 'confirm');
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
    await expect(
      page.getByRole('table', { name: 'Results' }).getByText('Accepted', { exact: true }),
    ).toHaveCount(2);
    await expectNothingSerious(page, 'batch');
    await page.goto(routes.batches());
    await expect(page.getByRole('heading', { level: 1, name: 'Batches' })).toBeVisible();
    await expectNothingSerious(page, 'batches');
    const stranger = await visitor(desk(), look);
    await stranger.goto(routes.signIn());
    await expectNothingSerious(stranger, 'sign-in');
  });
}

test('nothing scrolls sideways at 390 px', async ({ as }) => {
  const page = await as(desk(), 'operator', { viewport: PHONE });
  for (const path of [routes.events(), routes.batches(), routes.newBatch()]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, path).toBe(0);
  }
});

test('the list is worked by keyboard alone', async ({ as }) => {
  const page = await as(desk(), 'operator');
  await page.goto(routes.events());
  const grid = page.getByRole('grid', { name: 'System events' });
  await expect(grid.getByRole('row').nth(3)).toBeVisible();
  await grid.getByRole('row').nth(1).focus();
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  const selection = page.getByRole('region', { name: 'Selection' });
  await expect(selection).toContainText('2 selected');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('dialog').or(page.getByRole('complementary')).getByText('Published').first(),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search events' })).toBeFocused();
  await page.keyboard.press('Escape');
  await grid.getByRole('row').nth(1).focus();
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await expect(page.getByRole('heading', { level: 1, name: 'Batches' })).toBeVisible();
});
