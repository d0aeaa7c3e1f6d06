import { signedIn } from '@/e2e/abuse/person';
import { draftOf, eventPool, mustSay } from '@/e2e/abuse/requests';
import { readNothing } from '@/e2e/abuse/slow-reader';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { copyEvents } from '@/e2e/helpers/many-events';
import { changeStore } from '@/e2e/helpers/store-file';
import { textOf } from '@/e2e/helpers/texts';
import { routes } from '@/lib/url/routes';

const desk = deskFor({
  scenario: 'storm',
  roles: ['operator', 'approver'],
  env: { APPROVAL_POLICY: 'default', ENS_SYNC_INTERVAL_MS: '3600000' },
});

test('a download that has no place says so and stays on the page; later it begins', async ({ as }) => {
  const page = await as(desk(), 'operator');
  await page.goto(routes.events());
  const link = page.getByRole('link', { name: 'Download this list as CSV' });
  await expect(link).toBeVisible();
  copyEvents(desk(), 60);
  const { cookie } = await signedIn(desk(), 'operator@desk.local');
  const other = await readNothing(desk().url, routes.apiEventsCsv(), cookie);
  await link.click();
  await expect(page.getByText(textOf('common.downloadFailed'))).toBeVisible();
  await expect(page.getByText('You’re already downloading a file.')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(routes.events());
  other.close();
  await expect.poll(async () => (await page.request.get(routes.apiExports())).status()).toBe(200);
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toMatch(/^events-\d{8}-\d{4}\.csv$/);
});

test('a batch shows its newest comments, and the others when asked', async ({ as }) => {
  const operator = await signedIn(desk(), 'operator@desk.local');
  const take = await eventPool(operator, 5);
  const draft = await draftOf(operator, take(1));
  await mustSay(operator, 'requestApproval', draft);
  for (let number = 1; number <= 41; number += 1) {
    changeStore(
      desk(),
      `insert into "batchComments" ("id", "batchId", "revision", "userId", "userName", "text", "atMs")
       values (?, ?, 1, 'somebody', 'Somebody', ?, ?)`,
      `comment ${number}`,
      draft.draftId,
      `Remark no. ${number}.`,
      Date.now() + number,
    );
  }
  const page = await as(desk(), 'approver');
  await page.goto(routes.batch(draft.draftId));
  const remarks = page.getByText(/^Remark no\. \d+\.$/);
  await expect(remarks).toHaveCount(30);
  await expect(page.getByText('Remark no. 41.')).toBeVisible();
  await page.getByRole('button', { name: 'Show 11 earlier comments' }).click();
  await expect(remarks).toHaveCount(41);
  await expect(remarks.first()).toHaveText('Remark no. 1.');
  await expect(page.getByRole('button', { name: /earlier comment/ })).toHaveCount(0);
});
