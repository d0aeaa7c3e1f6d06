import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { orderBigBatch } from '@/e2e/faults/big-batch';
import { type BuiltServer, startBuilt } from '@/e2e/faults/built-server';
import { signInAs } from '@/e2e/faults/desk-client';
import { environmentOf } from '@/e2e/faults/environment';
import { expect, test } from '@/e2e/fixtures';
import { addUsers, ROOT } from '@/e2e/helpers/desk';
import { simulatorControl } from '@/lib/simulator/control-client';
import { type Simulator, startSimulator } from '@/lib/simulator/server';
import { routes } from '@/lib/url/routes';

/** What whoever runs the server meets: a stop, a second server, a damaged store. */

const ACTION = 'BatchEventRedeployInstance';
const DIST_DIR = process.env.NEXT_DIST_DIR || '.next';

let simulator: Simulator;
let folder: string;
let env: NodeJS.ProcessEnv;
const servers: BuiltServer[] = [];

test.beforeEach(async () => {
  simulator = await startSimulator({ scenario: 'storm' });
  folder = mkdtempSync(path.join(tmpdir(), 'desk-ops-'));
  env = await environmentOf(simulator, `file:${path.join(folder, 'desk.db')}`, {
    ENS_READ_TIMEOUT_MS: '10000',
    ENS_BATCH_ROWS: '8',
  });
});
test.afterEach(async () => {
  for (const server of servers.splice(0)) await server.kill();
  await simulator.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<BuiltServer> {
  const server = await startBuilt(env, path.join(folder, 'server.log'));
  servers.push(server);
  return server;
}

/** A start that is expected to be refused. */
function startRefused() {
  const { status, stderr } = spawnSync(process.execPath, ['lib/cli/start.js'], {
    cwd: ROOT,
    env: { ...env, PORT: String(Number(env.PORT) + 1) },
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { status, stderr };
}

test('SIGTERM lets the calls under way be answered and stored, then ends with 0', async () => {
  const control = simulatorControl(simulator.url);
  await addUsers(env, ['operator']);
  const server = await start();
  const client = await signInAs(env.BASE_URL ?? '', 'operator', DIST_DIR);
  await control.armFaults([{ action: ACTION, kind: 'slow', delayMs: 4_000, times: 4 }]);
  const ordered = await orderBigBatch(client, 40);
  await expect
    .poll(async () => (await control.calls()).filter(({ action }) => action === ACTION).length)
    .toBe(4);
  const stoppedAtMs = performance.now();
  expect(await server.end()).toBe(0);
  expect(performance.now() - stoppedAtMs).toBeLessThan(30_000);
  // Nothing was begun after the signal: the rows of the four calls were sent, the others wait.
  const sent = Object.values(await control.effects());
  expect(sent).toEqual(new Array(32).fill(1));
  const next = await start();
  await expect
    .poll(async () => JSON.stringify(await client.read(routes.apiBatch(ordered.batchId))), {
      timeout: 20_000,
    })
    .not.toContain('"outcome":"queued"');
  const batch = JSON.stringify(await client.read(routes.apiBatch(ordered.batchId)));
  expect(batch.match(/"outcome":"accepted"/g)).toHaveLength(ordered.rows);
  expect(new Set(Object.values(await control.effects()))).toEqual(new Set([1]));
  expect(await next.end()).toBe(0);
});

test('a second server on the same folder ends at once and names the first, which goes on', async () => {
  const first = await start();
  const { status, stderr } = startRefused();
  expect(status).toBe(1);
  expect(stderr).toContain(`in use by another server: process ${first.pid} on ${hostname()}, since `);
  expect((await fetch(`${env.BASE_URL}${routes.health()}`)).status).toBe(200);
  await first.kill();
  // Its death by kill -9 is enough.
  await start();
});

test('a damaged store is refused with the steps to restore, and left as it is', async () => {
  const first = await start();
  expect(await first.end()).toBe(0);
  const file = path.join(folder, 'desk.db');
  const damaged = Buffer.concat([Buffer.from('not a database'), readFileSync(file).subarray(14)]);
  writeFileSync(file, damaged);
  const { status, stderr } = startRefused();
  expect(status).toBe(1);
  expect(stderr).toContain('is not a database');
  expect(stderr).toContain('npm run restore -- BACKUP');
  expect(stderr).not.toMatch(/\n {4}at /);
  expect(readFileSync(file).equals(damaged)).toBe(true);
  expect(readdirSync(folder)).not.toContain('desk.db.restoring');
});
