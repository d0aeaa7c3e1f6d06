import { fields } from '@/e2e/faults/big-batch';
import type { DeskClient } from '@/e2e/faults/desk-client';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { clientOf } from '@/e2e/helpers/desk-orders';
import { type ListedEvent, orderNow, redeployableEvents } from '@/e2e/helpers/order';
import { textOf } from '@/e2e/helpers/texts';
import { routes } from '@/lib/url/routes';

/** A night in which everything that can go wrong with an order goes wrong, once; the limits are short. */

/** What becomes of each ordered row, in order, and the phase that the desk must show. */
const NIGHT = [
  { kind: 'end-failed', phase: 'failed', words: 'Failed', step: 'Plan again' },
  { kind: 'stay-scheduled', phase: 'late', words: 'Late', step: 'Ask support' },
  { kind: 'stay-executing', phase: 'stuck', words: 'Stuck', step: 'Ask support' },
  { kind: 'vanish', phase: 'vanished', words: 'Vanished', step: 'Ask support' },
  { kind: 'instance-stopped', phase: 'not_running', words: 'Not running', step: 'Ask support' },
] as const;
/** Longer than the simulator's slowest redeployment. */
const RUN_MS = 100_000;

const desk = deskFor({
  scenario: 'quiet',
  roles: ['operator', 'on-call', 'viewer'],
  env: {
    OUTCOME_LATE_GRACE_MS: '1000',
    OUTCOME_STUCK_MS: '2000',
    OUTCOME_VANISH_MS: '500',
    OUTCOME_INSTANCE_READS_MS: '500,1000',
  },
});

let events: ListedEvent[];
let batchId: string;

async function countsOf(client: DeskClient): Promise<Record<string, unknown>> {
  return fields(fields(await client.read(routes.apiOutcomes())).counts);
}

test.beforeAll(async () => {
  const client = await clientOf(desk(), 'operator');
  events = await redeployableEvents(client, NIGHT.length + 1);
  await desk().control.armFaults(
    NIGHT.map(({ kind }, index) => ({ kind, resourceId: events[index]?.resourceId })),
  );
  batchId = await orderNow(
    client,
    events.map(({ key }) => key),
    'A bad night',
  );
  // Following reads first some seconds after the answer; then the cloud's night passes. What runs is stuck 2 s later.
  const begun = async () => {
    const { running, stuck } = await countsOf(client);
    return Number(running) + Number(stuck);
  };
  await expect.poll(begun).toBeGreaterThan(0);
  await desk().control.advanceClock(RUN_MS);
  for (const { phase } of NIGHT) {
    await expect.poll(async () => (await countsOf(client))[phase], { timeout: 60_000 }).toBe(1);
  }
});

test('each row shows in its group, and why and what next is two clicks away', async ({ as }) => {
  const page = await as(desk(), 'on-call');
  await page.goto(routes.outcomes());
  await expect(page.getByRole('heading', { name: 'Outcomes', level: 1 })).toBeVisible();
  const table = page.getByRole('table', { name: 'Outcomes' });
  const numbers = page.getByRole('navigation', { name: 'Rows by phase' });
  for (const [index, { words, step }] of NIGHT.entries()) {
    const row = table.getByRole('row').filter({ hasText: words });
    await expect(row).toHaveCount(1);
    await expect(row.getByRole('link', { name: step })).toBeVisible();
    await expect(row.getByRole('button', { name: 'Acknowledge' })).toBeEnabled();
    await expect(numbers.getByRole('link', { name: `1 ${words}`, exact: true })).toBeVisible();
    expect(await row.getByRole('link').first().getAttribute('href')).toBe(
      routes.instance(events[index]?.resourceId ?? ''),
    );
  }
  await expect(numbers.getByRole('link', { name: 'Done today' })).toContainText('1');
  await numbers.getByRole('link', { name: '1 Not running' }).click();
  await expect(page).toHaveURL(routes.outcomes({ phase: 'not_running' }));
  await table.getByRole('link', { name: 'Ask support' }).click();
  await expect(page.getByText(textOf('outcomes.phaseHint.not_running'))).toBeVisible();
  const story = page.getByRole('region', { name: 'What happened' }).getByRole('listitem');
  await expect(story.filter({ hasText: 'Instance read: Stopped' })).toHaveCount(2);
  await expect(story.filter({ hasText: 'BatchEventRedeployInstance' })).toContainText('Code 200');
  await expect(page.getByRole('button', { name: 'Copy for support ticket' })).toBeEnabled();
  await page.getByRole('button', { name: 'Read now' }).click();
  await expect(story.filter({ hasText: 'Instance read: Stopped' })).toHaveCount(3);
});

