import type { Page } from '@playwright/test';
import { signInAs } from '@/e2e/faults/desk-client';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { type ListedEvent, orderNow, redeployableEvents } from '@/e2e/helpers/order';
import { changeStore } from '@/e2e/helpers/store-file';
import { textOf } from '@/e2e/helpers/texts';
import { routes } from '@/lib/url/routes';

const ACTION = 'BatchEventRedeployInstance';
const DIST_DIR = process.env.NEXT_DIST_DIR || '.next';
const FIVE_MINUTES_MS = 300_000;

/** Two rows of the first call get no answer, the third is refused in a call of its own. */
const desk = deskFor({
  scenario: 'quiet',
  roles: ['operator', 'on-call'],
  env: { ENS_BATCH_ROWS: '2' },
});

/** Nobody waits four minutes in a test: the calls that were given up become older where they are stored. */
function letTimePass(): void {
  const move = `"startedAtMs" = "startedAtMs" - ${FIVE_MINUTES_MS}, "endedAtMs" = "endedAtMs" - ${FIVE_MINUTES_MS}`;
  changeStore(desk(), `update "calls" set ${move} where "state" = 'unknown'`);
  changeStore(desk(), `update "batchRows" set "nextReadMs" = 0 where "outcome" = 'unknown'`);
}

async function orderThree(): Promise<{ batchId: string; events: ListedEvent[] }> {
  const { url, control } = desk();
  const client = await signInAs(url, 'operator', DIST_DIR);
  const events = await redeployableEvents(client, 3);
  await control.armFaults([
    { action: ACTION, kind: 'drop-before', times: 1, resourceId: events[0]?.resourceId },
    { action: ACTION, kind: 'row-error', times: 1, resourceId: events[2]?.resourceId },
  ]);
  const batchId = await orderNow(
    client,
    events.map(({ key }) => key),
    'Lost answers',
  );
  return { batchId, events };
}

async function decide(page: Page, event: ListedEvent, button: string, reason: string): Promise<void> {
  const section = page.getByRole('region', { name: 'Needs a decision' });
  await section.getByRole('checkbox', { name: `Select ${event.eventId}` }).click();
  await section.getByRole('button', { name: button }).click();
  const dialog = page.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: button.replace('…', '') });
  await expect(confirm).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason);
  await confirm.click();
  await expect(dialog).toBeHidden();
}

test('on call: two lost orders are decided by evidence, the refused one is retried', async ({ as }) => {
  const { batchId, events } = await orderThree();
  const [resent, left, refused] = events;
  if (!resent || !left || !refused) throw new Error('three events were ordered');
  const page = await as(desk(), 'on-call');
  await page.goto(routes.batch(batchId));
  const results = page.getByRole('table', { name: 'Results' });
  const row = ({ eventId }: ListedEvent) => results.getByRole('row').filter({ hasText: eventId.slice(-4) });
  await expect(row(resent)).toContainText('Unknown');
  await expect(row(refused)).toContainText('Refused');
  letTimePass();

  const section = page.getByRole('region', { name: 'Needs a decision' });
  await expect(section.getByRole('listitem')).toHaveCount(2);
  await expect(section.getByRole('listitem').first()).toContainText(textOf('batches.decide.cause.unchanged'));
  await expect(section.getByRole('listitem').first()).toContainText('No response, code ReadTimeout');
  await expect(section.getByRole('listitem').first()).toContainText(/read \d+ times/);

  await decide(page, resent, 'Resend…', 'Vendor ticket 4711: the call never arrived');
  await expect(row(resent)).toContainText('Accepted');
  await decide(page, left, 'Leave', 'Handled in the console by Bob');
  await expect(section).toBeHidden();
  await expect(row(left)).toContainText('Unknown');
  expect(await desk().control.effects()).toEqual({ [resent.eventId]: 1 });

  await page.getByRole('button', { name: 'Retry refused (1)' }).click();
  await page.getByRole('radio', { name: 'Immediately' }).click();
  await page.getByRole('button', { name: 'Submit batch' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('table', { name: 'Results' }).getByText('Accepted')).toBeVisible();
  expect(await desk().control.effects()).toEqual({ [resent.eventId]: 1, [refused.eventId]: 1 });
});
