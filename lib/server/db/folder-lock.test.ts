import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '@/lib/server/db/store';
import { StoreRefusal } from '@/lib/server/db/store-refusal';
import { takeEmbeddedStore, takeFolderLock } from '@/lib/server/db/take-store';
import { type Started, startScript, untilPrinted } from '@/lib/testing/processes';

const HOLDER = 'lib/testing/scripts/store-holder.ts';

let folder: string;
let file: string;
const running: Started[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'desk-lock-'));
  file = path.join(folder, 'data', 'desk.db');
});

afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

function startHolder(): Started {
  const started = startScript(HOLDER, [file]);
  running.push(started);
  return started;
}

async function refusalOf(work: () => unknown): Promise<StoreRefusal> {
  try {
    await work();
  } catch (error) {
    if (error instanceof StoreRefusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('a second server is refused at once, with the name of the first, which goes on unharmed', async () => {
  const first = startHolder();
  await untilPrinted(first, 'held');
  const second = startHolder();
  expect(await second.ended).toBe(1);
  expect(second.output()).toMatch(/^refused in_use/);
  expect(second.output()).toContain(`process ${first.child.pid} on ${hostname()}, since 20`);
  // From this process as well, and by another path to the same folder.
  symlinkSync(path.join(folder, 'data'), path.join(folder, 'other'));
  const refusal = await refusalOf(() => takeEmbeddedStore(path.join(folder, 'other', 'desk.db')));
  expect(refusal.message).toContain(`process ${first.child.pid}`);
  expect(first.child.exitCode).toBeNull();
  // The tools of the command line work beside the server.
  const store = openStore(`file:${file}`);
  expect(await store.db.selectFrom('counters').selectAll().execute()).toHaveLength(5);
  await store.close();
}, 60_000);

test('kill -9 frees the folder at once, whatever name is still written there', async () => {
  const first = startHolder();
  await untilPrinted(first, 'held');
  first.child.kill('SIGKILL');
  await first.ended;
  // The name of a process that lives (this one), as after a reused process id.
  writeFileSync(
    path.join(folder, 'data', 'desk.lock.json'),
    JSON.stringify({ pid: process.pid, host: hostname(), sinceMs: 1 }),
  );
  const { lock } = takeEmbeddedStore(file);
  const written = JSON.parse(readFileSync(path.join(folder, 'data', 'desk.lock.json'), 'utf8'));
  expect(written.pid).toBe(process.pid);
  expect(written.sinceMs).toBeGreaterThan(1);
  lock.release();
  // Given back: the next one gets it.
  const next = startHolder();
  await untilPrinted(next, 'held');
}, 60_000);

test('of many that start together one gets the folder', async () => {
  const all = [startHolder(), startHolder(), startHolder(), startHolder()];
  const results = await Promise.allSettled(all.map((one) => untilPrinted(one, 'held')).map(settleFirst(all)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(all.filter((one) => one.output().startsWith('refused in_use'))).toHaveLength(3);
}, 60_000);

/** A holder never ends by itself: only its print or its end settles. */
function settleFirst(all: readonly Started[]) {
  return (printed: Promise<void>, index: number) =>
    Promise.race([printed, all[index]?.ended.then(() => Promise.reject(new Error('ended')))]);
}

test('the same process may ask twice', () => {
  mkdirSync(path.dirname(file));
  const self = { pid: 1, host: 'h', sinceMs: 1 };
  const lock = takeFolderLock(path.dirname(file), self);
  expect(takeFolderLock(path.dirname(file), self)).toBe(lock);
  lock.release();
});

test('a lock file that is no database is told, and is not taken for a lock', async () => {
  mkdirSync(path.dirname(file));
  writeFileSync(path.join(folder, 'data', 'desk.lock.db'), 'x'.repeat(5_000));
  const refusal = await refusalOf(() => takeEmbeddedStore(file));
  expect(refusal.reason).toBe('unsupported_folder');
  expect(refusal.message).toContain('desk.lock.db');
});
