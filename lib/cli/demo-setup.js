import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

/** Known to everybody. Only the demo uses it, on a store that it makes and empties itself. */
export const DEMO_PASSWORD = 'redeploy-demo-only';

/** The simulator's key pair, given to both sides. Worth nothing anywhere else. */
const KEYS = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAI-demo-only',
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'demo-only-secret',
};

const STORE_FILES = ['demo.db', 'demo.db-wal', 'demo.db-shm'];

/** The demo's folder, made when absent and emptied of the last demo: the simulated cloud starts anew as well. */
export function prepareFolder() {
  const folder = path.resolve(process.env.DEMO_DATA_DIR || path.join('.data', 'demo'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const file of [...STORE_FILES, 'app.log', 'simulator.log'])
    rmSync(path.join(folder, file), { force: true });
  return folder;
}

/** @param {string} folder */
function readSecret(folder) {
  const file = path.join(folder, 'auth-secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/**
 * The key ring that seals what channels keep, made once beside the demo's data.
 * @param {string} folder
 */
function readKeyRing(folder) {
  const file = path.join(folder, 'encryption-keys');
  if (!existsSync(file)) writeFileSync(file, `1:${randomBytes(32).toString('base64')}`, { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/**
 * The environments of the two processes. Nothing of the shell's own cloud settings is passed on.
 * @param {{ folder: string, port: number, simulatorPort: number }} options
 */
export function demoEnvironment({ folder, port, simulatorPort }) {
  const cloudSettings = Object.keys(process.env).filter((name) =>
    /^(ALIBABA_CLOUD_|ALICLOUD_|ENS_)/.test(name),
  );
  const shell = { ...process.env };
  for (const name of cloudSettings) delete shell[name];
  const base = { ...shell, ...KEYS, NEXT_TELEMETRY_DISABLED: '1' };
  return {
    simulator: base,
    app: {
      ...base,
      // Empty, not absent: an .env file must not fill them in.
      ALIBABA_CLOUD_SECURITY_TOKEN: '',
      PORT: String(port),
      // The password is published: never more than this machine, whatever the shell says.
      DESK_HOST: '127.0.0.1',
      BASE_URL: process.env.BASE_URL || `http://localhost:${port}`,
      AUTH_SECRET: readSecret(folder),
      DESK_ENCRYPTION_KEYS: readKeyRing(folder),
      DESK_ENCRYPTION_KEYS_FILE: '',
      DATABASE_URL: `file:${path.join(folder, 'demo.db')}`,
      ENS_ENDPOINT: `http://127.0.0.1:${simulatorPort}`,
      ENS_SYNC_INTERVAL_MS: process.env.ENS_SYNC_INTERVAL_MS || '2000',
      // So that services show what a redeploy does to their instances.
      ENS_INVENTORY_INTERVAL_MS: process.env.ENS_INVENTORY_INTERVAL_MS || '60000',
      ENS_BATCH_ROWS: process.env.ENS_BATCH_ROWS || '20',
      ENS_CALLS_PER_SECOND: process.env.ENS_CALLS_PER_SECOND || '5',
      ENS_READ_TIMEOUT_MS: process.env.ENS_READ_TIMEOUT_MS || '30000',
      // Up to five scheduled rows go without approval, so that a visitor sees both ways.
      APPROVAL_POLICY: process.env.APPROVAL_POLICY || 'demo',
      DESK_PASSWORD: DEMO_PASSWORD,
    },
  };
}

/**
 * Whether this port can be listened on.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function isPortFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

const END_WITH_PARENT = new URL('./end-with-parent.js', import.meta.url).href;

/**
 * Processes that live and die together: when one ends, `onEnd` is told; `stop` ends them all.
 * @param {(name: string, code: number | null) => void} onEnd a process ended that was not asked to
 */
export function childGroup(onEnd) {
  /** @type {Set<ChildProcess>} */
  const children = new Set();
  let stopping = false;

  return {
    /**
     * @param {string} name
     * @param {{ args: string[], env: NodeJS.ProcessEnv, logFile: string }} options `args` of node
     */
    start(name, { args, env, logFile }) {
      const log = openSync(logFile, 'a');
      const child = spawn(process.execPath, ['--import', END_WITH_PARENT, ...args], {
        env,
        stdio: ['ignore', log, log, 'ipc'],
      });
      children.add(child);
      child.on('error', () => children.delete(child));
      child.on('exit', (code) => {
        children.delete(child);
        if (!stopping) onEnd(name, code);
      });
    },

    /** Asks all to end and waits for it. A second call ends them at once. */
    async stop() {
      const signal = stopping ? 'SIGKILL' : 'SIGTERM';
      stopping = true;
      const ends = [...children].map((child) => new Promise((resolve) => child.once('exit', resolve)));
      for (const child of children) child.kill(signal);
      await Promise.all(ends);
    },
  };
}
