import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAuth } from '@/lib/server/auth/auth';
import { backupStoreFile, restoreStoreFile } from '@/lib/server/db/backup-file';
import { migrateStore, openStore, type Store } from '@/lib/server/db/store';
import { getBatch } from '@/lib/server/services/batches/read';
import { systemContext } from '@/lib/server/services/request-context';
import { handleAuth } from '@/lib/server/services/users/handle-auth';
import { addUser } from '@/lib/server/services/users/people';
import { simulatorControl } from '@/lib/simulator/control-client';
import { startSimulator } from '@/lib/simulator/server';
import { signInRequest } from '@/lib/testing/auth';
import {
  drain,
  openDispatchBench,
  outcomesOf,
  person,
  redeployableKeys,
  submitKeys,
} from '@/lib/testing/jobs/dispatch-bench';
import { startScript, untilPrinted } from '@/lib/testing/processes';
import { runHere } from '@/lib/testing/run-command-here';
import { UsageError } from './command-context';
import { parseStoreArgs } from './store-command';

let folder: string;
let file: string;
let backup: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'desk-backup-'));
  file = path.join(folder, 'data', 'desk.db');
  backup = path.join(folder, 'kept.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Root may write everywhere, so somebody else runs what must not. */
const OTHER_USER = process.getuid?.() === 0 ? 65_534 : undefined;

async function run(command: 'backup' | 'restore', args: string[], url = `file:${file}`) {
  const { code, out, err } = await runHere(command, args, { DATABASE_URL: url });
  return { code, text: out + err };
}

/** The same in a process of its own, by another user where one is named. */
async function runProcess(command: 'backup' | 'restore', args: string[], url = `file:${file}`, uid?: number) {
  const started = startScript(`lib/cli/${command}.ts`, args, { env: { DATABASE_URL: url }, uid });
  return { code: await started.ended, text: started.output() };
}

/** A store with so many selections. */
async function makeStore(selections: number): Promise<void> {
  const store = openStore(`file:${file}`);
  await migrateStore(store);
  const values = Array.from({ length: selections }, (_, index) => ({
    id: `s${index}`,
    createdBy: 'x',
    filterJson: '{}',
    rowCount: 0,
    createdAtMs: 0,
  }));
  if (selections > 0) await store.db.insertInto('selections').values(values).execute();
  await store.close();
}

async function selectionIds(of: string): Promise<string[]> {
  const store = openStore(`file:${of}`);
  const rows = await store.db.selectFrom('selections').select('id').orderBy('id').execute();
  await store.close();
  return rows.map(({ id }) => id);
}

test('a backup beside a server that writes all the time: one whole moment, and it restores', async () => {
  const writer = startScript('lib/testing/scripts/store-writer.ts', [file]);
  const commitsSoFar = () => Number(/commits (\d+)\n$/.exec(writer.output())?.[1] ?? 0);
  try {
    await untilPrinted(writer, 'commits 200\n');
    const before = commitsSoFar();
    const made = await runProcess('backup', [backup]);
    expect(made.text).toContain(`Backed up to ${backup}`);
    expect(made.code).toBe(0);
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    const refused = await run('restore', [backup]);
    expect(refused.code).toBe(1);
    expect(refused.text).toContain(`process ${writer.child.pid} on`);
    expect(writer.child.exitCode).toBeNull();
    // The writer was never held up for long, and what it wrote meanwhile is in its own store.
    expect(commitsSoFar()).toBeGreaterThan(before);
    writer.child.kill('SIGKILL');
    await writer.ended;
    const restored = await runProcess('restore', [backup]);
    expect(restored.text).toContain('kept as');
    expect(restored.code).toBe(0);
    const store = openStore(`file:${file}`);
    const selections = await store.db.selectFrom('selections').select('id').execute();
    const rows = await store.db.selectFrom('selectionRows').select(['selectionId', 'eventKey']).execute();
    expect(selections.length).toBeGreaterThanOrEqual(before);
    expect(selections.length).toBeLessThanOrEqual(commitsSoFar());
    expect(rows).toHaveLength(selections.length * 2);
    expect(new Set(rows.map(({ selectionId }) => selectionId)).size).toBe(selections.length);
    const audit = await store.db.selectFrom('auditEntries').select(['action', 'actorId']).execute();
    const shell = `cli:${userInfo().username}@${hostname()}`;
    expect(audit).toEqual([{ action: 'store.restore', actorId: shell }]);
    await store.close();
    // The former store opens under its new name, with all that was committed after the backup.
    const kept = readdirSync(path.dirname(file)).find((name) => /before-restore-\d{8}T\d{6}Z$/.test(name));
    expect((await selectionIds(path.join(path.dirname(file), kept ?? ''))).length).toBeGreaterThanOrEqual(
      commitsSoFar(),
    );
    // The copy was made before its entry: that stands in the trail of the store that ran.
    const former = openStore(`file:${path.join(path.dirname(file), kept ?? '')}`);
    const told = await former.db.selectFrom('auditEntries').selectAll().execute();
    await former.close();
    expect(told).toMatchObject([
      { action: 'store.backup', actorId: shell, objectType: 'store', objectId: path.basename(file) },
    ]);
    expect(JSON.parse(told[0]?.afterJson ?? '')).toEqual({ file: backup, bytes: expect.any(Number) });
  } finally {
    writer.child.kill('SIGKILL');
    await writer.ended;
  }
}, 90_000);

test('what waited in the backup is never sent by itself after a restore; sessions have ended', async () => {
  const simulator = await startSimulator({ scenario: 'quiet' });
  const bench = await openDispatchBench('libsql', simulator);
  try {
    const { store } = bench;
    const url = `file:${store.file}`;
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 2));
    await signIn(store);
    expect((await run('backup', [backup], url)).code).toBe(0);
    // Sent after the backup was made: the backup does not know.
    await drain(bench);
    const effects = await simulatorControl(simulator.url).effects();
    expect(Object.values(effects)).toEqual([1, 1]);
    await store.close();
    const restored = await run('restore', [backup], url);
    expect(restored.text).toContain('2 rows waited to be sent in the backup');
    const after = { ...bench, store: { ...openStore(url), dispose: store.dispose } };
    await drain(after);
    expect(await outcomesOf(after, batchId)).toEqual(['unknown restored', 'unknown restored']);
    expect((await getBatch(person(after), { batchId })).state).toBe('sent');
    expect(await simulatorControl(simulator.url).effects()).toEqual(effects);
    expect(await after.store.db.selectFrom('session').selectAll().execute()).toEqual([]);
    await after.store.close();
  } finally {
    await bench.store.dispose();
    await simulator.close();
  }
}, 60_000);

