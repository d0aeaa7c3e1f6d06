import type { Page } from '@playwright/test';
import { signedIn } from '@/e2e/abuse/person';
import { draftOf } from '@/e2e/abuse/requests';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { expectNothingSerious } from '@/e2e/helpers/axe';
import { PASSWORD, runUserCommand } from '@/e2e/helpers/desk';
import { textOf } from '@/e2e/helpers/texts';
import { routes } from '@/lib/url/routes';

const desk = deskFor({ scenario: 'quiet', roles: ['admin', 'operator', 'viewer'] });

/** The line of somebody in the table of users. */
const lineOf = (page: Page, email: string) =>
  page.getByRole('table', { name: 'Users' }).getByRole('row').filter({ hasText: email });

/** The password of the admin, in the dialog that is open. */
async function giveProof(page: Page): Promise<void> {
  await page.getByRole('dialog').getByLabel('Password', { exact: true }).fill(PASSWORD);
}

async function choose(page: Page, email: string, item: string): Promise<void> {
  await lineOf(page, email)
    .getByRole('button', { name: /^Actions for / })
    .click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('an admin invites somebody by a link that works once', async ({ as, visitor }) => {
  const page = await as(desk(), 'admin');
  await page.goto(routes.events());
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible();
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Create link' })).toBeDisabled();
  await giveProof(page);
  await dialog.getByRole('button', { name: 'Create link' }).click();
  await expect(dialog.getByText(textOf('settings.fields.emailNeeded'))).toBeVisible();
  await dialog.getByLabel('E-mail').fill('admin@desk.local');
  await dialog.getByRole('button', { name: 'Create link' }).click();
  await expect(dialog.getByRole('alert')).toContainText('A user with the e-mail');
  await dialog.getByLabel('Password', { exact: true }).fill('not my password');
  await dialog.getByRole('button', { name: 'Create link' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The password is wrong.');
  await dialog.getByLabel('E-mail').fill('nina@desk.local');
  await giveProof(page);
  await dialog.getByLabel('Role').selectOption('operator');
  await dialog.getByRole('radio', { name: 'Only these' }).check();
  await expect(dialog.getByRole('button', { name: 'Create link' })).toHaveAccessibleDescription(
    'Choose at least one region.',
  );
  await dialog.getByRole('textbox', { name: 'Other regions' }).fill('cn-later-cmcc');
  await dialog.getByRole('button', { name: 'Create link' }).click();
  const link = await dialog.getByLabel('Invite link').inputValue();
  expect(link.startsWith(`${desk().url}/invite/`)).toBe(true);
  await dialog.getByRole('button', { name: 'Done' }).click();
  const invite = page.getByRole('table', { name: 'Open invites' }).getByRole('row').last();
  await expect(invite).toContainText('nina@desk.local');
  await expect(invite).toContainText('cn-later-cmcc');

  const guest = await visitor(desk());
  await guest.goto(link);
  await expect(guest.getByText('You’re invited as nina@desk.local')).toBeVisible();
  await guest.getByLabel('Name', { exact: true }).fill('Nina');
  await guest.getByLabel('Password', { exact: true }).fill('short');
  await guest.getByRole('button', { name: 'Create account' }).click();
  await expect(guest.getByText(textOf('auth.invite.fields.passwordTooShort'))).toBeVisible();
  await guest.getByLabel('Password', { exact: true }).fill('seven quiet bicycles');
  await guest.getByRole('button', { name: 'Create account' }).click();
  await expect(guest.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  await guest.goto(link);
  await expect(guest.getByRole('heading', { name: textOf('auth.invite.closedTitle') })).toBeVisible();

  await page.reload();
  await expect(lineOf(page, 'nina@desk.local')).toContainText('Operator');
  await expect(page.getByRole('table', { name: 'Open invites' })).toHaveCount(0);
});

test('a revoked invite does not work', async ({ as, visitor }) => {
  const page = await as(desk(), 'admin');
  await page.goto(routes.settingsUsers());
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill('tom@desk.local');
  await giveProof(page);
  await dialog.getByRole('button', { name: 'Create link' }).click();
  const link = await dialog.getByLabel('Invite link').inputValue();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Revoke the invite of tom@desk.local' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByRole('table', { name: 'Open invites' })).toHaveCount(0);
  const guest = await visitor(desk());
  await guest.goto(link);
  await expect(guest.getByRole('heading', { name: textOf('auth.invite.closedTitle') })).toBeVisible();
});

test('a new role, signing out and disabling count with the next request', async ({ as }) => {
  const admin = await as(desk(), 'admin');
  const other = await as(desk(), 'operator');
  const isIn = async () => (await other.request.get(routes.apiEvents({ limit: 1 }))).status();
  expect(await isIn()).toBe(200);
  await admin.goto(routes.settingsUsers());

  await choose(admin, 'operator@desk.local', 'Change role…');
  const dialog = admin.getByRole('dialog');
  // Fewer rights ask for nothing; others than before do.
  await dialog.getByLabel('New role').selectOption('viewer');
  await expect(dialog.getByLabel('Password', { exact: true })).toHaveCount(0);
  await dialog.getByLabel('New role').selectOption('on-call');
  await expect(dialog.getByRole('button', { name: 'Change role' })).toBeDisabled();
  await giveProof(admin);
  await dialog.getByRole('button', { name: 'Change role' }).click();
  await expect(lineOf(admin, 'operator@desk.local')).toContainText('On-call');
  expect(await isIn()).toBe(401);

  const again = await as(desk(), 'operator');
  await choose(admin, 'operator@desk.local', 'Sign out everywhere…');
  await admin.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(admin.getByText(/is signed out \(1 session\)/)).toBeVisible();
  expect((await again.request.get(routes.apiEvents({ limit: 1 }))).status()).toBe(401);

  await choose(admin, 'operator@desk.local', 'Disable…');
  await admin.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await expect(lineOf(admin, 'operator@desk.local')).toContainText('Disabled');
  const credentials = { email: 'operator@desk.local', password: PASSWORD };
  const refused = await again.request.post(routes.authSignIn(), {
    data: credentials,
    headers: { origin: desk().url },
  });
  expect(refused.status()).toBe(401);

  await choose(admin, 'operator@desk.local', 'Enable…');
  await giveProof(admin);
  await admin.getByRole('dialog').getByRole('button', { name: 'Enable' }).click();
  await expect(lineOf(admin, 'operator@desk.local')).toContainText('Active');
  await as(desk(), 'operator');
});

test('somebody is limited to a region; their plan goes on without the rows elsewhere', async ({ as }) => {
  const email = 'lim@desk.local';
  await runUserCommand(desk().env, ['add', email, '--role', 'operator']);
  const planner = await signedIn(desk(), email);
  type Listed = { key: string; regionId: string };
  const read = async () =>
    (await planner.read(routes.apiEvents({ redeployable: 1, limit: 100 }))).body.rows as Listed[];
  const regionsOf = (events: Listed[]) => [...new Set(events.map(({ regionId }) => regionId))];
  await expect.poll(async () => regionsOf(await read()).filter(Boolean).length).toBeGreaterThan(1);
  const [here = '', there] = regionsOf(await read()).filter(Boolean);
  const keys = (await read())
    .filter(({ regionId }) => regionId === here || regionId === there)
    .map(({ key }) => key);
  const inside = (await read()).filter(({ regionId }) => regionId === here).length;
  const { draftId } = await draftOf(planner, keys);

  const admin = await as(desk(), 'admin');
  await admin.goto(routes.settingsUsers());
  await choose(admin, email, 'Limit to regions…');
  const dialog = admin.getByRole('dialog');
  const save = dialog.getByRole('button', { name: 'Save' });
  await expect(save).toHaveAccessibleDescription(textOf('settings.dialogs.regions.same'));
  await dialog.getByRole('radio', { name: 'Only these' }).check();
  await expect(save).toHaveAccessibleDescription('Choose at least one region.');
  await dialog.getByRole('checkbox', { name: here }).check();
  // Fewer regions ask for no password.
  await expect(dialog.getByLabel('Password', { exact: true })).toHaveCount(0);
  await save.click();
  await expect(lineOf(admin, email)).toContainText(here);
  expect((await planner.read(routes.apiEvents())).status).toBe(401);

  const page = await as(desk(), email);
  await page.goto(routes.newBatch(draftId));
  const alert = page.getByRole('status').filter({ hasText: 'you no longer have' });
  await expect(alert).toContainText(String(keys.length - inside));
  await page.getByRole('textbox', { name: 'Title' }).fill('Typed a moment before');
  await alert.getByRole('button', { name: /^Leave (it|them) out$/ }).click();
  await expect(alert).toHaveCount(0);
  await expect(page.getByText(textOf('plan.elsewhere.failed'))).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Typed a moment before');
  await expect(page.getByRole('table', { name: 'Planned rows' }).getByRole('row')).toHaveCount(inside + 1);

  await choose(admin, email, 'Limit to regions…');
  await expect(dialog.getByRole('checkbox', { name: here })).toBeChecked();
  await dialog.getByRole('textbox', { name: 'Other regions' }).fill('cn-later-cmcc');
  // More regions are a right that is given.
  await expect(save).toBeDisabled();
  await giveProof(admin);
  await save.click();
  await expect(lineOf(admin, email)).toContainText('cn-later-cmcc');
});

test('nobody changes themselves; what cannot be done says why', async ({ as }) => {
  const page = await as(desk(), 'admin');
  await page.goto(routes.settingsUsers());
  await lineOf(page, 'admin@desk.local')
    .getByRole('button', { name: /^Actions for / })
    .click();
  await expect(page.getByRole('menuitem', { name: /Change role/ })).toContainText(
    'You can’t change your own',
  );
  await expect(page.getByRole('menuitem', { name: /Disable/ })).toContainText(
    'You can’t disable your own account',
  );
  await expect(page.getByRole('menuitem', { name: /Disable/ })).toBeDisabled();
  await expect(runUserCommand(desk().env, ['remove', 'admin@desk.local'])).rejects.toThrow(/last admin/);
});

test('the right to send without approval is given after a question, never to oneself, and audited', async ({
  as,
}) => {
  const page = await as(desk(), 'admin');
  await runUserCommand(desk().env, ['add', 'glass@desk.local', '--role', 'operator']);
  await page.goto(routes.settingsPolicy());
  const pages = page.getByRole('navigation', { name: 'Settings pages' });
  await expect(pages.getByRole('link', { name: 'Approval policy' })).toHaveAttribute('aria-current', 'page');
  await pages.getByRole('link', { name: 'Users' }).click();
  await expect(pages.getByRole('link', { name: 'Users' })).toHaveAttribute('aria-current', 'page');
  const right = (email: string) => lineOf(page, email).getByRole('switch');
  await expect(right('admin@desk.local')).toBeDisabled();
  await expect(right('admin@desk.local')).toHaveAccessibleDescription(textOf('settings.right.hurdle.own'));
  await expect(right('viewer@desk.local')).toHaveAccessibleDescription(/The role Viewer can’t send/);
  await right('glass@desk.local').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(textOf('settings.dialogs.giveRight.review'));
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(right('glass@desk.local')).not.toBeChecked();
  await right('glass@desk.local').click();
  await giveProof(page);
  await dialog.getByRole('button', { name: textOf('settings.dialogs.giveRight.confirm') }).click();
  await expect(right('glass@desk.local')).toBeChecked();
  await page.reload();
  await right('glass@desk.local').click();
  await dialog.getByRole('button', { name: textOf('settings.dialogs.takeRight.confirm') }).click();
  await expect(right('glass@desk.local')).not.toBeChecked();
  await page.goto(routes.audit());
  await expect(page.getByText(textOf('audit.actions.user_set_break_glass'))).toHaveCount(2);
});

test('others neither see the way nor the page', async ({ as }) => {
  const page = await as(desk(), 'viewer');
  await page.goto(routes.settingsUsers());
  await expect(
    page.getByRole('heading', { level: 1, name: textOf('shell.noPermission.title') }),
  ).toBeVisible();
  await expect(page.getByRole('main').getByText('@desk.local')).toHaveCount(0);
  // What they may read of the settings is the approval policy.
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Approval policy' })).toBeVisible();
});

for (const look of [
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const) {
  test(`the users page is readable for all, ${look.colorScheme}, ${look.viewport.width} px`, async ({
    as,
  }) => {
    const page = await as(desk(), 'admin', look);
    await page.goto(routes.settingsUsers());
    await expect(lineOf(page, 'admin@desk.local')).toBeVisible();
    await expectNothingSerious(page, 'users');
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await page.getByRole('button', { name: 'Invite' }).click();
    await expect(page.getByRole('dialog').getByLabel('E-mail')).toBeVisible();
    await expectNothingSerious(page, 'invite');
  });
}
