import type { Page } from '@playwright/test';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { slowNetwork } from '@/e2e/helpers/slow';
import { changeStore } from '@/e2e/helpers/store-file';
import { routes } from '@/lib/url/routes';

/** A night as it goes: a mail with ten ids, a plan before the cloud acts, an approval on a phone, one lost answer. */
const desk = deskFor({
  scenario: 'storm',
  roles: ['operator', 'approver', 'on-call'],
  env: { APPROVAL_POLICY: 'default', ENS_BATCH_ROWS: '1' },
});

const PHONE = { width: 390, height: 844 };
const LATENCY_MS = 500;
const FIVE_MINUTES_MS = 300_000;
const TITLE = 'Mail of tonight';

type Listed = { eventId: string; resourceId: string; notRedeployable: string | null };

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

/** Eight that can be redeployed, one that is finished, one that nobody knows. */
async function mailOf(page: Page): Promise<{ text: string; open: Listed[] }> {
  const { rows } = await (await page.request.get(routes.apiEvents({ limit: 500, sort: 'due' }))).json();
  const listed: Listed[] = rows;
  const open = listed.filter(({ notRedeployable }) => notRedeployable === null).slice(0, 8);
  const done = listed.find(
    ({ notRedeployable, resourceId }) =>
      notRedeployable !== null && !open.some((event) => event.resourceId === resourceId),
  );
  const ids = [...open, done].map((event) => event?.eventId).join(', ');
  return { text: `Hi team, please redeploy ${ids} and e-${'0'.repeat(32)} tonight. Thanks!`, open };
}

/** Nobody waits four minutes in a test: the call that was given up becomes older where it is stored. */
function letTimePass(): void {
  const move = `"startedAtMs" = "startedAtMs" - ${FIVE_MINUTES_MS}, "endedAtMs" = "endedAtMs" - ${FIVE_MINUTES_MS}`;
  changeStore(desk(), `update "calls" set ${move} where "state" = 'unknown'`);
  changeStore(desk(), `update "batchRows" set "nextReadMs" = 0 where "outcome" = 'unknown'`);
}

test.describe.configure({ mode: 'serial' });

let lost: Listed | undefined;
let batchPath = '';

test('the mail becomes a request that is planned before the cloud acts', async ({ as }) => {
  const page = await as(desk(), 'operator');
  await page.goto(routes.events());
  const boxes = page
    .getByRole('grid', { name: 'System events' })
    .getByRole('checkbox', { name: /^Select e-/ });
  await expect(boxes.nth(20)).toBeVisible();
  const { text, open } = await mailOf(page);
  lost = open[2];
  await desk().control.armFaults([
    {
      action: 'BatchEventRedeployInstance',
      kind: 'drop-before',
      times: 1,
      resourceId: lost?.resourceId,
    },
  ]);
  await slowNetwork(page, LATENCY_MS);
  await page.getByRole('searchbox', { name: 'Search events' }).fill(text);
  await expect(page.getByText('1 ID was not found.')).toBeVisible();
  await expect(page.getByText(/1 ID is not in this view/)).toBeVisible();
  await expect(boxes).toHaveCount(8);
  await page.getByRole('checkbox', { name: 'Select all shown' }).click();
  const selection = page.getByRole('region', { name: 'Selection' });
  await expect(selection).toContainText('8 selected');
  await selection.getByRole('button', { name: 'Plan redeploy' }).click();
  await expect(heading(page, 'Plan redeploy')).toBeVisible();
  await page.getByRole('textbox', { name: 'Title' }).fill(TITLE);
  await page.getByRole('textbox', { name: 'Type a time' }).fill('+30d');
  await page.getByRole('textbox', { name: 'Type a time' }).press('Enter');
  await page.getByRole('button', { name: /^Move these \d+ to 30 min before the cloud acts/ }).click();
  await expect(page.getByText('The cloud acts first')).toHaveCount(0);
  await expect(page.getByText(/^draft saved/)).toBeVisible();

  // Back, and on again: nothing of the plan is lost.
  await page.goBack();
  await expect(heading(page, 'Events')).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Search events' })).toHaveValue(/Hi team/);
  await page.goForward();
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(TITLE);
  await page.getByRole('button', { name: 'Request approval' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await expect(heading(page, TITLE)).toBeVisible();
  await expect(page.getByText('Waiting for approval').first()).toBeVisible();
  batchPath = new URL(page.url()).pathname;
  // On a phone the requester has all that is theirs to do.
  await page.setViewportSize(PHONE);
  for (const name of ['Withdraw', 'Edit']) {
    await expect(page.getByRole('button', { name }).filter({ visible: true }).first()).toBeInViewport();
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  // Behind the request lies the list, not a plan that could be changed.
  await page.goBack();
  await expect(heading(page, 'Events')).toBeVisible();
});

test('somebody approves it on a phone and sees the risks', async ({ as }) => {
  const page = await as(desk(), 'approver', { viewport: PHONE });
  await page.goto(routes.approvals());
  await slowNetwork(page, LATENCY_MS);
  await page.getByRole('link', { name: TITLE }).click();
  await expect(heading(page, TITLE)).toBeVisible();
  await expect(page.getByText('8 rows').first()).toBeVisible();
  await expect(page.getByText(/^\d+ critical events?:/)).toBeVisible();
  await expect(page.getByText(/^\d+ local disks?:/).first()).toBeVisible();
  await page.goBack();
  await expect(heading(page, 'Approvals')).toBeVisible();
  await page.getByRole('link', { name: TITLE }).click();
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  const accepted = page.getByText('Accepted', { exact: true }).filter({ visible: true });
  await expect(accepted.first()).toBeVisible({ timeout: 20_000 });
  await page.goBack();
  await expect(heading(page, 'Approvals')).toBeVisible();
});

test('on call, the row that needs a decision is found from the list alone', async ({ as }) => {
  const page = await as(desk(), 'on-call');
  await expect.poll(() => askUnknown(page)).toBe(1);
  letTimePass();
  await page.goto(routes.batches());
  const row = page.getByRole('table', { name: 'Batches' }).getByRole('row').filter({ hasText: TITLE });
  await expect(row).toContainText('1 to decide');
  await slowNetwork(page, LATENCY_MS);
  await row.getByRole('link', { name: TITLE }).click();
  const section = page.getByRole('region', { name: 'Needs a decision' });
  await expect(section.getByRole('listitem')).toHaveCount(1);
  await expect(section).toContainText(lost?.eventId.slice(-7) ?? '?');
  await page.goBack();
  await expect(heading(page, 'Batches')).toBeVisible();
  await page.goForward();
  await expect(section.getByRole('listitem')).toHaveCount(1);
  await page.goBack();
  await expect(row).toContainText('1 to decide');
});

/** Rows of the request that no answer came for. */
async function askUnknown(page: Page): Promise<number> {
  const answer = await page.request.get(routes.apiBatch(batchPath.split('/').at(-1) ?? ''));
  const { rows } = await answer.json();
  return rows.filter(({ outcome }: { outcome: string }) => outcome === 'unknown').length;
}
