import type { Page } from '@playwright/test';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { PASSWORD } from '@/e2e/helpers/desk';
import { fastNetwork, slowNetwork } from '@/e2e/helpers/slow';
import { routes } from '@/lib/url/routes';

const desk = deskFor({ scenario: 'quiet', roles: ['operator', 'admin'] });

/** The session is over in the browser: its cookie has expired. */
async function loseCookie(page: Page): Promise<void> {
  await page.context().clearCookies({ name: /session_token$/ });
}

/** The session is over on the server: the cookie stays. */
async function endOnServer(page: Page): Promise<void> {
  const answer = await page
    .context()
    .request.post(routes.authSignOut(), { data: {}, headers: { origin: desk().url } });
  expect(answer.status()).toBe(200);
}

async function endKeepingCookie(page: Page): Promise<void> {
  const cookies = await page.context().cookies();
  await endOnServer(page);
  await page.context().addCookies(cookies);
}

async function openPlan(page: Page): Promise<void> {
  await page.goto(routes.events());
  const boxes = page
    .getByRole('grid', { name: 'System events' })
    .getByRole('checkbox', { name: /^Select e-/ });
  await boxes.nth(0).click();
  await page.getByRole('button', { name: 'Plan redeploy' }).click();
  await expect(page.getByRole('table', { name: 'Planned rows' })).toBeVisible();
  await expect(page.getByText('draft saved').first()).toBeVisible();
}

const banner = (page: Page) => page.getByRole('alert').filter({ hasText: 'Nothing on this page is lost.' });

async function signInAgain(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(dialog.getByLabel('Email')).toHaveValue('operator@desk.local');
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog).toBeHidden();
  await expect(banner(page)).toBeHidden();
}

for (const [name, end] of [
  ['the cookie is gone', loseCookie],
  ['the session was ended on the server', endKeepingCookie],
] as const) {
  test(`${name} while somebody plans: the page says so, and what was typed is stored after signing in again`, async ({
    as,
  }) => {
    const page = await as(desk(), 'operator');
    await openPlan(page);
    const plan = page.url();
    await slowNetwork(page, 500);
    await end(page);
    const title = page.getByRole('textbox', { name: 'Title' });
    await title.fill('typed after the end');
    await expect(banner(page)).toBeVisible();
    await banner(page).getByRole('button', { name: 'Sign in again' }).click();
    await signInAgain(page);
    await expect(page).toHaveURL(plan);
    await expect(title).toHaveValue('typed after the end');
    await expect(page.getByText('draft saved').first()).toBeVisible();
    await fastNetwork(page);
    await page.reload();
    await expect(title).toHaveValue('typed after the end');
  });
}

test('in a dialog the way back opens over it, and the dialog is as it was', async ({ as }) => {
  const page = await as(desk(), 'operator');
  await openPlan(page);
  await page.getByRole('radio', { name: 'Immediately' }).check();
  await expect(page.getByText('draft saved').first()).toBeVisible();
  await page.getByRole('button', { name: 'Submit batch' }).click();
  const confirm = page.getByRole('dialog').getByRole('button', { name: 'Confirm' });
  await expect(confirm).toBeEnabled();
  await endKeepingCookie(page);
  await confirm.click();
  await signInAgain(page);
  await confirm.click();
  await expect(page.getByRole('table', { name: 'Results' })).toBeVisible();
});

for (const path of [
  routes.events(),
  routes.batches(),
  routes.approvals(),
  routes.audit(),
  routes.settingsAccount(),
]) {
  test(`${path} says that the session has ended, without a press`, async ({ as }) => {
    const page = await as(desk(), 'admin');
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await endKeepingCookie(page);
    await expect(banner(page)).toBeVisible({ timeout: 15_000 });
  });
}

test('a page that is asked for without a session comes back to its address', async ({ as }) => {
  const page = await as(desk(), 'operator');
  await page.goto(routes.batches());
  await endKeepingCookie(page);
  const address = routes.events({ q: 'edge', sort: 'region' });
  await page.goto(address);
  await expect(page).toHaveURL((url) => url.searchParams.get('next') === address);
  await page.getByLabel('Email').fill('operator@desk.local');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(new RegExp(`${routes.events()}\\?.*q=edge`));
});
