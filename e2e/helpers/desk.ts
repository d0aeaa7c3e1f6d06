import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { deskServer } from '@/e2e/helpers/desk-server';
import { copyPrepared } from '@/e2e/helpers/prepared-stores';
import { type ScenarioName, simulatorControl } from '@/lib/simulator/control-client';
import { type Simulator, startSimulator } from '@/lib/simulator/server';
import { deskPort } from '@/lib/testing/ports';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const PASSWORD = 'correct-horse-battery';
export const ROLES = ['operator', 'approver', 'on-call', 'viewer', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** A fake cloud and the built product on an own data folder. */
export type Desk = {
  url: string;
  simulator: Simulator;
  control: ReturnType<typeof simulatorControl>;
  env: NodeJS.ProcessEnv;
  folder: string;
  /** What the server has printed so far. */
  output(): string;
  /** CPU time of the server's one thread (ms). */
  threadMs(): number;
  /** The server alone: its store and the fake cloud stay. */
  stopServer(): Promise<void>;
  startServer(): Promise<void>;
  stop(): Promise<void>;
};

export type DeskOptions = {
  scenario: ScenarioName;
  roles?: readonly Role[];
  seed?: number;
  env?: Record<string, string>;
  /** Default: one of this worker's. */
  port?: number;
  /** Starts without any user. */
  empty?: boolean;
};

/** Starts simulator and server; the server answers when this resolves. */
export async function startDesk(options: DeskOptions): Promise<Desk> {
  const simulator = await startSimulator({ scenario: options.scenario, seed: options.seed ?? 1 });
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-e2e-'));
  const port = options.port ?? (await deskPort());
  const url = `http://localhost:${port}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    BASE_URL: url,
    AUTH_SECRET: 'e2e-secret-Zk3vQ9xT7bLm2RwYp8sDfG5hJcN1',
    DATABASE_URL: `file:${path.join(folder, 'desk.db')}`,
    ENS_ENDPOINT: simulator.url,
    ALIBABA_CLOUD_ACCESS_KEY_ID: simulator.accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: simulator.accessKeySecret,
    // Often enough that nobody waits, and half the work of the least that is allowed.
    ENS_SYNC_INTERVAL_MS: '2000',
    ENS_READ_TIMEOUT_MS: '2000',
    // Most journeys are about sending; those about approvals say `default`.
    APPROVAL_POLICY: 'none',
    ...options.env,
  };
  if (!options.empty) await prepareUsers(env, path.join(folder, 'desk.db'), options.roles ?? ['operator']);
  const server = deskServer(ROOT, env, url);
  const stop = async () => {
    await server.stop();
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await server.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    simulator,
    control: simulatorControl(simulator.url),
    env,
    folder,
    output: server.output,
    threadMs: server.threadMs,
    stopServer: server.stop,
    startServer: server.start,
    stop,
  };
}

/** The users of a new store: a copy of one that this run has filled already, where that is possible. */
async function prepareUsers(env: NodeJS.ProcessEnv, file: string, roles: readonly Role[]): Promise<void> {
  if (env.DATABASE_URL !== `file:${file}`) return addUsers(env, roles);
  await copyPrepared(roles.join('+'), file, (made) =>
    addUsers({ ...env, DATABASE_URL: `file:${made}` }, roles),
  );
}

/** Adds one user of each role to the store of `env`, which a server may be using. */
export async function addUsers(env: NodeJS.ProcessEnv, roles: readonly Role[]): Promise<void> {
  const script = [
    '--conditions=react-server',
    '--import',
    './lib/cli/load-ts.js',
    'lib/testing/scripts/users.ts',
  ];
  await runToEnd(env, process.execPath, [...script, ...roles]);
}

/** `npm run user -- …`, as the README says; resolves to what it printed, throws with it when it fails. */
export function runUserCommand(env: NodeJS.ProcessEnv, args: string[]): Promise<string> {
  return runToEnd(env, 'npm', ['run', '--silent', 'user', '--', ...args]);
}

function runToEnd(env: NodeJS.ProcessEnv, command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, env: { ...env, DESK_PASSWORD: PASSWORD } });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
    });
    child.stderr.on('data', (chunk) => {
      text += chunk;
    });
    child.on('exit', (code) =>
      code === 0
        ? resolve(text)
        : reject(new Error(`${command} ${args.join(' ')} ended with ${code}: ${text}`)),
    );
  });
}
