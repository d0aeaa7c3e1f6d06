import { deskFor, expect, test } from '@/e2e/fixtures';
import { PASSWORD } from '@/e2e/helpers/desk';
import { askForApproval, clientOf, ordersOf } from '@/e2e/helpers/desk-orders';
import { changeStore } from '@/e2e/helpers/store-file';
import { textOf } from '@/e2e/helpers/texts';
import { routes } from '@/lib/url/routes';

/** How many must approve, with what, and what they say to each other. */

const desk = deskFor({
  scenario: 'storm',
  roles: ['operator', 'approver', 'admin', 'viewer'],
  env: { APPROVAL_POLICY: 'default' },
});

test('several requests with one comment from the inbox, and its three tabs', async ({ as }) => {
  const before = await ordersOf(desk());
  const operator = await clientOf(desk(), 'operator');
  for (const title of ['Bulk A', 'Bulk B', 'Bulk C']) {
    await askForApproval(operator, { rows: 1, title, inMinutes: 180 });
  }
  const page = await as(desk(), 'approver');
  await page.goto(routes.approvals());
  const line = (title: string) =>
    page.getByRole('row').filter({ has: page.getByRole('link', { name: title, exact: true }) });
  await line('Bulk A').getByRole('checkbox').click();
  await line('Bulk B').getByRole('checkbox').click();
  const bar = page.getByRole('region', { name: 'Selected requests' });
  await expect(bar).toContainText('2 requests · 2 rows');
  await bar.getByRole('button', { name: 'Approve selected' }).click();
  const dialog = page.getByRole('dialog', { name: 'Approve 2 requests?' });
  // Each request says again what a single approval insists on.
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Bulk A' })).toContainText(
    /1 row · .+ \d\d:\d\d/,
  );
  await dialog.getByRole('textbox', { name: 'Comment' }).fill('Window agreed with the CDN team');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('link', { name: 'Show batches' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Bulk A' })).toHaveCount(0);
  await expect(line('Bulk C')).toBeVisible();
  await expect(bar).toHaveCount(0);
  await expect.poll(() => ordersOf(desk())).toBe(before + 2);

  await page.getByRole('tab', { name: 'Decided' }).click();
  await expect(page).toHaveURL(/tab=decided/);
  await expect(line('Bulk A')).toContainText('you approved');
  await expect(page.getByRole('link', { name: 'Bulk C' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Bulk B' }).click();
  await expect(page.getByText('Window agreed with the CDN team')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('tab', { name: 'Decided' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('tab', { name: 'My requests' }).click();
  await expect(page.getByText(textOf('approvals.empty.mineTitle'))).toBeVisible();

  const requester = await as(desk(), 'operator');
  await requester.goto(routes.approvals({ tab: 'mine' }));
  const mine = (title: string) =>
    requester.getByRole('row').filter({ has: requester.getByRole('link', { name: title, exact: true }) });
  await expect(mine('Bulk C')).toContainText('Waiting for approval');
  await expect(mine('Bulk A')).toContainText('1 of 1 approval');
});

test('comments on the batch and on a row reach everybody', async ({ as }) => {
  const client = await clientOf(desk(), 'operator');
  const batchId = await askForApproval(client, { rows: 2, title: 'Talk about it', inMinutes: 240 });
  const viewer = await as(desk(), 'viewer');
  await viewer.goto(routes.batch(batchId));
  const heard = viewer.getByRole('region', { name: 'Comments' });
  await expect(heard).toContainText(textOf('approvals.comments.none'));
  await expect(heard.getByRole('textbox')).toHaveCount(0);

  const page = await as(desk(), 'approver');
  await page.goto(routes.batch(batchId));
  const comments = page.getByRole('region', { name: 'Comments' });
  const add = comments.getByRole('button', { name: 'Add comment' });
  await expect(add).toHaveAccessibleDescription(textOf('approvals.comments.empty'));
  const message = comments.getByRole('textbox', { name: 'Message' });
  await message.fill('Is the edge cache warm?');
  await add.click();
  await expect(comments.getByText('Is the edge cache warm?')).toBeVisible();
  const { rows } = await (await page.request.get(routes.apiBatch(batchId))).json();
  const name = rows[1].instanceName;
  await comments.getByRole('textbox', { name: 'Message' }).fill('This one was down last week');
  await comments.getByRole('combobox', { name: 'About' }).click();
  await comments.getByRole('combobox', { name: 'About' }).fill(name);
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click();
  await add.click();
  await expect(comments.getByRole('listitem').nth(1)).toContainText(`about ${name}`);
  await expect(heard.getByRole('listitem')).toHaveCount(2);
  await expect(heard.getByRole('listitem').nth(1)).toContainText('This one was down last week');
});

test('breaking the glass: right, reason and incident; marked for ever; reviewed by somebody else', async ({
  as,
}) => {
  const before = await ordersOf(desk());
  const asked = { rows: 2, title: 'Region on fire' };
  const batchId = await askForApproval(await clientOf(desk(), 'operator'), asked);
  const page = await as(desk(), 'approver');
  await page.goto(routes.batch(batchId));
  await expect(page.getByRole('button', { name: 'Approve', exact: true })).toBeEnabled();
  const send = page.getByRole('button', { name: 'Send without approval…' });
  await expect(send).toHaveCount(0);
  // As an admin gives it on the page of users.
  changeStore(desk(), `update "user" set "breakGlass" = 1 where "email" = ?`, 'approver@desk.local');
  await page.reload();
  await send.click();
  const dialog = page.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: 'Send without approval' });
  await expect(confirm).toHaveAccessibleDescription(textOf('approvals.glass.reasonNeeded'));
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Nobody answers, the region burns');
  await dialog.getByRole('textbox', { name: 'Incident link' }).fill('http://status.example.com/1');
  await expect(confirm).toHaveAccessibleDescription(textOf('approvals.glass.incidentNeeded'));
  await dialog.getByRole('textbox', { name: 'Incident link' }).fill('https://status.example.com/1');
  await dialog.getByLabel('Password', { exact: true }).fill('not my password');
  await confirm.click();
  await expect(dialog.getByRole('alert')).toContainText(textOf('approvals.glass.failed'));
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveValue(/Nobody answers/);
  expect(await ordersOf(desk())).toBe(before);
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await confirm.click();
  await expect.poll(() => ordersOf(desk())).toBe(before + 2);

  await expect(page.getByText('Reason: Nobody answers, the region burns')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Incident' })).toHaveAttribute(
    'href',
    'https://status.example.com/1',
  );
  const review = page.getByRole('region', { name: textOf('approvals.glass.reviewHeading') });
  await expect(review).toContainText('Someone else must complete this review by');
  await expect(review.getByRole('button')).toHaveCount(0);
  await page.goto(routes.batches());
  await expect(page.getByRole('row').filter({ hasText: 'Region on fire' })).toContainText(
    /without approval/i,
  );

  const other = await as(desk(), 'admin');
  await other.goto(routes.approvals());
  const inbox = other.getByRole('table', { name: 'Needs my approval' });
  await expect(inbox.getByRole('row').filter({ hasText: 'Region on fire' })).toContainText(
    'review still open',
  );
  await inbox.getByRole('link', { name: 'Region on fire' }).click();
  const close = other.getByRole('button', { name: 'Close the review' });
  await expect(close).toHaveAccessibleDescription(textOf('approvals.glass.verdictNeeded'));
  await other.getByRole('radio', { name: 'Justified', exact: true }).click();
  const closing = other.getByRole('region', { name: textOf('approvals.glass.reviewHeading') });
  await closing.getByRole('textbox', { name: 'Comment' }).fill('Right call');
  await close.click();
  await expect(closing).toContainText(/Review closed by .*Justified/);
  await expect(other.getByText('Reason: Nobody answers, the region burns')).toBeVisible();
});

// The last one: what a person asked for within a day counts together, so that everything after it needs two.
test('more than 50 rows at once need two people and their passwords', async ({ as }) => {
  const before = await ordersOf(desk());
  const batchId = await askForApproval(await clientOf(desk(), 'operator'), { rows: 51, title: 'The rack' });
  const first = await as(desk(), 'approver');
  await first.goto(routes.approvals());
  const line = first.getByRole('row').filter({ has: first.getByRole('link', { name: 'The rack' }) });
  await expect(line).toContainText('2 approvals still needed');
  await expect(line.getByRole('checkbox')).toHaveAccessibleDescription(textOf('approvals.list.stepUpReason'));
  await line.getByRole('link', { name: 'The rack' }).click();
  await first.getByRole('button', { name: 'Approve', exact: true }).click();
  const dialog = first.getByRole('dialog');
  await expect(dialog).toContainText(textOf('approvals.dialog.approveMore', { count: 1 }));
  const confirm = dialog.getByRole('button', { name: 'Confirm' });
  await expect(confirm).toHaveAccessibleDescription(textOf('common.stepUp.passwordNeeded'));
  await dialog.getByRole('textbox', { name: 'Comment' }).fill('Drained, go');
  await dialog.getByLabel('Password', { exact: true }).fill('not my password');
  await confirm.click();
  await expect(dialog.getByRole('alert')).toContainText(textOf('approvals.dialog.failed'));
  await expect(dialog.getByRole('textbox', { name: 'Comment' })).toHaveValue('Drained, go');
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await confirm.click();
  await expect(dialog).toHaveCount(0);
  await expect(first.getByText('1 of 2', { exact: true })).toBeVisible();
  const approve = first.getByRole('button', { name: 'Approve', exact: true });
  await expect(approve).toBeDisabled();
  await expect(approve).toHaveAccessibleDescription(textOf('approvals.refusal.already_voted'));
  expect(await ordersOf(desk())).toBe(before);

  const second = await as(desk(), 'admin');
  await second.goto(routes.batch(batchId));
  await expect(second.getByText('Drained, go')).toBeVisible();
  await second.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(second.getByRole('dialog')).toContainText(textOf('approvals.dialog.approveLast'));
  await second.getByRole('dialog').getByLabel('Password', { exact: true }).fill(PASSWORD);
  await second.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await expect.poll(() => ordersOf(desk())).toBe(before + 51);
  await expect(second.getByText('2 of 2', { exact: true })).toBeVisible();
});
