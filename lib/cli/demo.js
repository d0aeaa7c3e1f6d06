import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { childGroup, DEMO_PASSWORD, demoEnvironment, isPortFree, prepareFolder } from './demo-setup.js';
import { ensureBuild, readPort } from './next-process.js';

// `npm run demo`: the product against a simulated cloud, with users to sign in as. Ctrl-C ends both.

const EXIT_FAILED = 1;
/** How long the start may take (ms), and how often it is looked at. */
const START_LIMIT_MS = 90_000;
const LOOK_EVERY_MS = 250;
const ROLES = ['viewer', 'operator', 'approver', 'on-call', 'admin'];

process.umask(0o077);
const port = readPort();
const simulatorPort = Number(process.env.SIMULATOR_PORT || 4010);
const scenario = process.env.SIMULATOR_SCENARIO || 'storm';
const seed = process.env.SIMULATOR_SEED || '1';
let ending = false;

for (const [name, wanted] of Object.entries({ PORT: port, SIMULATOR_PORT: simulatorPort })) {
  if (await isPortFree(wanted)) continue;
  console.error(`Port ${wanted} is in use. Choose another: ${name}=${wanted + 1} npm run demo`);
  process.exit(EXIT_FAILED);
}
await ensureBuild({ alsoWhenStale: true });

const folder = prepareFolder();
const environment = demoEnvironment({ folder, port, simulatorPort });
const logs = { app: path.join(folder, 'app.log'), simulator: path.join(folder, 'simulator.log') };
const group = childGroup((name, code) => {
  console.error(`The ${name} ended (code ${code}). Its last lines:\n${lastLines(name)}`);
  void end(EXIT_FAILED);
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0));

addUsers();
group.start('simulator', {
  args: [
    '--import',
    './lib/cli/load-ts.js',
    'lib/simulator/main.ts',
    '--port',
    String(simulatorPort),
    '--scenario',
    scenario,
    '--seed',
    seed,
  ],
  env: environment.simulator,
  logFile: logs.simulator,
});
group.start('app', {
  args: ['lib/cli/start.js'],
  env: environment.app,
  logFile: logs.app,
});
await untilHealthy();
if (!ending) announce();

/** @param {number} code */
async function end(code) {
  ending = true;
  await group.stop();
  process.exit(code);
}

function addUsers() {
  const args = ['--import', './lib/cli/load-ts.js', '--conditions=react-server', 'lib/cli/demo-users.ts'];
  const { status } = spawnSync(process.execPath, args, {
    env: environment.app,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) process.exit(EXIT_FAILED);
}

/** Waits until the app serves people and has read the events once. */
async function untilHealthy() {
  const deadline = performance.now() + START_LIMIT_MS;
  while (!ending) {
    if (await isHealthy()) return;
    if (performance.now() > deadline) {
      console.error(`The demo did not start in time. The app's last lines:\n${lastLines('app')}`);
      await end(EXIT_FAILED);
    }
    await pause(LOOK_EVERY_MS);
  }
}

async function isHealthy() {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/health`);
    const health = await response.json();
    return health.ready === true && health.checks.sync.ok === true;
  } catch {
    return false;
  }
}

/** @param {string} name */
function lastLines(name) {
  const file = name === 'app' ? logs.app : logs.simulator;
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
}

function announce() {
  console.log(`
Redeploy Desk    ${environment.app.BASE_URL}
Simulated ENS    ${environment.app.ENS_ENDPOINT}   scenario ${scenario}, seed ${seed}; nothing real is touched

Sign in as       ${ROLES.map((role) => `${role}@desk.local`).join('\n                 ')}
Password         ${DEMO_PASSWORD}   (for this demo only: never use it anywhere else)

Try this
  1. Sign in as operator@desk.local: the events that need a decision come first.
  2. Select up to five, "Plan redeploy", "At a set time", "Submit batch": they go without approval.
  3. Plan more than five in all, or any "Immediately": now the button reads "Request approval".
     In a private window, approver@desk.local approves it under Approvals; only then it is sent.
  4. Follow the batches: every row says what the cloud answered.
     Settings → Approval policy says what asks for approval; admin@desk.local may change it.

Logs and data    ${folder}
Ctrl-C ends both.`);
}
