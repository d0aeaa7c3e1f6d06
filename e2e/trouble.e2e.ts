import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BuiltServer, startBuilt } from '@/e2e/faults/built-server';
import { signInAs } from '@/e2e/faults/desk-client';
import { environmentOf } from '@/e2e/faults/environment';
import { expect, test } from '@/e2e/fixtures';
import { addUsers, type Desk, ROOT } from '@/e2e/helpers/desk';
import { makeDraft, orderNow, redeployableEvents } from '@/e2e/helpers/order';
import { changeStore } from '@/e2e/helpers/store-file';
import { textOf } from '@/e2e/helpers/texts';
import { type SimulatorControl, simulatorControl } from '@/lib/simulator/control-client';
import { type Simulator, startSimulator } from '@/lib/simulator/server';
import { routes } from '@/lib/url/routes';

/** What a person sees when the desk itself is in trouble. */

const ACTION = 'BatchEventRedeployInstance';
const DIST_DIR = process.env.NEXT_DIST_DIR || '.next';

let simulator: Simulator;
let control: SimulatorControl;
let folder: string;
let env: NodeJS.ProcessEnv;
let server: BuiltServer;
/** A folder of a build must lie beside the packages that it loads. */
const otherBuild = path.join(ROOT, `.next-other-${process.pid}`);

test.beforeAll(async () => {
  simulator = await startSimulator({ scenario: 'quiet' });
  control = simulatorControl(simulator.url);
  folder = mkdtempSync(path.join(tmpdir(), 'desk-trouble-'));
  env = await environmentOf(simulator, `file:${path.join(folder, 'desk.db')}`, { APPROVAL_POLICY: 'none' });
  await addUsers(env, ['operator']);
  server = await startBuilt(env, path.join(folder, 'server.log'));
});
test.afterAll(async () => {
  await server.end();
  await simulator.close();
  rmSync(folder, { recursive: true, force: true });
  rmSync(otherBuild, { recursive: true, force: true });
});

const client = () => signInAs(env.BASE_URL ?? '', 'operator', DIST_DIR);
/** As much of a desk as signing in needs. */
const address = (): Pick<Desk, 'url'> => ({ url: env.BASE_URL ?? '' });

function inStore(...statements: readonly string[]): void {
  for (const statement of statements) changeStore({ folder }, statement);
}

test('the key has lost its permission: every page says what becomes of the rows and who must act', async ({
  as,
}) => {
  const operator = await client();
  const [event] = await redeployableEvents(operator, 1);
  await control.armFaults([{ action: ACTION, kind: 'no-permission', times: 1 }]);
  const batchId = await orderNow(operator, [event?.key ?? ''], 'No permission');
  const page = await as(address(), 'operator');
  await page.goto(routes.events());
  const banner = page.getByRole('status').filter({ hasText: textOf('batches.waiting.waiting_permission') });
  await expect(banner).toContainText(textOf('batches.waiting.rows', { count: 1 }));
  await expect(banner).toContainText(textOf('batches.waiting.permissionNext'));
  inStore(`update "rateBudgets" set "pausedUntilMs" = 0`, `update "batchRows" set "notBeforeSendMs" = 0`);
  await expect(banner).toBeHidden();
  await page.goto(routes.batch(batchId));
  await expect(page.getByRole('table', { name: 'Results' }).getByText('Accepted')).toBeVisible();
});

test('a store that answers with an error: a page that can be tried again, and no text of the error', async ({
  as,
}) => {
  const page = await as(address(), 'operator');
  await page.goto(routes.events());
  await expect(page.getByRole('grid', { name: 'System events' })).toBeVisible();
  inStore('alter table "session" rename to "sessionAway"');
  try {
    const banner = page.getByRole('alert').filter({ hasText: textOf('shell.banner.storeTitle') });
    await expect(banner).toContainText('Queued rows stay queued');
    await page.goto(routes.batches());
    const problem = page.getByRole('alert').filter({ hasText: textOf('shell.error.title') });
    await expect(problem).toContainText(textOf('shell.error.body'));
    expect(await page.content()).not.toMatch(/SQLITE|no such table|sessionAway/);
  } finally {
    inStore('alter table "sessionAway" rename to "session"');
  }
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Batches', level: 1 })).toBeVisible();
});

/** The same product as another build: it knows none of the actions by the ids that an open page has. */
function makeOtherBuild(): void {
  const from = path.join(ROOT, DIST_DIR);
  cpSync(from, otherBuild, {
    recursive: true,
    filter: (source) => !/\/(cache|types|diagnostics)$|\.map$/.test(source),
  });
  for (const ending of ['json', 'js']) {
    const file = path.join(otherBuild, `server/server-reference-manifest.${ending}`);
    const other = (id: string) => id.slice(0, 2) + [...id.slice(2)].reverse().join('');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/\b[0-9a-f]{42}\b/g, other));
  }
  writeFileSync(path.join(otherBuild, 'BUILD_ID'), 'another-build');
}

test('the server was updated under an open plan: it says so, sends nothing, and a reload goes on from what was typed', async ({
  as,
}) => {
  const operator = await client();
  const [event] = await redeployableEvents(operator, 1);
  const { draftId } = await makeDraft(operator, [event?.key ?? ''], 'Before the update');
  const page = await as(address(), 'operator');
  await page.goto(routes.newBatch(draftId));
  const title = page.getByRole('textbox', { name: 'Title' });
  await expect(title).toHaveValue('Before the update');
  const before = await control.effects();
  makeOtherBuild();
  expect(await server.end()).toBe(0);
  server = await startBuilt(
    { ...env, NEXT_DIST_DIR: path.basename(otherBuild) },
    path.join(folder, 'other.log'),
  );

  await title.fill('Typed in the old tab');
  await expect(page.getByText(textOf('errors.reason.desk_updated'))).toBeVisible();
  const banner = page.getByRole('status').filter({ hasText: textOf('shell.banner.updatedTitle') });
  expect(await control.effects()).toEqual(before);
  // Its own pages would carry its own ids; this copy has none, so the page comes from the first build again.
  expect(await server.end()).toBe(0);
  server = await startBuilt(env, path.join(folder, 'server.log'));
  await banner.getByRole('button', { name: 'Reload' }).click();
  await expect(banner).toBeHidden();
  await expect(title).toHaveValue('Typed in the old tab');
  await page.getByText(/^draft saved/).waitFor();
  await page.getByRole('button', { name: 'Submit batch' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('table', { name: 'Results' }).getByText('Accepted')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Typed in the old tab' })).toBeVisible();
  expect(await control.effects()).toEqual({ ...before, [event?.eventId ?? '']: 1 });
});
