import 'server-only';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { OWN_CLOCK, openStore, type Store } from '@/lib/server/db/store';
import type { StoreKind } from '@/lib/server/db/store-kind';
import { openTestDatabase } from '@/lib/testing/databases';

/** For tests: a fresh, migrated store of its own. `dispose` closes it and removes what it made. */
export type TestStore = Store & { dispose(): Promise<void> };

/** The stores that this run can test: always libSQL; PostgreSQL when TEST_POSTGRES_URL names a server (the test command does). */
export function testStoreKinds(): StoreKind[] {
  return process.env.TEST_POSTGRES_URL ? ['libsql', 'postgres'] : ['libsql'];
}

/**
 * Opens a fresh store of `kind`, whose approval policy asks for nothing: most tests are about sending. Leases go by the
 * clock that a test gives, also on PostgreSQL.
 */
export async function openTestStore(kind: StoreKind): Promise<TestStore> {
  if (kind === 'libsql') return openTestFile(templates().file);
  return { ...(await openTestDatabase(templates().database)), clock: OWN_CLOCK };
}

/** The same before any migration. */
export async function openEmptyTestStore(kind: StoreKind): Promise<TestStore> {
  return kind === 'libsql' ? openTestFile(null) : openTestDatabase(null);
}

/** What a fresh store is copied from; made once for a whole run by test-templates.ts. */
function templates(): { file: string; database: string } {
  const { TEST_TEMPLATE_FILE: file, TEST_TEMPLATE_DATABASE: database = '' } = process.env;
  if (!file) throw new Error('The test run has made no template of a store.');
  return { file, database };
}

async function openTestFile(template: string | null): Promise<TestStore> {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-test-'));
  const file = path.join(folder, 'desk.db');
  if (template !== null) copyFileSync(template, file);
  const store = openStore(`file:${file}`);
  // No test pulls the plug, so none needs to wait for the disk.
  await sql`pragma synchronous = off`.execute(store.db);
  const dispose = async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...store, dispose };
}
