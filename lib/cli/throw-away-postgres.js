import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runQuietly } from './run.js';

const START_TIMEOUT_MS = 30_000;

/** Nobody needs these data after a crash of the machine: nothing waits for the disk, or is written for a copy elsewhere. */
const NO_CARE = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_wal_size=4GB',
  'jit=off',
];

/** @returns {Promise<number>} a port that was free a moment ago */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** PostgreSQL refuses to run as root: then it runs as the package's own user. */
const AS_POSTGRES = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : [];

/**
 * A throw-away PostgreSQL on loopback.
 * @param {string} bin folder of initdb and postgres
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startTestPostgres(bin) {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-pg-'));
  chmodSync(folder, 0o777);
  const data = path.join(folder, 'data');
  /** @param {string[]} command */
  const asPostgres = (command) => [...AS_POSTGRES, ...command];
  const init = asPostgres([
    path.join(bin, 'initdb'),
    '-D',
    data,
    '-U',
    'desk',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-sync',
  ]);
  runQuietly(init[0] ?? '', init.slice(1));
  const port = await freePort();
  const start = asPostgres([
    path.join(bin, 'postgres'),
    '-D',
    data,
    '-h',
    '127.0.0.1',
    '-p',
    String(port),
    '-k',
    folder,
    '-c',
    'max_connections=200',
    ...NO_CARE.flatMap((setting) => ['-c', setting]),
  ]);
  const server = spawn(start[0] ?? '', start.slice(1), { stdio: 'ignore' });
  const stop = async () => {
    if (server.exitCode === null) {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      // To the server itself: what started it as another user does not pass signals on when run in the background.
      process.kill(postmasterPid(data), 'SIGINT');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  for (let waitedMs = 0; waitedMs < START_TIMEOUT_MS && server.exitCode === null; waitedMs += 100) {
    if (await answers(port)) return { url: `postgres://desk@127.0.0.1:${port}/postgres`, stop };
    await wait(100);
  }
  await stop();
  throw new Error('The PostgreSQL for the tests did not start.');
}

/** @param {string} data */
function postmasterPid(data) {
  return Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** @param {number} port */
function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
