import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { signInAs } from '@/e2e/faults/desk-client';
import { expect, test } from '@/e2e/fixtures';
import { expectNothingSerious } from '@/e2e/helpers/axe';
import { type Desk, PASSWORD, startDesk } from '@/e2e/helpers/desk';
import { orderNow, redeployableEvents } from '@/e2e/helpers/order';
import { ROBOT_SECRET, type Robot, startRobot } from '@/e2e/helpers/robot';
import { textOf } from '@/e2e/helpers/texts';
import { routes } from '@/lib/url/routes';

let desk: Desk;
let robot: Robot;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  robot = await startRobot();
  desk = await startDesk({
    scenario: 'quiet',
    roles: ['admin', 'operator'],
    env: {
      DESK_ENCRYPTION_KEYS: `1:${randomBytes(32).toString('base64')}`,
      EGRESS_ALLOW: robot.host,
      NOTIFY_GROUP_WAIT_MS: '500',
      NOTIFY_GROUP_INTERVAL_MS: '500',
    },
  });
});
test.afterAll(async () => {
  await desk?.stop();
  await robot?.stop();
});

/** What a person could have written, hoping that the robot obeys. */
const TITLE = '<!channel> @all [a](https://evil.example)';

const card = (page: Page) => page.getByRole('list', { name: 'Channels' }).getByRole('listitem').first();

/** Presses the button until the channel takes one more message: it has a few each minute. */
async function sendTest(page: Page, expected: RegExp): Promise<void> {
  await expect(async () => {
    await card(page).getByRole('button', { name: 'Send test' }).click();
    await expect(card(page).getByText(expected)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 14_000 });
}

test('an admin adds a robot on a listed gateway; a test and a batch with refused rows arrive, signed', async ({
  as,
}) => {
  const page = await as(desk, 'admin');
  await page.goto(routes.settingsNotifications());
  await expect(page.getByRole('heading', { name: 'Notifications' })).toBeVisible();
  await page.getByRole('button', { name: 'Add channel' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Type' }).selectOption('DingTalk');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Night watch');
  await dialog.getByRole('textbox', { name: 'Address' }).fill('http://127.0.0.1:9/robot/send');
  await dialog.getByRole('textbox', { name: 'Secret' }).fill(ROBOT_SECRET);
  await dialog.getByRole('checkbox', { name: 'Rows refused' }).check();
  await dialog.getByLabel('Password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText(/Sending to this address isn’t allowed/)).toBeVisible();
  await expectNothingSerious(page, 'Add channel');
  await dialog.getByRole('textbox', { name: 'Address' }).fill(robot.address);
  await dialog.getByLabel('Password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(card(page)).toContainText('Night watch');
  await expect(card(page)).toContainText('Secret ends in cdef');
  await expect(page.getByText('e2etoken')).toHaveCount(0);
  await sendTest(page, /Delivered\. The receiver accepted/);
  expect(robot.taken.map(({ title }) => title)).toEqual(['[Test message] Redeploy Desk']);

  const operator = await signInAs(desk.url, 'operator', process.env.NEXT_DIST_DIR || '.next');
  const events = await redeployableEvents(operator, 2);
  await desk.control.armFaults([{ action: 'BatchEventRedeployInstance', kind: 'row-refused', times: 1 }]);
  await orderNow(
    operator,
    events.map(({ key }) => key),
    TITLE,
  );
  await expect.poll(() => robot.taken.filter(({ title }) => title.includes('Refused')).length).toBe(1);
  const refused = robot.taken.find(({ title }) => title.includes('Refused'));
  expect(refused?.text).toContain('\\<\\!channel\\> \\@all \\[a\\]\\(https://evil.example\\)');
  expect(refused?.text).not.toMatch(/(?<!\\)@all|(?<!\\)\]\(https:\/\/evil/);
});

test('a robot that answers 200 with an error is shown as not delivered, and is well again after a test', async ({
  as,
}) => {
  const page = await as(desk, 'admin');
  await page.goto(routes.settingsNotifications());
  robot.refuses = { errcode: 310000, errmsg: 'keywords not in content' };
  await sendTest(page, /Not delivered: 310000, “keywords not in content”/);
  await expect(card(page).getByText('Broken', { exact: true })).toBeVisible();
  await card(page).getByRole('button', { name: 'Deliveries' }).click();
  const log = page.getByRole('dialog', { name: 'Deliveries to Night watch' });
  await expect(log.getByText(/1\. refused, 310000, “keywords not in content”/)).toBeVisible();
  await log.getByRole('button', { name: 'Close' }).first().click();
  robot.refuses = null;
  await sendTest(page, /Delivered\. The receiver accepted/);
  await expect(card(page).getByText('OK', { exact: true })).toBeVisible();
});

test('nobody else opens the page', async ({ as }) => {
  const page = await as(desk, 'operator');
  await page.goto(routes.settingsNotifications());
  await expect(page.getByText(textOf('shell.noPermission.title'))).toBeVisible();
});
