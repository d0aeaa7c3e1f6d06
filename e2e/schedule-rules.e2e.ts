import { fields } from '@/e2e/faults/big-batch';
import { signInAs } from '@/e2e/faults/desk-client';
import { expect, test } from '@/e2e/fixtures';
import { expectNothingSerious } from '@/e2e/helpers/axe';
import { type Desk, PASSWORD, startDesk } from '@/e2e/helpers/desk';
import { redeployableEvents } from '@/e2e/helpers/order';
import { routes } from '@/lib/url/routes';

let desk: Desk;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  desk = await startDesk({ scenario: 'quiet', roles: ['admin', 'approver', 'operator', 'viewer'] });
});
test.afterAll(() => desk?.stop());

test('an admin adds a window and a freeze, sees what they would do, asks for a time and ends one', async ({
  as,
}) => {
  const page = await as(desk, 'admin');
  await page.goto(routes.settingsSchedule());
  await expect(page.getByRole('heading', { name: 'Schedule rules' })).toBeVisible();
  await page.getByRole('button', { name: 'Add window' }).click();
  const dialog = page.getByRole('dialog');
  const preview = dialog.getByRole('region', { name: 'Preview' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Saturday night');
  await expect(preview).toContainText('Every Saturday 23:00 to Sunday 03:00');
  await expect(preview.getByRole('list').first().getByRole('listitem')).toHaveCount(10);
  await expect(preview).toContainText(/instances match/);
  await dialog.getByLabel('End time').fill('23:20');
  await dialog.getByLabel('Ends').selectOption('0');
  await expect(preview).toContainText('nothing fits into this window');
  await dialog.getByLabel('End time').fill('03:00');
  await dialog.getByLabel('Ends').selectOption('1');
  await expectNothingSerious(page, 'Add window');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const table = page.getByRole('table', { name: 'Schedule rules' });
  await expect(table.getByRole('row').filter({ hasText: 'Saturday night' })).toContainText(
    'Every Saturday 23:00 to Sunday 03:00',
  );

  await page.getByRole('button', { name: 'Add freeze' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Stocktaking');
  const soon = await dialog.getByLabel('Last day').inputValue();
  await expect(preview).toContainText(`${soon}, all day`);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(table.getByRole('row').filter({ hasText: 'Stocktaking' })).toContainText('Freeze');

  const client = await signInAs(desk.url, 'admin', process.env.NEXT_DIST_DIR || '.next');
  const [event] = await redeployableEvents(client, 1);
  await page.getByRole('textbox', { name: 'Instance ID' }).fill(event?.resourceId ?? '');
  await page.getByRole('button', { name: 'Check' }).click();
  const verdicts = page.getByRole('table', { name: 'Rules for this instance' });
  await expect(verdicts.getByRole('row').filter({ hasText: 'Saturday night' })).toBeVisible();

  await page.getByRole('button', { name: 'End Stocktaking' }).click();
  await dialog.getByLabel('Password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'End rule' }).click();
  await expect(table.getByRole('row').filter({ hasText: 'Stocktaking' })).toHaveCount(0);
});

/** As real files are: one UID for two holidays, a make-up workday between them. */
function holidays(year: number): string {
  const entry = (uid: string, from: string, to: string, name: string) =>
    `BEGIN:VEVENT\nUID:${uid}\nDTSTART;VALUE=DATE:${from}\nDTEND;VALUE=DATE:${to}\nSUMMARY:${name}\nTRANSP:TRANSPARENT\nEND:VEVENT`;
  const entries = [
    entry('cn@holidays', `${year}1001`, `${year}1008`, '国庆节 假期'),
    entry('cn@holidays', `${year}0501`, `${year}0506`, '劳动节 假期'),
    entry('cn@work', `${year}1010`, `${year}1011`, '国庆节 补班'),
  ];
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//y//ZH\nX-WR-CALNAME:节假日\n${entries.join('\n')}\nEND:VCALENDAR\n`;
}

test('an approver imports holidays: the zone is asked, working days are not ticked, and a newer file changes nothing', async ({
  as,
}) => {
  const page = await as(desk, 'approver');
  await page.goto(routes.settingsSchedule());
  await expect(page.getByRole('button', { name: 'Add window' })).toHaveAttribute('aria-disabled', 'true');
  const year = new Date().getUTCFullYear() + 1;
  const file = {
    name: 'holidays.ics',
    mimeType: 'text/calendar',
    buffer: Buffer.from(holidays(year).replaceAll('\n', '\r\n')),
  };
  const choose = async () => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import calendar' }).click();
    await (await chooser).setFiles(file);
  };
  await choose();
  const dialog = page.getByRole('dialog');
  const golden = dialog.getByRole('checkbox', { name: `国庆节 假期, ${year}-10-01` });
  await expect(golden).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('button', { name: /^Use / }).click();
  await expect(golden).toBeChecked();
  await expect(dialog.getByRole('checkbox', { name: /补班/ })).not.toBeChecked();
  await expectNothingSerious(page, 'Import calendar');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  const table = page.getByRole('table', { name: 'Schedule rules' });
  await expect(table.getByRole('row').filter({ hasText: '国庆节 假期' })).toContainText('From 节假日');
  await expect(table.getByRole('row').filter({ hasText: '劳动节 假期' })).toHaveCount(1);
  await choose();
  await dialog.getByRole('button', { name: /^Use / }).click();
  await expect(dialog).toContainText('already imported');
  await expect(golden).not.toBeChecked();
});

test('a viewer reads and cannot write; a raw action by an operator is refused and audited', async ({
  as,
}) => {
  const page = await as(desk, 'viewer');
  await page.goto(routes.settingsSchedule());
  await expect(page.getByRole('table', { name: 'Schedule rules' })).toContainText('Saturday night');
  // Here, where no messages of earlier acts lie over each other.
  await expectNothingSerious(page, 'Schedule rules');
  for (const name of ['Add window', 'Add freeze', 'Import calendar', 'End Saturday night', 'Save settings']) {
    await expect(page.getByRole('button', { name })).toHaveAttribute('aria-disabled', 'true');
  }
  const operator = await signInAs(desk.url, 'operator', process.env.NEXT_DIST_DIR || '.next');
  const scope = { serviceIds: [], regionIds: [], tags: [], levels: [] };
  const rule = {
    kind: 'freeze',
    name: 'By hand',
    owner: { kind: 'account', id: null },
    scope,
    zone: 'UTC',
    dates: { first: '2030-01-01', rrule: null, list: [], except: [] },
    fromMinute: 0,
    toMinute: 0,
    endDayOffset: 1,
    allDay: true,
    fit: 'outage',
    lastStartMinutes: null,
  };
  await expect(operator.act('saveTimeRule', { rule })).rejects.toThrow(/role/);
  const admin = await signInAs(desk.url, 'admin', process.env.NEXT_DIST_DIR || '.next');
  const { rows } = fields(await admin.read(routes.apiAudit({ action: 'access.denied' })));
  expect(JSON.stringify(rows)).toContain('schedule.freeze');
});
