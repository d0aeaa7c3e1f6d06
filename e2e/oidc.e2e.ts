import type { Page } from '@playwright/test';
import { expect, test } from '@/e2e/fixtures';
import { expectNothingSerious } from '@/e2e/helpers/axe';
import { type Desk, PASSWORD, startDesk } from '@/e2e/helpers/desk';
import { planRows, requestApproval } from '@/e2e/helpers/request';
import { changeStore, pauseSending, resumeSending } from '@/e2e/helpers/store-file';
import { textOf } from '@/e2e/helpers/texts';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  type IdentityProvider,
  startIdentityProvider,
} from '@/lib/testing/identity-provider';
import { LEADS_AWAY } from '@/lib/testing/leads-away';
import { deskPort, freePort } from '@/lib/testing/ports';
import { routes } from '@/lib/url/routes';

let desk: Desk;
let provider: IdentityProvider;

test.beforeAll(async () => {
  const port = await deskPort();
  const url = `http://localhost:${port}`;
  provider = await startIdentityProvider(await freePort(), `${url}/api/auth/callback/oidc`);
  desk = await startDesk({
    scenario: 'quiet',
    roles: ['admin', 'operator'],
    port,
    env: {
      APPROVAL_POLICY: 'default',
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT_ID,
      OIDC_CLIENT_SECRET: CLIENT_SECRET,
      OIDC_ROLE_MAP: 'ops=operator,leads=approver,heads=admin',
      OIDC_LABEL: 'Acme',
    },
  });
});
test.afterAll(async () => {
  await desk?.stop();
  await provider?.close();
});
test.beforeEach(() => {
  provider.tamper = null;
  provider.people.clear();
  provider.people.set('ada', { sub: 'ada', email: 'ada@acme.test', name: 'Ada', groups: ['ops'] });
});

/** Presses the button, and gives a name and any password on the provider's own page. */
async function signInWith(page: Page, login: string): Promise<void> {
  await page.getByRole('button', { name: 'Sign in with Acme' }).click();
  await answerProvider(page, login);
}

async function answerProvider(page: Page, login: string): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
}

test('a person of the company comes back to the page they wanted, with the role of their groups', async ({
  visitor,
}) => {
  const page = await visitor(desk);
  await page.goto(routes.batches());
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expectNothingSerious(page, 'sign-in');
  await signInWith(page, 'ada');
  await expect(page.getByRole('heading', { level: 1, name: 'Batches' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('button')).toContainText('Operator');
  const cookies = await page.context().cookies(desk.url);
  const session = cookies.find(({ name }) => name === 'desk.session_token');
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
});

for (const [what, person, sentence] of [
  [
    'no group',
    { sub: 'bob', email: 'bob@acme.test', groups: ['cleaners'] },
    'none of your groups has access',
  ],
  [
    'the e-mail of a local admin',
    { sub: 'eve', email: 'admin@desk.local', email_verified: true, groups: ['leads'] },
    'can’t be taken over',
  ],
  ['no e-mail', { sub: 'kim', groups: ['ops'] }, 'didn’t share your e-mail'],
  [
    'an e-mail that nobody has checked',
    { sub: 'ceo', email: 'ceo@corp.test', email_verified: false, groups: ['leads'] },
    'hasn’t verified your e-mail',
  ],
] as const) {
  test(`${what}: a clear sentence and no session`, async ({ visitor }) => {
    provider.people.set(person.sub, { ...person, groups: [...person.groups] });
    const page = await visitor(desk);
    await page.goto(routes.signIn());
    await signInWith(page, person.sub);
    await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
    await expectNothingSerious(page, 'refused');
    expect((await page.request.get(routes.apiEvents())).status()).toBe(401);
  });
}

test('a token for another program is not believed', async ({ visitor }) => {
  provider.tamper = (claims) => ({ claims: { ...claims, aud: 'another-program' } });
  const page = await visitor(desk);
  await page.goto(routes.signIn());
  await signInWith(page, 'ada');
  await expect(page.getByRole('alert').filter({ hasText: 'Couldn’t verify the response' })).toBeVisible();
  expect((await page.request.get(routes.apiEvents())).status()).toBe(401);
});

test('an answer cannot be used again, nor in another browser', async ({ visitor }) => {
  const page = await visitor(desk);
  const answers: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/auth/callback/')) answers.push(request.url());
  });
  await page.goto(routes.signIn());
  await signInWith(page, 'ada');
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  const [answer = ''] = answers;
  expect(answer).toContain('state=');
  const thief = await visitor(desk);
  await thief.goto(answer);
  await expect(thief.getByRole('alert').filter({ hasText: 'started in another window' })).toBeVisible();
  expect((await thief.request.get(routes.apiEvents())).status()).toBe(401);
  await page.goto(answer);
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
});

