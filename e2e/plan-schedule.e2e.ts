import type { Page } from '@playwright/test';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { expectNothingSerious } from '@/e2e/helpers/axe';
import { clientOf } from '@/e2e/helpers/desk-orders';
import { makeDraft, orderNow, redeployableEvents } from '@/e2e/helpers/order';
import { askStore, changeStore } from '@/e2e/helpers/store-file';
import { routes } from '@/lib/url/routes';

const desk = deskFor({ scenario: 'storm', roles: ['operator', 'approver'] });

const DAY_MS = 86_400_000;
const ROWS = 40;
const rowOf = (page: Page, instanceId: string) =>
  page
    .getByRole('table', { name: 'Planned rows' })
    .getByRole('row')
    .filter({ has: page.getByTitle(instanceId, { exact: true }) });

/** Events with days left (40 rows, two at a time, take ten hours), of instances that run: who is stopped has a place already. */
const eventsOfService = async (client: Awaited<ReturnType<typeof clientOf>>) => {
  const events = await redeployableEvents(client, 200);
  const running = new Set(
    askStore<{ instanceId: string }>(
      desk(),
      `select "instanceId" from "instances" where "status" = 'Running'`,
    ).map(({ instanceId }) => instanceId),
  );
  return events.filter(({ resourceId }) => running.has(resourceId)).slice(-ROWS);
};

/** What admins have set up: a service of these instances, a budget of two for it, and a freeze all day tomorrow (UTC). */
function setUpSchedule(instanceIds: readonly string[]): void {
  const tomorrow = new Date(Date.now() + DAY_MS).toISOString().slice(0, 10);
  const by = "'u', 'Lin', 0";
  changeStore(
    desk(),
    `insert into "services" ("id", "name", "origin", "matchJson", "ownerNote", "version", "updatedBy", "updatedByName", "updatedAtMs")
     values ('s-live', 'live', 'manual', ?, '', 1, ${by})`,
    JSON.stringify({ tags: [], names: [], regionIds: [], instanceIds }),
  );
  for (const id of instanceIds) {
    changeStore(
      desk(),
      `insert into "serviceMembers" ("serviceId", "instanceId", "sinceMs") values ('s-live', ?, 0)`,
      id,
    );
  }
  changeStore(
    desk(),
    `insert into "budgets" ("id", "name", "scopeJson", "limitKind", "limitValue", "version", "active", "updatedBy", "updatedByName", "updatedAtMs")
     values ('b-live', 'Two of live', '{"kind":"service","serviceId":"s-live"}', 'count', 2, 1, 1, ${by})`,
  );
  changeStore(
    desk(),
    `insert into "timeRules" ("id", "kind", "name", "ownerKind", "ownerId", "scopeJson", "zone", "datesJson", "fromMinute", "toMinute",
       "endDayOffset", "allDay", "fit", "source", "version", "active", "createdBy", "createdByName", "createdAtMs", "updatedBy", "updatedByName", "updatedAtMs")
     values ('r-day', 'freeze', 'Stocktaking', 'account', null, '{"serviceIds":[],"regionIds":[],"tags":[],"levels":[]}', 'UTC',
       ?, 0, 0, 1, 1, 'outage', 'hand', 1, 1, ${by}, ${by})`,
    JSON.stringify({ first: tomorrow, rrule: null, list: [], except: [] }),
  );
  changeStore(desk(), `update "counters" set "value" = "value" + 1 where "name" = 'schedule'`);
}

test('40 rows of a service with two places: conflicts by name, Fit all, an exception; the next person reads who is down', async ({
  as,
}) => {
  const client = await clientOf(desk(), 'operator');
  const events = await eventsOfService(client);
  setUpSchedule(events.map(({ resourceId }) => resourceId));
  const { draftId } = await makeDraft(
    client,
    events.map(({ key }) => key),
    'Fitted',
  );
  const page = await as(desk(), 'operator');
  await page.goto(routes.newBatch(draftId));
  const table = page.getByRole('table', { name: 'Planned rows' });
  await expect(table.getByRole('columnheader', { name: 'Slot' })).toBeVisible();

  // All at once: 38 too many, each told who has the places.
  await page.getByRole('radio', { name: 'Immediately' }).check({ force: true });
  await expect(table.getByText(/“live” \d+ of 2 down \(/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Submit batch|Request approval)$/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await expectNothingSerious(page, 'Plan with conflicts');

  await page.getByRole('button', { name: /Fit all/ }).click();
  const dialog = page.getByRole('dialog');
  const moves = dialog.getByRole('table', { name: 'Rows that move' });
  await expect(moves).toContainText('Immediately');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toBeHidden();
  await expect(table.getByText(/of 2 down/)).toHaveCount(0);
  await expect(table.getByText(/freeze “Stocktaking”/)).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Fit all/ })).toBeVisible();

  // Undone, they conflict again; one passes by a reason, and says so.
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(table.getByText(/of 2 down/).first()).toBeVisible();
  const first = table.getByRole('row').filter({ hasText: 'of 2 down' }).first();
  await first.getByRole('button', { name: 'Exception…' }).click();
  await expect(dialog).toContainText('“live”');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('too short');
  await expect(dialog.getByRole('button', { name: 'Add exception' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Its disk dies tonight, spare is ready');
  await dialog.getByRole('button', { name: 'Add exception' }).click();
  await expect(table.getByText(/exception: Its disk dies tonight/)).toBeVisible();
  await expect(page.getByText(/^draft saved/)).toBeVisible();
  await page.reload();
  await expect(table.getByText(/exception: Its disk dies tonight/)).toBeVisible();
  await page.getByRole('button', { name: /Remove the exception of/ }).click();
  await expect(table.getByText(/exception: Its disk dies tonight/)).toHaveCount(0);
  await page.getByRole('button', { name: /Fit all/ }).click();
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(table.getByText(/of 2 down/)).toHaveCount(0);
  await expect(page.getByText(/^draft saved/)).toBeVisible();
});

test('a second person who plans the same service is told who holds the places, and finds the next free slot', async ({
  as,
}) => {
  const operator = await clientOf(desk(), 'operator');
  const events = await eventsOfService(operator);
  const holders = events.slice(0, 2);
  await orderNow(
    operator,
    holders.map(({ key }) => key),
    'Holds the places',
  );

  const approver = await clientOf(desk(), 'approver');
  const third = events[2];
  const { draftId } = await makeDraft(approver, third ? [third.key] : [], 'Comes later');
  const second = await as(desk(), 'approver');
  await second.goto(routes.newBatch(draftId));
  await second.getByRole('radio', { name: 'Immediately' }).check({ force: true });
  const row = rowOf(second, third?.resourceId ?? '');
  await expect(row).toContainText('“live” 2 of 2 down');
  await expect(row.locator('[title*="batch #"]')).not.toHaveCount(0);
  await row.getByRole('button', { name: 'Next free slot' }).click();
  await expect(row).not.toContainText('of 2 down');
  await expect(row).toContainText('own setting');
  // The first person's plan is open as a draft with the same instance.
  await expect(row).toContainText('also in a draft of');
});
