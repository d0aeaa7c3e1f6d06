import { deskFor, expect, test } from '@/e2e/fixtures';
import { PASSWORD, runUserCommand } from '@/e2e/helpers/desk';
import { textOf } from '@/e2e/helpers/texts';
import { routes } from '@/lib/url/routes';

const desk = deskFor({ scenario: 'quiet', empty: true });

test('the first start says how to add a user, and that user then signs in beside the running server', async ({
  page,
}) => {
  await page.goto(desk().url + routes.root());
  await expect(page.getByText('npm run user -- add', { exact: false }).first()).toBeVisible();
  await runUserCommand(desk().env, ['add', 'operator@desk.local', '--role', 'operator']);
  await page.reload();
  await page.getByLabel('Email').fill('operator@desk.local');
  await page.getByLabel('Password', { exact: true }).fill('wrong-password-1');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText(textOf('auth.failed.credentials'))).toBeVisible();
  await expect(page.getByLabel('Email')).toHaveValue('operator@desk.local');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
});