async function signIn(store: Store): Promise<void> {
  const email = 'ops@desk.test';
  const password = 'long enough now';
  await addUser(systemContext(store), { email, role: 'operator', name: 'Olga', password });
  const config = { baseUrl: 'http://localhost:3000', trustProxy: 'private' as const };
  const auth = createAuth(store, { ...config, authSecret: 'kR7vQ2mZx9Lw4TbN8sJc6Hd3Fg5Yp1Ua' });
  const request = signInRequest({ email, password });
  const { status } = await handleAuth(request, 'sign-in/email', async () => ({
    store,
    auth,
    config,
    oidcAuth: null,
  }));
  expect(status).toBe(200);
  expect(await store.db.selectFrom('session').select('id').execute()).toHaveLength(1);
}

test('a backup never replaces a file unless told to, and needs a store', async () => {
  expect(await run('backup', [backup])).toMatchObject({
    code: 1,
    text: expect.stringContaining('There is no store'),
  });
  expect(existsSync(file)).toBe(false);
  await makeStore(3);
  writeFileSync(backup, 'precious');
  expect(() => backupStoreFile(file, backup, { replace: false })).toThrow('--force');
  expect(readFileSync(backup, 'utf8')).toBe('precious');
  // The log of another database must not be taken for the new one's.
  writeFileSync(`${backup}-wal`, 'of another database');
  backupStoreFile(file, backup, { replace: true });
  expect(readdirSync(folder).sort()).toEqual(['data', 'kept.db']);
  expect(await selectionIds(backup)).toHaveLength(3);
  // Without a name: beside the store, and nothing half-made is left anywhere.
  const named = await run('backup', []);
  expect(named.text).toMatch(/backups\/desk-\d{8}T\d{6}Z\.db/);
  expect(readdirSync(path.join(folder, 'data', 'backups'))).toHaveLength(1);
  mkdirSync(path.join(folder, 'many'));
  expect((await run('backup', [path.join(folder, 'many')])).code).toBe(0);
  expect(readdirSync(path.join(folder, 'many'))).toEqual([expect.stringMatching(/^desk-.*\.db$/)]);
}, 90_000);

