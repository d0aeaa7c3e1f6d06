import 'server-only';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { NO_APPROVALS_POLICY } from '@/lib/domain/approval-policy';
import { insertPolicy } from '@/lib/server/db/queries/approvals';
import { migrateStore, openStore, type Store } from '@/lib/server/db/store';
import { databaseUrl, dropTestDatabases, keepAsFresh } from '@/lib/testing/databases';
import { testStoreKinds } from '@/lib/testing/stores';

/** Set-up of a whole test run: migrates one store of each kind, so that every test opens a copy and none migrates. */
export async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-template-'));
  // Of the commands that tests start (lib/cli/ts-hooks.js).
  process.env.DESK_COMPILED = folder;
  process.env.TEST_TEMPLATE_FILE = path.join(folder, 'desk.db');
  const embedded = openStore(`file:${process.env.TEST_TEMPLATE_FILE}`);
  await fill(embedded);
  await sql`pragma wal_checkpoint(truncate)`.execute(embedded.db);
  await embedded.close();
  const dropDatabase = testStoreKinds().includes('postgres') ? await makeDatabase() : async () => {};
  return async () => {
    await dropDatabase();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function makeDatabase(): Promise<() => Promise<void>> {
  const name = `desk_template_${process.pid}`;
  process.env.TEST_TEMPLATE_DATABASE = name;
  const admin = openStore(process.env.TEST_POSTGRES_URL ?? '');
  await sql`create database ${sql.id(name)}`.execute(admin.db);
  const store = openStore(databaseUrl(name));
  await fill(store);
  await keepAsFresh(store);
  await store.close();
  await admin.close();
  return () => dropTestDatabases(name);
}

async function fill(store: Store): Promise<void> {
  await migrateStore(store);
  await insertPolicy(store.db, {
    version: 1,
    policyJson: JSON.stringify(NO_APPROVALS_POLICY),
    savedBy: 'test',
    savedByName: 'test',
    savedAtMs: 0,
  });
}
