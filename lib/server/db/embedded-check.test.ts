import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import Libsql from 'libsql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkStoreFile } from '@/lib/server/db/embedded-check';
import { prepareFolder, refuseNetworkFolder } from '@/lib/server/db/embedded-folder';
import { migrateStore, openStore } from '@/lib/server/db/store';
import { StoreRefusal } from '@/lib/server/db/store-refusal';
import { takeEmbeddedStore } from '@/lib/server/db/take-store';
import { startScript } from '@/lib/testing/processes';
import { openTestStore, testStoreKinds } from '@/lib/testing/stores';

const NOBODY = 65_534;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'desk-check-'));
  file = path.join(folder, 'desk.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A migrated store with some rows in it, closed. */
async function makeStore(): Promise<void> {
  const store = openStore(`file:${file}`);
  await migrateStore(store);
  const values = Array.from({ length: 400 }, (_, index) => ({
    id: `selection-${index}`,
    createdBy: 'x'.repeat(200),
    filterJson: '{}',
    rowCount: 0,
    createdAtMs: 0,
  }));
  await store.db.insertInto('selections').values(values).execute();
  // Into the file itself, whose bytes the tests damage.
  await sql`pragma wal_checkpoint(truncate)`.execute(store.db);
  await store.close();
}

function refusalOf(work: () => unknown): StoreRefusal {
  try {
    work();
  } catch (error) {
    if (error instanceof StoreRefusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** Takes the store as a server does; everything that was there must be there afterwards, byte for byte. */
function refusedUntouched(): StoreRefusal {
  const before = readFileSync(file);
  const refusal = refusalOf(() => takeEmbeddedStore(file));
  expect(readFileSync(file).equals(before)).toBe(true);
  return refusal;
}

test('an absent, an empty and a sound file are taken', async () => {
  expect(checkStoreFile(file)).toMatchObject({ unchecked: [] });
  writeFileSync(file, '');
  expect(checkStoreFile(file)).toMatchObject({ unchecked: [] });
  await makeStore();
  expect(checkStoreFile(file)).toMatchObject({ unchecked: [] });
});

test('a big file is checked table by table, as far as the time goes', async () => {
  await makeStore();
  expect(checkStoreFile(file, { wholeBytes: 0 }).unchecked).toEqual([]);
  expect(checkStoreFile(file, { wholeBytes: 0, budgetMs: -1 }).unchecked).toContain('batchRows');
});

test.each([
  ['text', Buffer.from('this is a letter to my aunt, and no database at all\n'.repeat(200))],
  ['zeros', Buffer.alloc(65_536)],
  ['a cut header', Buffer.from('SQLite form')],
])('%s is not a database', (_name, content) => {
  writeFileSync(file, content);
  const refusal = refusedUntouched();
  expect(refusal.reason).toBe('not_a_database');
  expect(refusal.message).toContain('npm run restore -- BACKUP');
});

describe('a damaged file is refused with the steps to restore', () => {
  test.each<[string, (size: number) => void]>([
    ['overwritten in the middle', (size) => overwrite(Math.floor(size / 8192) * 4096, 3 * 4096)],
    ['overwritten behind the header', () => overwrite(100, 2_000)],
    ['cut to half', (size) => truncateSync(file, Math.floor(size / 8192) * 4096)],
  ])('%s', async (_name, damage) => {
    await makeStore();
    damage(readFileSync(file).length);
    const refusal = refusedUntouched();
    expect(refusal.reason).toBe('corrupt');
    expect(refusal.message).toContain('npm run restore -- BACKUP');
  });

  function overwrite(at: number, bytes: number): void {
    writeSync(openSync(file, 'r+'), Buffer.alloc(bytes, 0x5a), 0, bytes, at);
  }
});

test('a database of another program is left alone', () => {
  const other = new Libsql(file);
  other.exec('create table songs (title text)');
  other.close();
  expect(refusedUntouched()).toMatchObject({ reason: 'foreign_database' });
});

test('a folder in the place of the file', () => {
  mkdirSync(file);
  expect(refusalOf(() => takeEmbeddedStore(file)).reason).toBe('not_a_file');
});

test('a restore that was interrupted must be run again first', async () => {
  await makeStore();
  writeFileSync(`${file}.restoring`, '');
  expect(refusedUntouched()).toMatchObject({ reason: 'restore_interrupted' });
});

test('a folder that cannot be made', () => {
  writeFileSync(path.join(folder, 'taken'), '');
  const refusal = refusalOf(() => prepareFolder(path.join(folder, 'taken', 'data')));
  expect(refusal.reason).toBe('no_folder');
  expect(refusal.message).toContain(path.join(folder, 'taken', 'data'));
});

test('network file systems are named and refused, local ones not', () => {
  expect(refusalOf(() => refuseNetworkFolder('/srv/desk', 0x6969)).message).toContain('NFS');
  // As a signed 32-bit number.
  expect(refusalOf(() => refuseNetworkFolder('/srv/desk', -11_317_950)).message).toContain('CIFS');
  expect(() => refuseNetworkFolder('/srv/desk', 0xef53)).not.toThrow();
});

test.runIf(process.getuid?.() === 0)(
  'a folder or file that the user may not write is told in words',
  async () => {
    await makeStore();
    chmodSync(folder, 0o755);
    const started = () => startScript('lib/testing/scripts/store-holder.ts', [file], { uid: NOBODY });
    const inFolder = started();
    expect(await inFolder.ended).toBe(1);
    expect(inFolder.output()).toMatch(/^refused read_only/);
    chmodSync(folder, 0o777);
    chmodSync(file, 0o444);
    const inFile = started();
    expect(await inFile.ended).toBe(1);
    expect(inFile.output()).toMatch(/^refused read_only\n.*desk\.db cannot be written/);
  },
  60_000,
);

describe.each(testStoreKinds())('a store of a newer version, on %s', (kind) => {
  test('is refused by its unknown migration, and not touched', async () => {
    const store = await openTestStore(kind);
    try {
      await sql`insert into kysely_migration (name, timestamp) values ('0999-from-the-future', 'x')`.execute(
        store.db,
      );
      await expect(migrateStore(store)).rejects.toMatchObject({
        reason: 'newer',
        message: expect.stringMatching(/newer version.*0999-from-the-future[\s\S]*npm run restore/),
      });
    } finally {
      await store.dispose();
    }
  });
});
