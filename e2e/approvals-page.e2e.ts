import type { Page } from '@playwright/test';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { expectNothingSerious } from '@/e2e/helpers/axe';
import { PASSWORD } from '@/e2e/helpers/desk';
import { askForApproval, clientOf } from '@/e2e/helpers/desk-orders';
import { makeDraft, redeployableEvents } from '@/e2e/helpers/order';
import { textOf } from '@/e2e/helpers/texts';
import { routes } from '@/lib/url/routes';

/** What the pages of approvals and policy show to whom, and when something is missing. */

const desk = deskFor({
  scenario: 'storm',
  roles: ['operator', 'approver', 'admin', 'viewer'],
  env: { APPROVAL_POLICY: 'default' },
});

const PHONE = { width: 390, height: 844 };

async function openApprovals(page: Page): Promise<void> {
  await page.goto(routes.approvals());
  await expect(page.getByRole('heading', { level: 1, name: 'Approvals' })).toBeVisible();
}

test('an empty inbox says why: nothing waits, or the role does not approve', async ({ as }) => {
  const approver = await as(desk(), 'approver');
  await openApprovals(approver);
  await expect(approver.getByText(textOf('approvals.empty.needsTitle'))).toBeVisible();
  await approver.getByRole('tab', { name: 'Decided' }).click();
  await expect(approver.getByText(textOf('approvals.empty.decidedTitle'))).toBeVisible();

  const viewer = await as(desk(), 'viewer');
  await openApprovals(viewer);
  await expect(viewer.getByText(textOf('approvals.empty.roleTitle'))).toBeVisible();
  await viewer.getByRole('link', { name: 'Go to batches' }).click();
  await expect(viewer.getByRole('heading', { level: 1, name: 'Batches' })).toBeVisible();

  const operator = await as(desk(), 'operator');
  await openApprovals(operator);
  await operator.getByRole('link', { name: 'See my requests' }).click();
  await expect(operator.getByRole('tab', { name: 'My requests' })).toHaveAttribute('aria-selected', 'true');
  await expect(operator.getByText(textOf('approvals.empty.mineTitle'))).toBeVisible();
});

test('who may not approve reads why, in a request that waits', async ({ as }) => {
  const client = await clientOf(desk(), 'operator');
  const batchId = await askForApproval(client, { rows: 2, title: 'Not for you', inMinutes: 90 });
  const viewer = await as(desk(), 'viewer');
  await viewer.goto(routes.batch(batchId));
  for (const name of ['Approve', 'Reject']) {
    const button = viewer.getByRole('button', { name, exact: true });
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription(textOf('approvals.refusal.role'));
  }
  await expect(viewer.getByRole('button', { name: /Withdraw|Edit|Send without/ })).toHaveCount(0);
});

for (const look of [
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', viewport: PHONE },
] as const) {
  test(`axe finds nothing serious in a request, ${look.colorScheme}, ${look.viewport.width} px`, async ({
    as,
  }) => {
    const title = `In ${look.colorScheme}`;
    const client = await clientOf(desk(), 'operator');
    await askForApproval(client, { rows: 2, title, inMinutes: 90 });
    const page = await as(desk(), 'approver', look);
    await openApprovals(page);
    const link = page.getByRole('link', { name: title });
    await expect(link).toBeVisible();
    await link.click();
    await expect(page.getByRole('button', { name: 'Approve', exact: true })).toBeEnabled();
    await expectNothingSerious(page, 'a waiting batch');
    await page.getByRole('button', { name: 'Reject', exact: true }).click();
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Confirm' })).toBeVisible();
    await expectNothingSerious(page, 'the decision');
  });
}

