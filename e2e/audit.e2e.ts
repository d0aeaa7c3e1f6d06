import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import Libsql from 'libsql';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { expectNothingSerious } from '@/e2e/helpers/axe';
import { clientOf } from '@/e2e/helpers/desk-orders';
import { makeDraft, redeployableEvents } from '@/e2e/helpers/order';
import { runCommand } from '@/e2e/helpers/run-command';
import { textOf } from '@/e2e/helpers/texts';
import { routes } from '@/lib/url/routes';

const desk = deskFor({ scenario: 'quiet', roles: ['admin', 'operator', 'viewer'] });

const PHONE = { width: 390, height: 844 };

/** Orders two events, so that the trail holds what people and the server do. */
async function submitBatch(page: Page): Promise<string> {
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
  await page.getByRole('textbox', { name: 'Title' }).fill('Edge host failure');
  await page.getByRole('radio', { name: 'Immediately' }).check();
  await page.getByRole('button', { name: 'Submit batch' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await expect(
    page.getByRole('table', { name: 'Results' }).getByText('Accepted', { exact: true }),
  ).toHaveCount(2);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

function entries(page: Page) {
  return page.getByRole('table', { name: 'Audit entries' });
}

async function openAudit(page: Page): Promise<void> {
  await page.goto(routes.audit());
  await expect(page.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible();
  await expect(
    entries(page)
      .getByRole('button', { name: /^Show entry #/ })
      .first(),
  ).toBeVisible();
}

test('from a batch to the entries about it, and back by a link that means the same', async ({ as }) => {
  const operator = await as(desk(), 'operator');
  const batchId = await submitBatch(operator);
  const page = await as(desk(), 'viewer');
  await openAudit(page);
  await expect(page.getByText(/^Verified up to #\d+$/)).toBeVisible();

  await page.getByRole('searchbox', { name: textOf('audit.search') }).fill('edge HOST');
  await expect(page).toHaveURL(/q=edge\+HOST/);
  const submitted = entries(page).getByRole('row').filter({ hasText: 'Batch submitted' });
  await expect(submitted).toHaveCount(1);
  await submitted.getByRole('button', { name: /^Show entry #/ }).click();
  const changes = page.getByRole('table', { name: 'Changes' });
  await expect(changes.getByRole('row').filter({ hasText: 'state' })).toContainText('draft');
  await expect(changes.getByRole('row').filter({ hasText: 'state' })).toContainText('sending');
  await expect(page).toHaveURL(/entry=\d+/);
  await page.reload();
  await expect(changes).toBeVisible();

  await submitted.getByRole('link', { name: /^#\d+ Edge host failure$/ }).click();
  await expect(page).toHaveURL(new RegExp(`${routes.batch(batchId)}$`));
});

test('what is opened while the router learns of the address stays in the address', async ({ as }) => {
  const page = await as(desk(), 'viewer');
  await openAudit(page);
  const buttons = entries(page).getByRole('button', { name: /^Show entry #/ });
  const [first, second] = await buttons.evaluateAll((shown) => shown.map((button) => button.ariaLabel));
  // The first time that the router is told is the moment of the press.
  await page.evaluate((name) => {
    const replaceState = history.replaceState;
    const { dataset } = document.documentElement;
    history.replaceState = (...state) => {
      replaceState.apply(history, state);
      // The router writes the address of a page that it has rendered, too.
      if (!String(state[2]).includes('entry=')) return;
      if (!dataset.told) document.querySelector<HTMLElement>(`button[aria-label="${name}"]`)?.click();
      dataset.told = dataset.told ? 'twice' : 'once';
    };
  }, second);
  const numberOf = (name: string | null | undefined) => name?.split('#').at(-1);
  await page.getByRole('button', { name: first ?? '', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`entry=${numberOf(first)}$`));
  await expect(page).toHaveURL(new RegExp(`entry=${numberOf(second)}$`));
  await expect(page.locator('html')).toHaveAttribute('data-told', 'twice');
  await expect(page).toHaveURL(new RegExp(`entry=${numberOf(second)}$`));
});

test('a draft that was discarded keeps its name, and the id that it had', async ({ as }) => {
  const client = await clientOf(desk(), 'operator');
  const events = await redeployableEvents(client, 1);
  const keys = events.map(({ key }) => key);
  const { draftId } = await makeDraft(client, keys, 'Never mind');
  await client.act('discardDraft', { draftId });
  const page = await as(desk(), 'operator');
  await page.goto(routes.audit({ action: ['draft.discard'] }));
  const discarded = entries(page).getByRole('row').filter({ hasText: 'Draft discarded' });
  await expect(discarded).toContainText(/Never mind\s*discarded/);
  await discarded.getByRole('button', { name: /^Show entry #/ }).click();
  await expect(page.getByRole('button', { name: `Copy ${draftId}` })).toBeVisible();
  // There is no page of it any more: the link leads to all that was done to it.
  await discarded.getByRole('link', { name: 'Never mind', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`id=${draftId}`));
  await expect(page.getByRole('button', { name: /^Object/ })).toContainText('Never mind');
  await expect(page.getByText('3 entries')).toBeVisible();

  // Nobody else ever saw the draft: they read that there was one.
  const viewer = await as(desk(), 'viewer');
  await viewer.goto(routes.audit({ action: ['draft.discard'] }));
  const other = entries(viewer).getByRole('row').filter({ hasText: 'Draft discarded' });
  await expect(other).toContainText(draftId.slice(0, 8));
  await other.getByRole('button', { name: /^Show entry #/ }).click();
  await expect(viewer.getByText(textOf('audit.detail.hidden'))).toBeVisible();
  await expect(viewer.getByText('Never mind')).toHaveCount(0);
});

test('who was not let in, from where, and everything else from there', async ({ as }) => {
  const headers = { 'content-type': 'application/json', origin: desk().url, 'user-agent': 'curl/8.5.0' };
  for (const email of ['operator@desk.local', 'nobody@desk.local']) {
    const body = JSON.stringify({ email, password: 'a wrong one' });
    expect((await fetch(desk().url + routes.authSignIn(), { method: 'POST', headers, body })).status).toBe(
      401,
    );
  }
  const page = await as(desk(), 'viewer');
  await page.goto(routes.audit({ action: ['session.refused'] }));
  const refused = entries(page).getByRole('row').filter({ hasText: 'Sign-in refused' });
  await expect(refused).toHaveCount(2);
  await expect(refused.first()).toContainText('Not signed in');
  await expect(refused.first()).toContainText('Unknown e-mail');
  await expect(refused.last()).toContainText('operator@desk.local');
  await refused
    .last()
    .getByRole('button', { name: /^Show entry #/ })
    .click();
  const detail = page.getByRole('region', { name: /^Entry #/ });
  await expect(detail).toContainText('wrong_password');
  await expect(detail).toContainText('curl/8.5.0');
  const address = detail.getByTitle('Everything from this address');
  const from = (await address.textContent()) ?? '';
  await address.click();
  await expect(page.getByRole('searchbox', { name: textOf('audit.search') })).toHaveValue(from);
  await expect(entries(page).getByRole('row').filter({ hasText: 'Sign-in refused' })).toHaveCount(2);
  await expect(entries(page).getByRole('row').filter({ hasText: 'Signed in' }).first()).toBeVisible();

  await page.goto(routes.audit());
  await page.getByRole('button', { name: 'Who', exact: true }).click();
  await page.getByRole('checkbox', { name: /^Command line · \S+@\S+$/ }).check();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/actor=cli/);
  const made = entries(page).getByRole('row').filter({ hasText: 'User added' });
  await expect(made).toHaveCount(3);
  await expect(made.first()).toContainText(/Command line · \S+@\S+/);
});

test('filters by person, action, object and time, all in the address', async ({ as }) => {
  const page = await as(desk(), 'admin');
  await openAudit(page);
  await page.getByRole('button', { name: 'Action', exact: true }).click();
  await page.getByRole('checkbox', { name: 'User added' }).check();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/action=user\.add/);
  const rows = entries(page).getByRole('row').filter({ hasText: 'User added' });
  await expect(rows).toHaveCount(3);
  await expect(page.getByText('3 entries')).toBeVisible();

  await page.getByRole('button', { name: /^Object/ }).click();
  await page.getByRole('combobox', { name: 'Object type' }).selectOption('session');
  await page.keyboard.press('Escape');
  await expect(page.getByText(textOf('audit.empty.filteredTitle'))).toBeVisible();
  await page.getByRole('button', { name: 'Clear all filters' }).first().click();

  await page.getByRole('button', { name: 'Time', exact: true }).click();
  await page.getByRole('button', { name: 'Last hour' }).click();
  await expect(page).toHaveURL(/from=\d{4}-/);
  const from = page.getByRole('group', { name: 'From (America/New_York)' });
  const day = from.getByRole('spinbutton', { name: /^day/i });
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/New_York', day: 'numeric' });
  const fromParam = new URL(page.url()).searchParams.get('from') ?? '';
  await expect(day).toHaveAttribute('aria-valuenow', shown.format(new Date(fromParam)));
  await page.keyboard.press('Escape');
  await expect(entries(page).getByRole('row').nth(1)).toBeVisible();

  await page.goto(routes.audit({ from: '2031-01-01T00:00:00.000Z' }));
  await expect(page.getByText(textOf('audit.empty.filteredTitle'))).toBeVisible();
});

test('an admin downloads what the filter shows; others are told why they cannot', async ({ as }) => {
  const page = await as(desk(), 'admin');
  await page.goto(routes.audit({ action: ['user.add'] }));
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download these entries as CSV' }).click(),
  ]);
  expect(csv.suggestedFilename()).toMatch(/^audit-\d{8}-\d{4}\.csv$/);
  const lines = readFileSync(await csv.path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[0]).toContain('seq,at_utc,actor_id');
  const [json] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download these entries as JSON' }).click(),
  ]);
  const { entries: exported } = JSON.parse(readFileSync(await json.path(), 'utf8'));
  expect(exported.map(({ action }: { action: string }) => action)).toEqual(Array(3).fill('user.add'));
  await page.goto(routes.audit({ action: ['audit.export'] }));
  await expect(
    entries(page)
      .getByRole('row')
      .filter({ hasText: textOf('audit.actions.audit_export') }),
  ).toHaveCount(2);

  const viewer = await as(desk(), 'viewer');
  await openAudit(viewer);
  const button = viewer.getByRole('button', { name: 'Download these entries as CSV' });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).toHaveAccessibleDescription(textOf('audit.export.role'));
  const refused = await viewer.request.get(routes.apiAuditCsv());
  expect(refused.status()).toBe(403);
  expect((await viewer.request.get(routes.apiAudit({ from: 'yesterday' }))).status()).toBe(400);
});

test('readable on a phone, in Chinese, without anything serious for axe', async ({ as }) => {
  const page = await as(desk(), 'viewer');
  await openAudit(page);
  await entries(page)
    .getByRole('button', { name: /^Show entry #/ })
    .first()
    .click();
  await expect(page.getByRole('region', { name: /^Entry #/ })).toBeVisible();
  await expectNothingSerious(page, 'audit');
  const phone = await as(desk(), 'viewer', { viewport: PHONE, colorScheme: 'dark', locale: 'zh-CN' });
  await phone.goto(routes.audit());
  await expect(phone.getByRole('heading', { level: 1, name: '审计' })).toBeVisible();
  await phone
    .getByRole('button', { name: /^显示记录 #/ })
    .first()
    .click();
  await expect(phone.getByRole('region', { name: /^记录 #/ })).toBeVisible();
  await expectNothingSerious(phone, 'audit on a phone');
  const overflow = await phone.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});

test('one changed byte of the file: the check names the entry', async () => {
  const { env, folder } = desk();
  const head = await runCommand(env, ['audit', '--', 'head']);
  expect(head.text.trim()).toMatch(/^\d+:[0-9a-f]{64}$/);
  const whole = await runCommand(env, ['audit', '--', 'verify', '--head', head.text.trim()]);
  expect(whole).toMatchObject({ code: 0, text: expect.stringContaining('The chain is whole') });
  expect(desk().output()).toMatch(/"auditHead":"\d+:[0-9a-f]{64}"/);

  const tampered = path.join(folder, 'tampered.db');
  const live = new Libsql(path.join(folder, 'desk.db'));
  live.prepare('vacuum into ?').run(tampered);
  live.close();
  const bytes = readFileSync(tampered);
  // The first user that was added is entry 1. Unused room of a page may hold an older copy of it.
  const text = '"email":"admin@desk.local"';
  expect(bytes.includes(text)).toBe(true);
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text)) {
    bytes.write('b', at + '"email":"'.length);
  }
  writeFileSync(tampered, bytes);
  const broken = await runCommand({ ...env, DATABASE_URL: `file:${tampered}` }, ['audit', '--', 'verify']);
  expect(broken.code).toBe(1);
  expect(broken.text).toContain('First bad entry: #1, edited');
});
