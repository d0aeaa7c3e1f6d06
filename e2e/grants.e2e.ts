import type { Page } from '@playwright/test';
import { fields } from '@/e2e/faults/big-batch';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { expectNothingSerious } from '@/e2e/helpers/axe';
import { PASSWORD, runUserCommand } from '@/e2e/helpers/desk';
import { askForApproval, clientOf } from '@/e2e/helpers/desk-orders';
import { changeStore } from '@/e2e/helpers/store-file';
import { textOf } from '@/e2e/helpers/texts';
import { routes } from '@/lib/url/routes';

const desk = deskFor({
  scenario: 'quiet',
  roles: ['admin', 'operator', 'viewer'],
  env: { APPROVAL_POLICY: 'default' },
});

test.beforeAll(async () => {
  await runUserCommand(desk().env, ['add', 'bob@desk.local', '--role', 'admin', '--name', 'Bob Admin']);
  await runUserCommand(desk().env, ['add', 'olga@desk.local', '--role', 'operator']);
  // The desk was set up long ago: what is given from now on waits.
  changeStore(desk(), 'update "policies" set "savedAtMs" = 0');
});

const lineOf = (page: Page, email: string) =>
  page.getByRole('table', { name: 'Users' }).getByRole('row').filter({ hasText: email });

async function confirmWithPassword(page: Page, button: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: button })).toBeDisabled();
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: button }).click();
  await expect(dialog).toHaveCount(0);
}

test('a new approver waits, is told until when, and a second admin who was told confirms', async ({ as }) => {
  const ada = await as(desk(), 'admin');
  await ada.goto(routes.settingsUsers());
  await lineOf(ada, 'operator@desk.local')
    .getByRole('button', { name: /^Actions for / })
    .click();
  await ada.getByRole('menuitem', { name: 'Change role' }).click();
  await ada.getByRole('dialog').getByLabel('New role').selectOption('approver');
  await expect(ada.getByRole('dialog')).toContainText('after 24 hours');
  await confirmWithPassword(ada, 'Change role');
  await expect(lineOf(ada, 'operator@desk.local')).toContainText('takes effect');
  const own = lineOf(ada, 'operator@desk.local').getByRole('button', { name: 'Confirm' });
  await expect(own).toBeDisabled();
  await expect(own).toHaveAccessibleDescription(textOf('settings.confirmHurdle.giver'));

  const client = await clientOf(desk(), 'admin');
  const batchId = await askForApproval(client, { rows: 2, title: 'Asked afterwards', inMinutes: 90 });

  const olga = await as(desk(), 'operator');
  await olga.goto(routes.approvals());
  await expect(olga.getByText(textOf('approvals.list.pendingTitle'))).toBeVisible();
  await olga.goto(routes.batch(batchId));
  const approve = olga.getByRole('button', { name: 'Approve', exact: true });
  await expect(approve).toBeDisabled();
  await expect(approve).toHaveAccessibleDescription(/takes effect at .*, or as soon as another admin/);

  const bob = await as(desk(), 'bob@desk.local');
  await bob.goto(routes.events());
  const notice = bob.getByRole('status').filter({ hasText: 'operator@desk.local' });
  await expect(notice).toContainText('made operator@desk.local an approver');
  await expect(notice).toContainText('takes effect');
  await notice.getByRole('link', { name: 'Users' }).click();
  await lineOf(bob, 'operator@desk.local').getByRole('button', { name: 'Confirm' }).click();
  await expect(bob.getByRole('dialog')).toContainText('Role: Approver');
  await confirmWithPassword(bob, 'Confirm');
  await expect(lineOf(bob, 'operator@desk.local')).not.toContainText('takes effect');
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
  await bob.reload();
  await expect(lineOf(bob, 'operator@desk.local')).toBeVisible();
  await expect(notice).toHaveCount(0);

  await olga.reload();
  await expect(approve).toBeEnabled();
  await approve.click();
  await olga.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await expect(olga.getByRole('dialog')).toHaveCount(0);
  await expect.poll(async () => fields(await client.read(routes.apiBatch(batchId))).approved).toBe(1);
});

test('a new admin reads why nothing can be changed yet; grants are one line with their number', async ({
  as,
  visitor,
}) => {
  const ada = await as(desk(), 'admin');
  await ada.goto(routes.settingsUsers());
  await ada.getByRole('button', { name: 'Invite' }).click();
  const dialog = ada.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill('eve@desk.local');
  await dialog.getByLabel('Role').selectOption('admin');
  await expect(dialog).toContainText('after 24 hours');
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Create link' }).click();
  const link = await dialog.getByLabel('Invite link').inputValue();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await lineOf(ada, 'olga@desk.local').getByRole('switch').click();
  await expect(ada.getByRole('dialog')).toContainText('The permission takes effect after 24 hours');
  await confirmWithPassword(ada, textOf('settings.dialogs.giveRight.confirm'));
  await expect(lineOf(ada, 'olga@desk.local')).toContainText('takes effect');

  const guest = await visitor(desk());
  await guest.goto(link);
  await guest.getByLabel('Name', { exact: true }).fill('Eve');
  await guest.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await guest.getByRole('button', { name: 'Create account' }).click();
  await expect(guest.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  await guest.goto(desk().url + routes.settingsUsers());
  await expect(guest.getByText(textOf('settings.users.waitsTitle'))).toBeVisible();
  await expect(guest.getByRole('button', { name: 'Invite' })).toBeDisabled();
  await guest.goto(desk().url + routes.settingsPolicy());
  await expect(guest.getByRole('button', { name: /Save/ })).toHaveAccessibleDescription(/You’re a new admin/);

  const bob = await as(desk(), 'bob@desk.local');
  await bob.goto(routes.events());
  await expect(bob.getByRole('status').filter({ hasText: 'Permissions changed 2 times.' })).toBeVisible();
  const viewer = await as(desk(), 'viewer');
  await viewer.goto(routes.events());
  await expect(viewer.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible();
  await expect(viewer.getByText('Permissions changed')).toHaveCount(0);
});

for (const look of [
  { colorScheme: 'light', viewport: { width: 1440, height: 900 }, locale: 'en-GB' },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 }, locale: 'zh-CN' },
] as const) {
  test(`what waits is readable for all, ${look.colorScheme}, ${look.viewport.width} px`, async ({ as }) => {
    const given = `update "user" set "countsFromMs" = ?, "countsGivenBy" = 'somebody' where "email" = ?`;
    changeStore(desk(), given, Date.now() + 3_600_000, 'operator@desk.local');
    const page = await as(desk(), 'admin', look);
    await page.goto(routes.settingsUsers());
    const line = page.getByRole('row').filter({ hasText: 'operator@desk.local' });
    const confirm = line.getByRole('button', { name: /^(Confirm|确认)/ });
    await expect(confirm).toBeVisible();
    await expectNothingSerious(page, 'users');
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await confirm.click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNothingSerious(page, 'confirm');
  });
}
