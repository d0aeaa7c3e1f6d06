import 'server-only';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { NO_APPROVALS_POLICY } from '@/lib/domain/approval-policy';
import { insertPolicy } from '@/lib/server/db/queries/policies';
import { migrateStore, openStore, type Store } from '@/lib/server/db/store';
import type { StoreKind } from '@/lib/server/db/store-kind';

/** For tests: a fresh, migrated store of its own. `dispose` closes it and removes what it made. */
export type TestStore = Store & { dispose(): Promise<void> };

/** The stores that this run can test: always libSQL; PostgreSQL when TEST_POSTGRES_URL names a server (the test command does). */
export function testStoreKinds(): StoreKind[] {
  return process.env.TEST_POSTGRES_URL ? ['libsql', 'postgres'] : ['libsql'];
}

let databases = 0;

/** Opens a fresh store of `kind`, whose approval policy asks for nothing: most tests are about sending. */
export async function openTestStore(kind: StoreKind): Promise<TestStore> {
  const store = await (kind === 'libsql' ? openTestFile() : openTestDatabase());
  await insertPolicy(store.db, {
    version: 1,
    policyJson: JSON.stringify(NO_APPROVALS_POLICY),
    savedBy: 'test',
    savedByName: 'test',
    savedAtMs: 0,
  });
  return store;
}

async function openTestFile(): Promise<TestStore> {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-test-'));
  const store = openStore(`file:${path.join(folder, 'desk.db')}`);
  // No test pulls the plug, so none needs to wait for the disk.
  await sql`pragma synchronous = off`.execute(store.db);
  await migrateStore(store);
  const dispose = async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...store, dispose };
}

async function openTestDatabase(): Promise<TestStore> {
  const serverUrl = process.env.TEST_POSTGRES_URL ?? '';
  databases += 1;
  const name = `desk_test_${process.pid}_${databases}`;
  const admin = openStore(serverUrl);
  await sql`create database ${sql.id(name)}`.execute(admin.db);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const store = openStore(url.toString());
  await migrateStore(store);
  const dispose = async () => {
    await store.close();
    await sql`drop database ${sql.id(name)} with (force)`.execute(admin.db);
    await admin.close();
  };
  return { ...store, dispose };
}
