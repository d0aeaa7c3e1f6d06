import type { Page } from '@playwright/test';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { expectNothingSerious } from '@/e2e/helpers/axe';
import { PASSWORD, runUserCommand } from '@/e2e/helpers/desk';
import { textOf } from '@/e2e/helpers/texts';
import { appCode, CODE_PERIOD_MS } from '@/e2e/helpers/totp';
import { routes } from '@/lib/url/routes';

const desk = deskFor({ scenario: 'quiet', roles: ['admin', 'operator', 'viewer', 'approver', 'on-call'] });
const strict = deskFor({
  scenario: 'quiet',
  roles: ['operator'],
  env: { SECOND_FACTOR: 'required' },
});

const NEW_PASSWORD = 'seven quiet bicycles';

async function fillSignIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto(routes.signIn());
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Steps through the set-up that is open; gives what the app keeps, and the recovery codes. */
async function setUpFactor(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible();
  const secret = await page.getByLabel('Key').inputValue();
  await page.getByRole('textbox', { name: 'Code' }).fill(appCode(secret));
  await page.getByRole('button', { name: 'Turn on' }).click();
  const list = page.getByRole('list', { name: 'Recovery codes' });
  await expect(list.getByRole('listitem')).toHaveCount(10);
  const codes = await list.getByRole('listitem').allTextContents();
  await page.getByRole('button', { name: 'I’ve saved them' }).click();
  return { secret, codes };
}

