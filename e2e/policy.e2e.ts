import { deskFor, expect, test } from '@/e2e/fixtures';
import { expectNothingSerious } from '@/e2e/helpers/axe';
import { PASSWORD } from '@/e2e/helpers/desk';
import { typeDateTime, wallIn } from '@/e2e/helpers/plan';
import { requestApproval } from '@/e2e/helpers/request';
import { textOf } from '@/e2e/helpers/texts';
import { routes } from '@/lib/url/routes';

const desk = deskFor({
  scenario: 'storm',
  roles: ['operator', 'approver', 'admin'],
  env: { APPROVAL_POLICY: 'default' },
});

test('a policy is read in words, kept while it is not saved, and its history says what changed', async ({
  as,
}) => {
  const page = await as(desk(), 'admin');
  await page.goto(routes.settingsPolicy());
  const rows = page.getByRole('textbox', { name: textOf('policy.stepUp.label') });
  await expect(page.getByText('1 approval for every batch.', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('Approving or sending more than 50 rows').first()).toBeVisible();
  await rows.fill('many');
  await expect(page.getByText('Enter a whole number from 0 to')).toBeVisible();
  await rows.fill('80');
  await expect(page.getByText('Approving or sending more than 80 rows')).toBeVisible();

  const second = page.getByRole('group', { name: 'Rule 2', exact: true });
  const lead = second.getByRole('textbox', { name: 'Any row starts sooner than' });
  await expect(lead).toHaveValue('24');
  await expect(page.getByText('rows that start less than 24 hours after the request').first()).toBeVisible();
  await lead.fill('721');
  await expect(page.getByText(textOf('policy.rules.badLead.hours', { max: 720 }))).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save policy' })).toHaveAccessibleDescription(
    textOf('policy.save.invalid'),
  );
  await second.getByRole('combobox', { name: 'Unit' }).selectOption('minutes');
  await lead.fill('0');
  await expect(page.getByText(textOf('policy.rules.badLead.minutes', { max: 43_200 }))).toBeVisible();
  await lead.fill('90');
  await expect(
    page.getByText('rows that start less than 90 minutes after the request').first(),
  ).toBeVisible();

  await page.getByRole('navigation', { name: 'Settings pages' }).getByRole('link', { name: 'Users' }).click();
  await expect(page.getByText(textOf('policy.save.left'))).toBeVisible();
  await page.goto(routes.settingsPolicy());
  await expect(page.getByText('Your unsaved changes were restored.')).toBeVisible();
  await expect(rows).toHaveValue('80');
  await expect(lead).toHaveValue('90');
  await expect(second.getByRole('combobox', { name: 'Unit' })).toHaveValue('minutes');

  await page.getByRole('button', { name: 'Save policy' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(textOf('policy.save.stepUpLoosened'));
  await dialog.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('Password required: above 80 rows, before: above 50 rows.')).toBeVisible();
  const soonRule = (time: string) =>
    `2 approvals when: rows that start less than ${time} after the request and more than 50 rows in 24 hours.`;
  await expect(page.getByText(`Rule added: ${soonRule('90 minutes')}`)).toBeVisible();
  await expect(page.getByText(`Rule removed: ${soonRule('24 hours')}`)).toBeVisible();
  await expect(page.getByText('not saved yet')).toHaveCount(0);
  await page.reload();
  await expect(rows).toHaveValue('80');
  await expect(page.getByText('Your unsaved changes were restored.')).toHaveCount(0);
});

test('what changed since an approver looked is shown until they say that they have seen it', async ({
  as,
}) => {
  const operator = await as(desk(), 'operator');
  const request = { prefix: 'edge-live', rows: 1, title: 'Moved by an hour', inMinutes: 120 };
  const batchId = await requestApproval(operator, request);
  const approver = await as(desk(), 'approver');
  const told = approver.waitForResponse(
    (answer) => answer.request().method() === 'POST' && answer.url().includes(batchId),
  );
  await approver.goto(routes.batch(batchId));
  await told;

  await operator.getByRole('button', { name: 'Edit', exact: true }).click();
  await operator.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  const group = operator.getByRole('group', { name: 'Plan time', exact: true });
  await typeDateTime(group, wallIn('America/New_York', 180));
  await operator.getByRole('button', { name: 'Request approval' }).click();
  await operator.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await expect(operator.getByText(/revision (?!1\b)\d+/).first()).toBeVisible();
  await expect(operator.getByText('Changed since you looked:')).toHaveCount(0);

  const changed = approver.getByText('Changed since you looked:');
  for (let reload = 0; reload < 2; reload += 1) {
    await approver.goto(routes.batch(batchId));
    await expect(changed).toBeVisible();
  }
  await expectNothingSerious(approver, 'changed request');
  await approver.goto(routes.approvals());
  const line = approver.getByRole('row').filter({ hasText: 'Moved by an hour' });
  await expect(line).toContainText('changed since you looked');
  await line.getByRole('link', { name: 'Moved by an hour' }).click();
  await approver.getByRole('button', { name: textOf('approvals.diff.seen') }).click();
  await expect(changed).toHaveCount(0);
  await approver.reload();
  await expect(approver.getByRole('button', { name: 'Approve', exact: true })).toBeEnabled();
  await expect(changed).toHaveCount(0);
  await approver.goto(routes.approvals());
  await expect(line).toBeVisible();
  await expect(line).not.toContainText('changed since you looked');
});

for (const look of [
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const) {
  test(`approvals, a request and the policy are readable for all, ${look.colorScheme}, ${look.viewport.width} px`, async ({
    as,
  }) => {
    const operator = await as(desk(), 'operator');
    const title = `To look at, ${look.colorScheme}`;
    const batchId = await requestApproval(operator, { prefix: 'cdn-cache', rows: 1, title });
    const page = await as(desk(), 'admin', look);
    await page.goto(routes.approvals());
    await expect(page.getByRole('link', { name: title })).toBeVisible();
    await expectNothingSerious(page, 'approvals');
    await page.goto(routes.batch(batchId));
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Comment' })).toBeVisible();
    await expectNothingSerious(page, 'approve dialog');
    await page.goto(routes.settingsPolicy());
    await expect(page.getByRole('heading', { name: textOf('policy.words.heading') })).toBeVisible();
    await expectNothingSerious(page, 'policy');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