test('a backup counts whose store cannot be told of it, and a store that cannot be read is a sentence', async () => {
  await makeStore(3);
  // A copy has no log: it can be read where nothing can be written.
  const store = path.join(folder, 'data', 'copy.db');
  backupStoreFile(file, store, { replace: false });
  const target = path.join(folder, 'out');
  mkdirSync(target);
  for (const one of [folder, path.dirname(file)]) chmodSync(one, 0o555);
  chmodSync(store, 0o444);
  chmodSync(target, 0o777);
  const made = await runProcess('backup', [target], `file:${store}`, OTHER_USER);
  expect(made).toMatchObject({
    code: 0,
    text: expect.stringContaining('could not be told of this backup: '),
  });
  expect(made.text).toContain('Backed up to');
  expect(readdirSync(target)).toEqual([expect.stringMatching(/^copy-.*\.db$/)]);
  chmodSync(store, 0o000);
  const refused = await runProcess('backup', [target], `file:${store}`, OTHER_USER);
  expect(refused.code).toBe(1);
  expect(refused.text).toBe(`${store} cannot be opened. Is it a store, and may this user read it?\n`);
  expect(readdirSync(target)).toHaveLength(1);
  for (const one of [folder, path.dirname(file)]) chmodSync(one, 0o700);
}, 60_000);

test('nothing is restored from a file that is not sound, and the store stays', async () => {
  await makeStore(5);
  backupStoreFile(file, backup, { replace: false });
  const good = readFileSync(backup);
  const middle = Math.floor(good.length / 8192) * 4096;
  const bad: [string, Buffer | null, RegExp][] = [
    ['absent', null, /There is no file/],
    ['text', Buffer.from('no database'), /not a database/],
    ['cut', good.subarray(0, middle), /damaged/],
    [
      'overwritten',
      Buffer.concat([good.subarray(0, 4096), Buffer.alloc(8192, 7), good.subarray(12_288)]),
      /damaged/,
    ],
  ];
  for (const [name, content, words] of bad) {
    const source = path.join(folder, `${name}.db`);
    if (content) writeFileSync(source, content);
    expect(() => restoreStoreFile(source, file, 'x')).toThrow(words);
  }
  expect(await selectionIds(file)).toHaveLength(5);
  expect(readdirSync(path.dirname(file)).filter((name) => /restor/.test(name))).toEqual([]);
}, 90_000);

test('a restore can be undone from the files that were kept, log and all', async () => {
  await makeStore(1);
  backupStoreFile(file, backup, { replace: false });
  const store = openStore(`file:${file}`);
  await store.db
    .insertInto('selections')
    .values({ id: 'later', createdBy: 'x', filterJson: '{}', rowCount: 0, createdAtMs: 0 })
    .execute();
  await store.close();
  const first = await run('restore', [backup]);
  expect(await selectionIds(file)).toEqual(['s0']);
  const kept = /kept as (.+)\.\n/.exec(first.text)?.[1] ?? '';
  expect((await run('restore', [kept])).code).toBe(0);
  expect(await selectionIds(file)).toEqual(['later', 's0']);
}, 90_000);

test('on PostgreSQL both say which commands to use, without the password, and do not claim to have worked', async () => {
  const url = 'postgres://desk:very-secret@db/desk?sslmode=verify-full';
  const made = await run('backup', [], url);
  expect(made).toMatchObject({ code: 1, text: expect.stringContaining('pg_dump --format=custom') });
  const restored = await run('restore', [backup], url);
  expect(restored).toMatchObject({ code: 1, text: expect.stringContaining('pg_restore --clean') });
  expect(made.text + restored.text).not.toContain('very-secret');
}, 60_000);

test.each<[string[], RegExp]>([
  [['a', 'b'], /Too many/],
  [[''], /empty/],
  [['--all'], /--all/],
])('%j is told what is wrong with it', (args, message) => {
  expect(() => parseStoreArgs(args)).toThrow(UsageError);
  expect(() => parseStoreArgs(args)).toThrow(message);
});