test('hostile return addresses and forged answers stay on this site', async ({ visitor }) => {
  const page = await visitor(desk);
  for (const next of [
    'https://evil.test/',
    '//evil.test',
    '/\\evil.test',
    'javascript:alert(1)',
    '/.//127.0.0.2:44141/phish',
    '/x/..//evil.test',
    '/%2e//evil.test',
    '/%2f%2fevil.test',
  ]) {
    await page.goto(`${routes.signIn()}?next=${encodeURIComponent(next)}`);
    await signInWith(page, 'ada');
    await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
    expect(new URL(page.url()).origin).toBe(desk.url);
    await page.context().clearCookies();
  }
  await page.goto('/api/auth/callback/oidc?code=x&state=y&error=https://evil.test&error_description=Call+us');
  await expect(page.getByRole('alert').filter({ hasText: 'Try again' })).toBeVisible();
  await expect(page.getByText('Call us')).toHaveCount(0);
});

test('a password leads to no other site either', async ({ visitor }) => {
  const page = await visitor(desk);
  // The rest is tried without a browser.
  for (const next of LEADS_AWAY.slice(0, 10)) {
    await page.goto(`${routes.signIn()}?next=${encodeURIComponent(next)}`);
    await page.getByRole('textbox', { name: 'Email' }).fill('operator@desk.local');
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
    expect(page.url()).toMatch(new RegExp(`^${desk.url}${routes.home()}(\\?|$)`));
    await page.context().clearCookies();
  }
});

