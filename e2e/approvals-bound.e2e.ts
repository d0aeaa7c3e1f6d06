import type { Page } from '@playwright/test';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { approveNow, askForApproval, clientOf, ordersOf } from '@/e2e/helpers/desk-orders';
import { typeDateTime, wallIn } from '@/e2e/helpers/plan';
import { changeStore, pauseSending, resumeSending } from '@/e2e/helpers/store-file';
import { textOf } from '@/e2e/helpers/texts';
import { routes } from '@/lib/url/routes';

/** What was approved is exactly what is sent, or nothing is. */

const desk = deskFor({
  scenario: 'storm',
  roles: ['operator', 'approver'],
  env: { APPROVAL_POLICY: 'default', ENS_BATCH_ROWS: '2' },
});

async function approve(page: Page, batchId: string): Promise<void> {
  await page.goto(routes.batch(batchId));
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  // The card and the banner below it say the same thing: sending waits.
  await expect(page.getByText('Sending is paused for the reason below.')).toBeVisible();
  await expect(page.getByText('The cloud asked us to slow down.', { exact: true })).toBeVisible();
  await expect(page.getByText(textOf('approvals.state.approved.text'))).toHaveCount(0);
}

/** The dispatcher works: a batch of one row that was approved later has left. */
async function expectOnlyOneMoreOrder(before: number): Promise<void> {
  const operator = await clientOf(desk(), 'operator');
  const proof = await askForApproval(operator, { rows: 1, title: 'Proof that sending works' });
  await approveNow(await clientOf(desk(), 'approver'), proof);
  await expect
    .poll(async () => JSON.stringify(await operator.read(routes.apiBatch(proof))))
    .toContain('"outcome":"accepted"');
  expect(await ordersOf(desk())).toBe(before + 1);
}

test('one minute changed by an edit after the approval: a new revision, and nothing is sent', async ({
  as,
}) => {
  const before = await ordersOf(desk());
  const client = await clientOf(desk(), 'operator');
  const batchId = await askForApproval(client, { rows: 2, title: 'To edit', inMinutes: 120 });
  pauseSending(desk());
  const approver = await as(desk(), 'approver');
  await approve(approver, batchId);

  const operator = await as(desk(), 'operator');
  await operator.goto(routes.batch(batchId));
  await operator.getByRole('button', { name: 'Edit', exact: true }).click();
  const dialog = operator.getByRole('dialog');
  await expect(dialog).toContainText(textOf('approvals.revise.voids', { count: 1 }));
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(operator.getByRole('heading', { level: 1, name: 'Plan redeploy' })).toBeVisible();
  await typeDateTime(operator.getByRole('group', { name: 'Plan time', exact: true }), wallIn('UTC', 121));
  resumeSending(desk());
  await operator.getByRole('button', { name: 'Request approval' }).click();
  await operator.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await expect(operator.getByText(/revision (?!1\b)\d+/).first()).toBeVisible();
  await expect(operator.getByText(textOf('approvals.given.notCounted.revised'))).toBeVisible();

  await expect(approver.getByText('Changed since you looked:')).toBeVisible();
  await expect(approver.getByText('Needs 1 approval')).toBeVisible();
  await expect(approver.getByRole('button', { name: 'Approve', exact: true })).toBeEnabled();
  await expectOnlyOneMoreOrder(before);
});