test('the numbers of the batch are its phases, what needs a person first, and each leads to its rows', async ({
  as,
}) => {
  const page = await as(desk(), 'viewer');
  await page.goto(routes.batch(batchId));
  const numbers = page.getByRole('navigation', { name: 'Rows by phase' });
  const rows = page
    .getByRole('table', { name: 'Results' })
    .getByRole('row')
    .filter({ hasText: 'Immediately' });
  await expect(rows).toHaveCount(NIGHT.length + 1);
  const told = ['1 Failed', '1 Not running', '1 Vanished', '1 Stuck', '1 Late', '0 Running', '1 Done'];
  await expect(numbers.getByRole('link')).toHaveText(told.map((words) => words.replace(' ', '')));
  for (const [index, { words }] of NIGHT.entries()) {
    await numbers.getByRole('link', { name: `1 ${words}` }).click();
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText(events[index]?.resourceId.slice(-7) ?? '');
    await expect(page.getByRole('button', { name: `Phase ${words}` })).toBeVisible();
  }
  await numbers.getByRole('link', { name: '1 Late' }).click();
  await expect(page.getByRole('button', { name: 'Phase Late' })).toBeVisible();
  await numbers.getByRole('link', { name: '1 Late' }).click();
  await expect(rows).toHaveCount(NIGHT.length + 1);
});

test('an acknowledged row leaves for everybody, and comes back when its phase changes', async ({ as }) => {
  const [page, other] = [await as(desk(), 'on-call'), await as(desk(), 'operator')];
  await page.goto(routes.outcomes({ group: 'batch' }));
  await other.goto(routes.outcomes());
  const rowIn = (on: typeof page, name: string) =>
    on.getByRole('table', { name }).getByRole('row').filter({ hasText: 'Late' });
  await expect(rowIn(other, 'Outcomes')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Acknowledge 5 rows' })).toBeVisible();
  await rowIn(page, 'A bad night').getByRole('button', { name: 'Acknowledge' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Note' }).fill('Ticket 4711');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(rowIn(page, 'A bad night')).toHaveCount(0);
  await expect(rowIn(other, 'Outcomes')).toHaveCount(0);
  await other.goto(routes.outcomes({ phase: 'late' }));
  await expect(rowIn(other, 'Outcomes')).toContainText('Acknowledged by on-call');
  // The cloud begins after all, and does not end: that is another phase.
  await desk().control.armFaults([
    ...NIGHT.filter(({ kind }) => kind !== 'stay-scheduled').map(({ kind }) => ({
      kind,
      resourceId: events[NIGHT.findIndex((one) => one.kind === kind)]?.resourceId,
    })),
    { kind: 'end-failed', resourceId: events[1]?.resourceId },
  ]);
  await desk().control.advanceClock(2_000);
  await desk().control.advanceClock(RUN_MS);
  await other.goto(routes.outcomes());
  await expect(
    other.getByRole('table', { name: 'Outcomes' }).getByRole('row').filter({ hasText: 'Failed' }),
  ).toHaveCount(2);
});

test('an instance is found from anywhere; a viewer sees, and is told why not more', async ({ as }) => {
  const page = await as(desk(), 'viewer');
  await page.goto(routes.batches());
  const box = page.getByRole('searchbox', { name: 'Find instance' });
  await box.fill('no such machine');
  await box.press('Enter');
  await expect(page.getByText(textOf('outcomes.find.none'))).toBeVisible();
  await box.fill(events[3]?.resourceId ?? '');
  await box.press('Enter');
  await expect(page).toHaveURL(routes.instance(events[3]?.resourceId ?? ''));
  await expect(page.getByText(textOf('outcomes.phaseHint.vanished'))).toBeVisible();
  await expect(page.getByRole('button', { name: 'Acknowledge' })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Read now' })).toBeDisabled();
  await page.goto(routes.instance('i-nobody'));
  await expect(page.getByText(textOf('outcomes.story.missingTitle'))).toBeVisible();
});

test('on a phone, in Chinese', async ({ as }) => {
  const page = await as(desk(), 'on-call', { viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  await page.goto(routes.outcomes());
  await expect(page.getByRole('heading', { name: '执行结果', level: 1 })).toBeVisible();
  await page.getByRole('row').filter({ hasText: '已消失' }).getByRole('link', { name: '联系支持' }).click();
  await expect(page.getByText(textOf('outcomes.phaseHint.vanished', {}, 'zh-CN'))).toBeVisible();
  await expect(page.getByRole('button', { name: '复制到支持工单' })).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBe(0);
});