test('a person changes their password, and their other sessions end', async ({ as, visitor }) => {
  const page = await as(desk(), 'operator');
  const other = await as(desk(), 'operator');
  await page.goto(routes.events());
  await page.getByRole('button', { name: /^operator/ }).click();
  await page.getByRole('menuitem', { name: 'Your account' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();
  await page.getByRole('button', { name: 'Change password' }).click();
  const dialog = page.getByRole('dialog');
  const change = async (old: string, next: string, again = next) => {
    await dialog.getByLabel('Current password', { exact: true }).fill(old);
    await dialog.getByLabel('New password', { exact: true }).fill(next);
    await dialog.getByLabel('Confirm new password', { exact: true }).fill(again);
    await dialog.getByRole('button', { name: 'Change password' }).click();
  };
  await change(PASSWORD, NEW_PASSWORD, 'another one');
  await expect(dialog.getByText(textOf('account.fields.differs'))).toBeVisible();
  await change('not the password', NEW_PASSWORD);
  await expect(dialog.getByRole('alert')).toContainText('The password is wrong.');
  await change(PASSWORD, 'Password123');
  await expect(dialog.getByRole('alert')).toContainText('Choose four unrelated words');
  await change(PASSWORD, NEW_PASSWORD);
  await expect(page.getByText('Password changed.')).toBeVisible();
  expect((await other.request.get(routes.apiEvents({ limit: 1 }))).status()).toBe(401);
  expect((await page.request.get(routes.apiEvents({ limit: 1 }))).status()).toBe(200);

  const fresh = await visitor(desk());
  await fillSignIn(fresh, 'operator@desk.local');
  await expect(fresh.getByRole('alert').filter({ hasText: textOf('auth.failed.credentials') })).toBeVisible();
  await fillSignIn(fresh, 'operator@desk.local', NEW_PASSWORD);
  await expect(fresh.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
});

test('a person sees where they are signed in, and ends one session or all others', async ({ as }) => {
  const page = await as(desk(), 'viewer');
  const others = [await as(desk(), 'viewer'), await as(desk(), 'viewer'), await as(desk(), 'viewer')];
  const isIn = async (at: number) =>
    (await others[at]?.request.get(routes.apiEvents({ limit: 1 })))?.status();
  await page.goto(routes.settingsAccount());
  const table = page.getByRole('table', { name: 'Your sessions' });
  await expect(table.getByRole('row')).toHaveCount(5);
  await expect(table.getByRole('row').nth(1)).toContainText(textOf('account.sessions.this'));
  await expect(table.getByRole('row').nth(1)).toContainText('127.0.0.1');
  await expect(table.getByRole('row').nth(1)).toContainText('Linux');
  await expect(
    table
      .getByRole('row')
      .nth(1)
      .getByRole('button', { name: /^End the session/ }),
  ).toHaveCount(0);
  await table
    .getByRole('row')
    .nth(2)
    .getByRole('button', { name: /^End the session/ })
    .click();
  await expect(table.getByRole('row')).toHaveCount(4);
  expect([await isIn(0), await isIn(1), await isIn(2)].filter((status) => status === 401)).toHaveLength(1);
  await page.getByRole('button', { name: 'End all others' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End all others' }).click();
  await expect(page.getByText(textOf('account.sessions.othersEnded', { count: 2 }))).toBeVisible();
  await expect(table.getByRole('row')).toHaveCount(2);
  expect([await isIn(0), await isIn(1), await isIn(2)]).toEqual([401, 401, 401]);
  await page.goto(routes.audit());
  await expect(page.getByText(textOf('audit.actions.session_end_others'))).toBeVisible();
  // Whose session ended signs in again, and comes back to the very address that was asked for.
  const [other] = others;
  if (!other) throw new Error('nobody else was signed in');
  await other.goto(routes.batches({ state: 'done' }));
  await other.getByLabel('Email').fill('viewer@desk.local');
  await other.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await expect(other.getByRole('heading', { level: 1, name: 'Batches' })).toBeVisible();
  expect(new URL(other.url()).search).toBe('?state=done');
});

test('a second factor is set up, asked for at the sign-in, replaced by a recovery code, and turned off', async ({
  as,
  visitor,
}) => {
  const page = await as(desk(), 'approver');
  await page.goto(routes.settingsAccount());
  const section = page.getByRole('region', { name: 'Second factor' });
  await expect(section).toContainText('Off');
  await section.getByRole('button', { name: 'Set up' }).click();
  await expectNothingSerious(page, 'set up: password');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password', { exact: true }).fill('not the password');
  await dialog.getByRole('button', { name: 'Next' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The password is wrong.');
  const { secret, codes } = await setUpFactor(page);
  await expect(section).toContainText('On');
  await expect(section).toContainText(textOf('account.factor.left', { count: 10 }));

  const fresh = await visitor(desk());
  await fillSignIn(fresh, 'approver@desk.local');
  await expect(fresh.getByRole('heading', { level: 1, name: 'Enter your code' })).toBeVisible();
  await expectNothingSerious(fresh, 'code');
  expect((await fresh.request.get(routes.apiEvents({ limit: 1 }))).status()).toBe(401);
  const code = fresh.getByRole('textbox', { name: 'Code' });
  await expect(code).toBeFocused();
  await fresh.getByRole('button', { name: 'Sign in' }).click();
  await expect(fresh.getByText('Enter the code.')).toBeVisible();
  await code.fill('000000');
  await fresh.getByRole('button', { name: 'Sign in' }).click();
  await expect(fresh.getByRole('alert').filter({ hasText: textOf('auth.failed.code') })).toBeVisible();
  // That of the next step: the one of now was used for the set-up.
  await code.fill(appCode(secret, Date.now() + CODE_PERIOD_MS));
  await fresh.getByRole('button', { name: 'Sign in' }).click();
  await expect(fresh.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  await fresh.context().clearCookies();
  await fillSignIn(fresh, 'approver@desk.local');
  await code.fill(codes[0] ?? '');
  await fresh.getByRole('button', { name: 'Sign in' }).click();
  await expect(fresh.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();

  await page.reload();
  await expect(section).toContainText(textOf('account.factor.left', { count: 9 }));
  await section.getByRole('button', { name: 'Turn off' }).click();
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await dialog.getByLabel('Code').fill(codes[1] ?? '');
  await dialog.getByRole('button', { name: 'Turn off' }).click();
  await expect(section).toContainText('Off');
  expect(codes).toHaveLength(10);
});

test('an admin resets a second factor with their own password; so does the command', async ({ as }) => {
  const page = await as(desk(), 'on-call');
  await page.goto(routes.settingsAccount());
  await page.getByRole('button', { name: 'Set up' }).click();
  await setUpFactor(page);
  const admin = await as(desk(), 'admin');
  await admin.goto(routes.settingsUsers());
  const line = admin.getByRole('row').filter({ hasText: 'on-call@desk.local' });
  await line.getByRole('button', { name: /^Actions for / }).click();
  await admin.getByRole('menuitem', { name: 'Reset second factor…' }).click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByLabel('Password', { exact: true }).fill('not the password');
  await dialog.getByRole('button', { name: 'Reset' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The password is wrong.');
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Reset' }).click();
  await expect(
    admin.getByText(textOf('settings.dialogs.resetFactor.done', { name: 'on-call' })),
  ).toBeVisible();
  expect((await page.request.get(routes.apiEvents({ limit: 1 }))).status()).toBe(401);
  await as(desk(), 'on-call');
  await expect(runUserCommand(desk().env, ['reset-second-factor', 'on-call@desk.local'])).rejects.toThrow(
    /no second factor/,
  );
});

test('where a second factor is required, nothing else works before it is set up', async ({ as }) => {
  const page = await as(strict(), 'operator');
  await page.goto(routes.batches());
  await expect(page.getByRole('heading', { level: 1, name: 'Set up your second factor' })).toBeVisible();
  await expectNothingSerious(page, 'set up');
  // A connection that rested may be closed by the server just now.
  expect((await page.request.get(routes.apiEvents({ limit: 1 }), { maxRetries: 1 })).status()).toBe(401);
  for (const path of [routes.events(), routes.settingsAccount(), routes.signIn()]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: 'Set up your second factor' })).toBeVisible();
  }
  await page.goto(routes.batches());
  await setUpFactor(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Batches' })).toBeVisible();
});

for (const look of [
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 768, height: 1024 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const) {
  test(`the account page is readable for all, ${look.colorScheme}, ${look.viewport.width} px`, async ({
    as,
  }) => {
    const page = await as(desk(), 'admin', look);
    await page.goto(routes.settingsAccount());
    await expect(page.getByRole('table', { name: 'Your sessions' })).toBeVisible();
    await expectNothingSerious(page, 'account');
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await page.getByRole('button', { name: 'Change password' }).click();
    await expect(page.getByRole('dialog').getByLabel('Current password', { exact: true })).toBeVisible();
    await expectNothingSerious(page, 'change password');
  });
}