test('one minute changed in the store after the approval: void, nothing is sent, planned anew', async ({
  as,
}) => {
  const before = await ordersOf(desk());
  const client = await clientOf(desk(), 'operator');
  const batchId = await askForApproval(client, { rows: 3, title: 'Changed below', inMinutes: 120 });
  pauseSending(desk());
  const approver = await as(desk(), 'approver');
  await approve(approver, batchId);
  changeStore(
    desk(),
    `update "batchRows" set "planTimeMs" = "planTimeMs" + 60000 where "batchId" = ? and "position" = 1`,
    batchId,
  );
  resumeSending(desk());
  await expect(approver.getByText('Void. Nothing was sent.')).toBeVisible();
  await expect(approver.getByText('The stored plan isn’t the one that was approved')).toBeVisible();
  // It is still what was planned: there are no results.
  await expect(approver.getByRole('table', { name: 'Planned rows' })).toBeVisible();
  await expect(approver.getByRole('table', { name: 'Results' })).toHaveCount(0);
  await expectOnlyOneMoreOrder(before);
  const { rows } = await (await approver.request.get(routes.apiBatch(batchId))).json();
  expect(rows.map(({ outcome, reason }: { outcome: string; reason: string }) => [outcome, reason])).toEqual(
    Array(3).fill(['skipped', 'plan_void']),
  );

  const operator = await as(desk(), 'operator');
  await operator.goto(routes.batch(batchId));
  // These rows were never sent: they are planned anew, and there is nothing to retry.
  await expect(operator.getByRole('button', { name: 'Re-plan' })).toBeVisible();
  await expect(operator.getByRole('button', { name: /^Retry/ })).toHaveCount(0);
  await operator.getByRole('button', { name: 'Re-plan' }).click();
  await expect(operator.getByRole('textbox', { name: 'Title' })).toHaveValue('Changed below');
  await expect(operator.getByRole('table', { name: 'Planned rows' }).getByRole('checkbox')).toHaveCount(3);
});

test('changed in the store after a part was sent: the rest stays, and the page does not say that nothing was sent', async ({
  as,
}) => {
  const before = await ordersOf(desk());
  const client = await clientOf(desk(), 'operator');
  const batchId = await askForApproval(client, { rows: 3, title: 'Half sent', inMinutes: 120 });
  const { rows } = await (await (await as(desk(), 'operator')).request.get(routes.apiBatch(batchId))).json();
  // The second call carries the third row: it is told to wait, so that only the first one has left.
  const { resourceId } = rows[2];
  await desk().control.armFaults([
    { action: 'BatchEventRedeployInstance', kind: 'throttle', resourceId, retryAfterMs: 300_000 },
  ]);
  const approver = await as(desk(), 'approver');
  await approver.goto(routes.batch(batchId));
  await approver.getByRole('button', { name: 'Approve', exact: true }).click();
  await approver.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  const results = approver.getByRole('table', { name: 'Results' });
  await expect(results.getByText('Accepted', { exact: true })).toHaveCount(2);
  await expect(approver.getByText('The cloud asked us to slow down.', { exact: true })).toBeVisible();
  changeStore(
    desk(),
    `update "batchRows" set "planTimeMs" = "planTimeMs" + 60000 where "batchId" = ? and "position" = 2`,
    batchId,
  );
  resumeSending(desk());
  await expect(approver.getByText(textOf('approvals.state.void.title', { sent: 2 }))).toBeVisible();
  await expect(approver.getByText('Nothing was sent')).toHaveCount(0);
  await expect(results.getByText('Skipped', { exact: true })).toHaveCount(1);
  expect(await ordersOf(desk())).toBe(before + 2);
});

test('a request that runs out says so, sends nothing, and is planned anew', async ({ as }) => {
  const before = await ordersOf(desk());
  const client = await clientOf(desk(), 'operator');
  const batchId = await askForApproval(client, { rows: 1, title: 'Too late', inMinutes: 120 });
  const approver = await as(desk(), 'approver');
  await approver.goto(routes.approvals());
  const link = approver.getByRole('link', { name: 'Too late' });
  await expect(link).toBeVisible();
  const operator = await as(desk(), 'operator');
  await operator.goto(routes.batch(batchId));
  await expect(operator.getByText(textOf('approvals.state.awaiting_approval.title'))).toBeVisible();
  // Instead of waiting for it: its end is put to now. That time passes is shown by the tests of the services.
  changeStore(desk(), `update "batches" set "expiresAtMs" = ? where "id" = ?`, Date.now(), batchId);

  await expect(operator.getByText('Expired. Nothing was sent.')).toBeVisible();
  await expect(link).toHaveCount(0);
  await operator.goto(routes.approvals());
  await operator.getByRole('tab', { name: 'My requests' }).click();
  const mine = operator.getByRole('row').filter({ has: operator.getByRole('link', { name: 'Too late' }) });
  await expect(mine).toContainText('Expired');
  await operator.goto(routes.batch(batchId));
  await operator.getByRole('button', { name: 'Re-plan' }).click();
  await expect(operator.getByRole('textbox', { name: 'Title' })).toHaveValue('Too late');
  expect(await ordersOf(desk())).toBe(before);
});
