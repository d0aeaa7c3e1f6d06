import { deskFor, expect, test } from '@/e2e/fixtures';
import { routes } from '@/lib/url/routes';

const desk = deskFor({ scenario: 'quiet', roles: ['operator'] });

test('a failing sync shows its error and keeps the last data, then recovers by itself', async ({ as }) => {
  const page = await as(desk(), 'operator');
  await page.goto(routes.events());
  const grid = page.getByRole('grid', { name: 'System events' });
  await expect(grid.getByRole('row').nth(5)).toBeVisible();
  await expect(page.getByText(/^Synced .* ago$|^Synced just now$|^Synced now$/).first()).toBeVisible();
  await desk().control.armFaults([{ action: 'DescribeHistoryEvents', kind: 'no-permission', times: 4 }]);
  const problem = page.getByRole('status').filter({ hasText: 'NoPermission' });
  await expect(problem).toBeVisible({ timeout: 20_000 });
  await expect(grid.getByRole('row').nth(5)).toBeVisible();
  await desk().control.armFaults([]);
  await expect(problem).toHaveCount(0, { timeout: 60_000 });
});

test('what the cloud does shows without a reload, and the panel keeps the history', async ({ as }) => {
  const page = await as(desk(), 'operator');
  await page.goto(routes.events());
  const grid = page.getByRole('grid', { name: 'System events' });
  const first = grid.getByRole('checkbox', { name: /^Select e-/ }).first();
  const eventId = ((await first.getAttribute('aria-label')) ?? '').replace('Select ', '');
  const before = await (await page.request.get(routes.apiEvents({ q: eventId }))).json();
  await page.goto(routes.events({ view: 'all', q: eventId }));
  await expect(grid.getByRole('row')).toHaveCount(2);
  // Past its due time the cloud acts by itself.
  await desk().control.advanceClock(before.rows[0].dueAtMs - Date.now() + 600_000);
  await expect(grid.getByRole('row').nth(1)).toContainText(/Executed|Failed|Avoided/);
  await grid.getByRole('row').nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Inquiring|Scheduled/).first()).toBeVisible();
});
