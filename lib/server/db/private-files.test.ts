import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backupStoreFile } from '@/lib/server/db/backup-file';
import { keepPrivate } from '@/lib/server/db/embedded-folder';
import { migrateStore, openStore } from '@/lib/server/db/store';
import { takeEmbeddedStore } from '@/lib/server/db/take-store';

let folder: string;
let file: string;
let umask: number;

beforeEach(() => {
  // As most systems have it: everybody may read what is made.
  umask = process.umask(0o022);
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'desk-private-')), 'data');
  file = path.join(folder, 'desk.db');
});

afterEach(() => {
  process.umask(umask);
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

const modeOf = (target: string) => (statSync(target).mode & 0o777).toString(8);
const parts = () => [file, `${file}-wal`, `${file}-shm`];

test('a new store, its logs, its lock and its backups are for the owner alone', async () => {
  const { lock } = takeEmbeddedStore(file);
  const store = openStore(`file:${file}`);
  await migrateStore(store);
  expect(modeOf(folder)).toBe('700');
  for (const part of parts()) expect(modeOf(part)).toBe('600');
  for (const name of ['desk.lock.db', 'desk.lock.json']) expect(modeOf(path.join(folder, name))).toBe('600');
  const backup = path.join(folder, 'backups', 'copy.db');
  backupStoreFile(file, backup, { replace: false });
  expect(modeOf(path.dirname(backup))).toBe('700');
  expect(modeOf(backup)).toBe('600');
  await store.close();
  lock.release();
});

test('a store of before, which everybody could read, is mended by a command too, and loses nothing', async () => {
  const before = openStore(`file:${file}`);
  await migrateStore(before);
  for (const part of parts()) chmodSync(part, 0o644);
  chmodSync(folder, 0o755);
  const store = openStore(`file:${file}`);
  expect((await sql`select name from kysely_migration`.execute(store.db)).rows.length).toBeGreaterThan(5);
  expect(modeOf(folder)).toBe('700');
  for (const part of parts()) expect(modeOf(part)).toBe('600');
  await store.close();
  await before.close();
});

test('the folder of other things keeps its rights; the files do not', () => {
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'package.json'), '{}');
  expect(keepPrivate(file)).toEqual({ mended: [], open: { folder, why: 'shared' } });
  expect(modeOf(folder)).toBe('755');
  expect(modeOf(file)).toBe('600');
  chmodSync(file, 0o666);
  expect(keepPrivate(file).mended).toEqual([file]);
});