test('on a tablet the ends of the lists are in sight, on the smallest phone when an event is due', async ({
  as,
}) => {
  const client = await clientOf(desk(), 'operator');
  await askForApproval(client, { rows: 6, title: 'Maintenance in the whole north', inMinutes: 90 });
  const [event] = await redeployableEvents(client, 1);
  const { draftId } = await makeDraft(client, [event?.key ?? ''], 'One row');
  const tablet = { viewport: { width: 768, height: 1024 } };
  const whole = { ratio: 1 };

  const approver = await as(desk(), 'approver', tablet);
  await openApprovals(approver);
  await expect(approver.getByRole('columnheader', { name: 'Expires in' })).toBeInViewport(whole);
  const title = await approver.getByRole('link', { name: /^Maintenance/ }).boundingBox();
  expect(title?.width).toBeGreaterThan(120);

  const admin = await as(desk(), 'admin', tablet);
  await admin.goto(routes.settingsUsers());
  await expect(admin.getByRole('button', { name: /^Actions for viewer/ })).toBeInViewport(whole);

  const operator = await as(desk(), 'operator', tablet);
  await operator.goto(routes.newBatch(draftId));
  const planned = operator.getByRole('table', { name: 'Planned rows' });
  await planned.scrollIntoViewIfNeeded();
  await expect(planned.getByRole('columnheader', { name: 'Check' })).toBeInViewport(whole);

  const phone = await as(desk(), 'operator', { viewport: { width: 320, height: 640 } });
  await phone.goto(routes.events());
  const due = phone.getByRole('grid').getByRole('row').nth(1).getByRole('gridcell').last();
  await expect(due).toBeInViewport(whole);
});

test('an admin changes the policy with the password; what waits keeps at least what was asked', async ({
  as,
}) => {
  const client = await clientOf(desk(), 'operator');
  const batchId = await askForApproval(client, { rows: 1, title: 'Waits meanwhile', inMinutes: 90 });
  const admin = await as(desk(), 'admin');
  await admin.goto(routes.settingsPolicy());
  const save = admin.getByRole('button', { name: 'Save policy' });
  await expect(save).toHaveAccessibleDescription(textOf('policy.save.unchanged'));
  const first = admin.getByRole('combobox', { name: 'Rule 1 · Approvals' });
  const examples = admin.getByRole('table', { name: textOf('policy.examples.heading') });
  const oneScheduled = examples
    .getByRole('row')
    .filter({ has: admin.getByRole('cell', { name: '1 scheduled row', exact: true }) });

  await first.selectOption('no approval');
  await expect(oneScheduled).toContainText('no approval · changed');
  await save.click();
  const dialog = admin.getByRole('dialog');
  await expect(dialog).toContainText(/fewer approvals than before/);
  const confirm = dialog.getByRole('button', { name: 'Confirm' });
  await dialog.getByLabel('Password', { exact: true }).fill('not my password');
  await confirm.click();
  await expect(dialog.getByRole('alert')).toContainText(textOf('policy.save.failed'));
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await confirm.click();
  await expect(dialog).toHaveCount(0);
  await expect(admin.getByText('version 2', { exact: true }).first()).toBeVisible();

  const approver = await as(desk(), 'approver');
  await approver.goto(routes.batch(batchId));
  await expect(approver.getByText('Needs 1 approval')).toBeVisible();
  await expect(approver.getByRole('button', { name: 'Approve', exact: true })).toBeEnabled();

  await first.selectOption('2 approvals');
  await save.click();
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await confirm.click();
  await expect(dialog).toHaveCount(0);
  await expect(admin.getByText('version 3', { exact: true }).first()).toBeVisible();
  await approver.reload();
  await expect(approver.getByText('Needs 2 approvals')).toBeVisible();
  await approver.goto(routes.settingsPolicy());
  await expect(approver.getByText(textOf('policy.readOnlyTitle'))).toBeVisible();
  await expect(approver.getByRole('button', { name: 'Save policy' })).toHaveCount(0);
});

// The last one: it takes the server away.
test('without the server the inbox keeps what it has, says that it is old, and comes back', async ({
  as,
}) => {
  const client = await clientOf(desk(), 'operator');
  await askForApproval(client, { rows: 1, title: 'Seen before', inMinutes: 90 });
  const page = await as(desk(), 'approver');
  await openApprovals(page);
  const link = page.getByRole('link', { name: 'Seen before' });
  await expect(link).toBeVisible();
  await desk().stopServer();
  const failed = page.getByText(textOf('approvals.list.loadFailed'));
  await expect(failed).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(textOf('approvals.list.old'))).toBeVisible();
  await expect(link).toBeVisible();
  await page.getByRole('tab', { name: 'Decided' }).click();
  await expect(failed).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(textOf('approvals.empty.decidedTitle'))).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await desk().startServer();
  await expect(page.getByText(textOf('approvals.empty.decidedTitle'))).toBeVisible({ timeout: 20_000 });
  await expect(failed).toHaveCount(0);
});