test('the admin sees how people sign in, and that their role comes from groups', async ({ as, visitor }) => {
  const guest = await visitor(desk);
  await guest.goto(routes.signIn());
  await signInWith(guest, 'ada');
  await expect(guest.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  const page = await as(desk, 'admin');
  await page.goto(routes.settingsUsers());
  const line = page
    .getByRole('table', { name: 'Users' })
    .getByRole('row')
    .filter({ hasText: 'ada@acme.test' });
  await expect(line).toContainText('Acme');
  await line.getByRole('button', { name: 'Actions for Ada' }).click();
  await expect(page.getByRole('menuitem', { name: /Change role/ })).toContainText('groups');
  await page.getByRole('menuitem', { name: 'Disable…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await expect(line).toContainText('Disabled');
  expect((await guest.request.get(routes.apiEvents())).status()).toBe(401);
  await guest.context().clearCookies();
  await guest.goto(routes.signIn());
  await signInWith(guest, 'ada');
  await expect(guest.getByRole('alert').filter({ hasText: 'Your account is disabled' })).toBeVisible();
});

test('an approval of a lead says until when it counts, and waits for their next sign-in after that', async ({
  as,
  visitor,
}) => {
  provider.people.set('kim', { sub: 'kim', email: 'kim@acme.test', name: 'Kim', groups: ['leads'] });
  const lead = await visitor(desk);
  await lead.goto(routes.signIn());
  await signInWith(lead, 'kim');
  await expect(lead.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();

  const operator = await as(desk, 'operator');
  await planRows(operator, { prefix: 'ai-infer', rows: 2, title: 'In ten days', inMinutes: 10 * 24 * 60 });
  const late = operator.getByText('Approvals given today by people from Acme are valid only until then.');
  await expect(late).toBeVisible();
  await operator.getByRole('button', { name: 'Request approval' }).click();
  await expect(operator.getByRole('dialog').getByText('2 rows are scheduled after')).toBeVisible();
  await expectNothingSerious(operator, 'late rows');
  await operator.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await expect(operator.getByText('Waiting for approval').first()).toBeVisible();
  const batchPath = new URL(operator.url()).pathname;

  pauseSending(desk);
  await lead.goto(batchPath);
  await lead.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(
    lead.getByRole('dialog').getByText(/^Your approval expires at .+ UTC[+−]\d+\.$/),
  ).toBeVisible();
  await expectNothingSerious(lead, 'approval that ends');
  await lead.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  const given = lead.getByRole('region', { name: 'Approvals' }).getByRole('listitem');
  await expect(given).toContainText('expires at');
  await expect(lead.getByText(/^Kim’s approval expires at /)).toBeVisible();
  await expect(lead.getByText('Rows not sent by then wait until Kim signs in again.')).toBeVisible();

  changeStore(desk, `update "user" set "providerUntilMs" = 1 where "email" = 'kim@acme.test'`);
  resumeSending(desk);
  await expect(operator.getByText('Waiting for approval').first()).toBeVisible();
  await expect(operator.getByRole('region', { name: 'Approvals' })).toContainText(
    'last sign-in with the company account was too long ago',
  );
  await expect(lead.getByRole('button', { name: 'Approve', exact: true })).toHaveAccessibleDescription(
    /Sign in again first/,
  );
  expect(Object.keys(await desk.control.effects())).toEqual([]);

  await lead.context().clearCookies();
  await lead.goto(routes.signIn());
  await signInWith(lead, 'kim');
  await expect(lead.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  await expect(
    operator.getByRole('table', { name: 'Results' }).getByText('Accepted', { exact: true }),
  ).toHaveCount(2);
  expect(Object.values(await desk.control.effects())).toEqual([1, 1]);
});

/** Makes the sign-ins of everybody look ten minutes old: the product has no other clock than the machine's. */
function ageSignIns(): void {
  changeStore(desk, 'update session set "authTimeMs" = "authTimeMs" - 600000');
}

test('a lead of the company proves who they are by signing in again, and the dialog waits for them', async ({
  as,
  visitor,
}) => {
  provider.people.set('lea', { sub: 'lea', email: 'lea@acme.test', name: 'Lea', groups: ['leads'] });
  const admin = await as(desk, 'admin');
  await admin.goto(routes.settingsPolicy());
  await admin.getByRole('textbox', { name: textOf('policy.stepUp.label') }).fill('0');
  await admin.getByRole('button', { name: 'Save policy' }).click();
  await admin.getByRole('dialog').getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await admin.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await expect(admin.getByText('The policy is now version 2')).toBeVisible();

  // Who becomes a lead after the request could not approve it.
  const lead = await visitor(desk);
  await lead.goto(routes.signIn());
  await signInWith(lead, 'lea');
  await expect(lead.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  const operator = await as(desk, 'operator');
  const batchId = await requestApproval(operator, { prefix: 'ai-infer', rows: 1, title: 'For a lead' });

  ageSignIns();
  await lead.goto(routes.batch(batchId));
  await lead.getByRole('button', { name: 'Approve', exact: true }).click();
  const dialog = lead.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: 'Confirm' });
  await expect(dialog.getByRole('textbox', { name: 'Password' })).toHaveCount(0);
  await expect(confirm).toHaveAccessibleDescription('Sign in again first.');
  await dialog.getByRole('textbox', { name: 'Comment' }).fill('Seen with the provider');
  await expectNothingSerious(lead, 'step-up at the provider');
  await dialog.getByRole('button', { name: 'Sign in again with Acme' }).click();
  await answerProvider(lead, 'lea');

  await expect(lead).toHaveURL(new RegExp(`${routes.batch(batchId)}$`));
  await expect(dialog.getByRole('textbox', { name: 'Comment' })).toHaveValue('Seen with the provider');
  await expect(dialog.getByText('You’ve signed in with Acme.')).toBeVisible();
  await confirm.click();
  await expect(
    lead.getByRole('table', { name: 'Results' }).getByText('Accepted', { exact: true }),
  ).toHaveCount(1);
  await expect(lead.getByText('Seen with the provider')).toBeVisible();
});

test('an admin of the company gives rights by signing in again: what was chosen comes back', async ({
  visitor,
}) => {
  provider.people.set('hanna', { sub: 'hanna', email: 'hanna@acme.test', name: 'Hanna', groups: ['heads'] });
  const head = await visitor(desk);
  await head.goto(routes.signIn());
  await signInWith(head, 'hanna');
  await expect(head.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  ageSignIns();
  await head.goto(routes.settingsUsers());
  await head.getByRole('button', { name: 'Invite' }).click();
  const dialog = head.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill('nora@desk.local');
  await dialog.getByLabel('Role').selectOption('approver');
  await expect(dialog.getByRole('button', { name: 'Create link' })).toHaveAccessibleDescription(
    'Sign in again first.',
  );
  await dialog.getByRole('button', { name: 'Sign in again with Acme' }).click();
  await answerProvider(head, 'hanna');
  await expect(dialog.getByText('You’ve signed in with Acme.')).toBeVisible();
  await expect(dialog.getByLabel('E-mail')).toHaveValue('nora@desk.local');
  await expect(dialog.getByLabel('Role')).toHaveValue('approver');
  await dialog.getByRole('button', { name: 'Create link' }).click();
  await expect(dialog.getByLabel('Invite link')).toHaveValue(/\/invite\//);
  await dialog.getByRole('button', { name: 'Done' }).click();

  ageSignIns();
  await head.reload();
  const line = head.getByRole('table', { name: 'Users' }).getByRole('row').filter({ hasText: 'operator@' });
  await line.getByRole('button', { name: /^Actions for / }).click();
  await head.getByRole('menuitem', { name: 'Change role' }).click();
  await dialog.getByLabel('New role').selectOption('approver');
  await dialog.getByRole('button', { name: 'Sign in again with Acme' }).click();
  await answerProvider(head, 'hanna');
  await expect(dialog.getByLabel('New role')).toHaveValue('approver');
  await dialog.getByRole('button', { name: 'Change role' }).click();
  await expect(line).toContainText('Approver');
});
