import { deskFor, expect, test } from '@/e2e/fixtures';
import { typeDateTime, wallIn } from '@/e2e/helpers/plan';
import { type RequestLocale, requestApproval } from '@/e2e/helpers/request';
import { routes } from '@/lib/url/routes';

const desk = deskFor({
  scenario: 'storm',
  roles: ['operator', 'approver', 'admin'],
  env: { APPROVAL_POLICY: 'default' },
});

const PHONE = { width: 390, height: 844 };

const WORDS = {
  'en-GB': {
    approvals: 'Approvals',
    needs: 'Needs my approval',
    approve: 'Approve',
    comment: 'Comment',
    confirm: 'Confirm',
    results: 'Results',
    accepted: 'Accepted',
  },
  'zh-CN': {
    approvals: '审批',
    needs: '待我审批',
    approve: '批准',
    comment: '意见',
    confirm: '确认',
    results: '结果',
    accepted: '已接受',
  },
} as const;

/** Calls that have ordered a redeploy, as the fake cloud received them. */
async function orders(): Promise<number> {
  const effects = await desk().control.effects();
  return Object.values(effects).reduce((sum, times) => sum + times, 0);
}

for (const [locale, prefix] of [
  ['en-GB', 'edge-live'],
  ['zh-CN', 'cdn-cache'],
] as const satisfies readonly (readonly [RequestLocale, string])[]) {
  const words = WORDS[locale];

  test(`operator asks, approver approves, rows are sent, in ${locale}`, async ({ as }) => {
    const operator = await as(desk(), 'operator', { locale });
    const before = await orders();
    const title = `${prefix} request`;
    const batchId = await requestApproval(operator, { locale, prefix, rows: 2, title });
    await expect(operator.getByRole('button', { name: words.approve, exact: true })).toBeDisabled();
    expect(await orders()).toBe(before);

    const approver = await as(desk(), 'approver', { locale });
    await approver.goto(routes.approvals());
    await expect(approver.getByRole('heading', { level: 1, name: words.approvals })).toBeVisible();
    const inbox = approver.getByRole('table', { name: words.needs });
    await inbox.getByRole('link', { name: title }).click();
    await approver.getByRole('button', { name: words.approve, exact: true }).click();
    const dialog = approver.getByRole('dialog');
    await dialog.getByRole('textbox', { name: words.comment }).fill('Looks right');
    await dialog.getByRole('button', { name: words.confirm }).click();

    const results = approver.getByRole('table', { name: words.results });
    await expect(results.getByText(words.accepted, { exact: true })).toHaveCount(2);
    await expect(approver.getByText('Looks right')).toBeVisible();
    expect(await orders()).toBe(before + 2);
    const batch = await (await operator.request.get(routes.apiBatch(batchId))).json();
    expect(batch.approved).toBe(1);
  });
}

test('an approver cannot approve an own batch, and reads why', async ({ as }) => {
  const approver = await as(desk(), 'approver');
  await requestApproval(approver, { prefix: 'edge-live', rows: 1, title: 'My own' });
  const button = approver.getByRole('button', { name: 'Approve', exact: true });
  await expect(button).toBeDisabled();
  await expect(button).toHaveAccessibleDescription(/somebody else must decide/);
  await approver.getByRole('button', { name: 'Withdraw' }).click();
  await approver.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await expect(approver.getByText('Nothing was sent.').first()).toBeVisible();
});

test('a rejection needs a comment, and the requester reads it', async ({ as }) => {
  const operator = await as(desk(), 'operator');
  const before = await orders();
  const batchId = await requestApproval(operator, { prefix: 'edge-live', rows: 1, title: 'To reject' });
  const approver = await as(desk(), 'approver');
  await approver.goto(routes.batch(batchId));
  await approver.getByRole('button', { name: 'Reject', exact: true }).click();
  const dialog = approver.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: 'Confirm' });
  await expect(confirm).toBeDisabled();
  await expect(confirm).toHaveAccessibleDescription(/needs a comment/);
  await dialog.getByRole('textbox', { name: 'Comment' }).fill('Drain first');
  await confirm.click();
  await expect(approver.getByText('Rejected. Nothing was sent.')).toBeVisible();
  await expect(operator.getByText(/Drain first/).first()).toBeVisible();
  await expect(operator.getByRole('button', { name: 'Re-plan' })).toBeVisible();
  expect(await orders()).toBe(before);
});

test('an edit makes a new revision, sends nothing, and approvers see that it changed', async ({ as }) => {
  const operator = await as(desk(), 'operator');
  const before = await orders();
  const request = { prefix: 'edge-live', rows: 1, title: 'To edit', inMinutes: 120 };
  const batchId = await requestApproval(operator, request);
  const approver = await as(desk(), 'approver');
  await approver.goto(routes.batch(batchId));
  await expect(approver.getByRole('button', { name: 'Approve', exact: true })).toBeEnabled();

  await operator.getByRole('button', { name: 'Edit', exact: true }).click();
  await operator.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await expect(operator.getByRole('heading', { level: 1, name: 'Plan redeploy' })).toBeVisible();
  await typeDateTime(
    operator.getByRole('group', { name: 'Plan time', exact: true }),
    wallIn('America/New_York', 121),
  );
  await operator.getByRole('button', { name: 'Request approval' }).click();
  await operator.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await expect(operator.getByText(/revision [2-9]/).first()).toBeVisible();

  await approver.goto(routes.batch(batchId));
  await expect(approver.getByText('Changed since you looked:')).toBeVisible();
  expect(await orders()).toBe(before);
});

test('a lead approves from a phone in two taps after opening the link', async ({ as }) => {
  const operator = await as(desk(), 'operator');
  const batchId = await requestApproval(operator, { prefix: 'edge-live', rows: 2, title: 'From the phone' });
  const phone = await as(desk(), 'approver', { viewport: PHONE });
  await phone.goto(routes.batch(batchId));
  await phone.getByRole('button', { name: 'Approve', exact: true }).click();
  await phone.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  const results = phone.getByRole('table', { name: 'Results' });
  await expect(results.getByText('Accepted', { exact: true })).toHaveCount(2);
  const overflow = await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test('a request that was not decided in time expires, says so, and sends nothing', async ({ as }) => {
  test.setTimeout(240_000);
  const operator = await as(desk(), 'operator');
  const before = await orders();
  // The lead before the first time is a minute: it expires about a minute from now.
  await requestApproval(operator, { prefix: 'edge-live', rows: 1, title: 'Too late', inMinutes: 2 });
  await expect(operator.getByText('Expired. Nothing was sent.')).toBeVisible({ timeout: 150_000 });
  await expect(operator.getByRole('button', { name: 'Re-plan' })).toBeVisible();
  expect(await orders()).toBe(before);
  const approver = await as(desk(), 'approver');
  await approver.goto(routes.approvals());
  await expect(approver.getByRole('link', { name: 'Too late' })).toHaveCount(0);
  await operator.goto(routes.approvals());
  await operator.getByRole('tab', { name: 'My requests' }).click();
  const mine = operator.getByRole('row').filter({ has: operator.getByRole('link', { name: 'Too late' }) });
  await expect(mine).toContainText('Expired');
});
