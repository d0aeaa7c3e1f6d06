import { deskFor, expect, test } from '@/e2e/fixtures';
import { changeApproval, copyStore } from '@/e2e/helpers/broken-audit';
import { ordersOf } from '@/e2e/helpers/desk-orders';
import { type RequestLocale, requestApproval } from '@/e2e/helpers/request';
import { runCommand } from '@/e2e/helpers/run-command';
import { textOf } from '@/e2e/helpers/texts';
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
    accepted: '已受理',
  },
} as const;

/** The trail of what was done so far is whole; with one byte changed in a copy of the store, the check names the entry. */
async function expectProof(comment: string): Promise<void> {
  const whole = await runCommand(desk().env, ['audit', '--', 'verify']);
  expect(whole).toMatchObject({ code: 0, text: expect.stringContaining('The chain is whole') });
  const copy = copyStore(desk());
  const seq = changeApproval(copy, comment);
  const env = { ...desk().env, DATABASE_URL: `file:${copy}` };
  const broken = await runCommand(env, ['audit', '--', 'verify']);
  expect(broken.code).toBe(1);
  expect(broken.text).toContain(`First bad entry: #${seq}, edited`);
}

for (const [locale, prefix] of [
  ['en-GB', 'edge-live'],
  ['zh-CN', 'cdn-cache'],
] as const satisfies readonly (readonly [RequestLocale, string])[]) {
  const words = WORDS[locale];

  test(`operator asks, approver approves, rows are sent, and the audit proves it, in ${locale}`, async ({
    as,
  }) => {
    const operator = await as(desk(), 'operator', { locale });
    const before = await ordersOf(desk());
    const title = `${prefix} request`;
    const comment = `Looks right: ${locale}`;
    const batchId = await requestApproval(operator, { locale, prefix, rows: 2, title });
    await expect(operator.getByRole('button', { name: words.approve, exact: true })).toBeDisabled();
    expect(await ordersOf(desk())).toBe(before);

    const approver = await as(desk(), 'approver', { locale });
    await approver.goto(routes.approvals());
    await expect(approver.getByRole('heading', { level: 1, name: words.approvals })).toBeVisible();
    const inbox = approver.getByRole('table', { name: words.needs });
    await inbox.getByRole('link', { name: title }).click();
    await approver.getByRole('button', { name: words.approve, exact: true }).click();
    const dialog = approver.getByRole('dialog');
    await dialog.getByRole('textbox', { name: words.comment }).fill(comment);
    await dialog.getByRole('button', { name: words.confirm }).click();

    const results = approver.getByRole('table', { name: words.results });
    await expect(results.getByText(words.accepted, { exact: true })).toHaveCount(2);
    await expect(approver.getByText(comment)).toBeVisible();
    expect(await ordersOf(desk())).toBe(before + 2);
    const batch = await (await operator.request.get(routes.apiBatch(batchId))).json();
    expect(batch.approved).toBe(1);
    await expectProof(comment);
  });
}

test('an approver cannot approve an own batch, and reads why', async ({ as }) => {
  const approver = await as(desk(), 'approver');
  await requestApproval(approver, { prefix: 'edge-live', rows: 1, title: 'My own' });
  const button = approver.getByRole('button', { name: 'Approve', exact: true });
  await expect(button).toBeDisabled();
  await expect(button).toHaveAccessibleDescription(/Someone else must decide/);
  await approver.getByRole('button', { name: 'Withdraw' }).click();
  await approver.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await expect(approver.getByText('Nothing was sent.').first()).toBeVisible();
});

test('a rejection needs a comment, and the requester reads it', async ({ as }) => {
  const operator = await as(desk(), 'operator');
  const before = await ordersOf(desk());
  const batchId = await requestApproval(operator, { prefix: 'edge-live', rows: 1, title: 'To reject' });
  const approver = await as(desk(), 'approver');
  await approver.goto(routes.batch(batchId));
  await approver.getByRole('button', { name: 'Reject', exact: true }).click();
  const dialog = approver.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: 'Confirm' });
  await expect(confirm).toBeDisabled();
  await expect(confirm).toHaveAccessibleDescription(textOf('approvals.dialog.commentNeeded'));
  await dialog.getByRole('textbox', { name: 'Comment' }).fill('Drain first');
  await confirm.click();
  await expect(approver.getByText('Rejected. Nothing was sent.')).toBeVisible();
  await expect(operator.getByText(/Drain first/).first()).toBeVisible();
  await operator.getByRole('button', { name: 'Re-plan' }).click();
  await expect(operator.getByRole('textbox', { name: 'Title' })).toHaveValue('To reject');
  expect(await ordersOf(desk())).toBe(before);
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
