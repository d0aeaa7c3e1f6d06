import { randomUUID } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { findPostgres } from '@/lib/cli/system-packages.js';
import { startTestPostgres } from '@/lib/cli/throw-away-postgres.js';

export const STORE_NAMES = ['libsql', 'postgres'] as const;
export type StoreName = (typeof STORE_NAMES)[number];

/** A fresh database on the PostgreSQL at `serverUrl`; `close` removes it. */
export async function openDatabaseOn(serverUrl: string): Promise<{ url: string; close(): Promise<void> }> {
  const name = `desk_faults_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const run = async (statement: string) => {
    const admin = new pg.Client({ connectionString: serverUrl });
    await admin.connect();
    await admin.query(statement).finally(() => admin.end());
  };
  await run(`create database ${name}`);
  return { url: url.toString(), close: () => run(`drop database ${name} with (force)`) };
}

/** A store for one run: a file in `folder`, or a throw-away PostgreSQL. Throws when that is not installed. */
export async function openStoreFor(
  name: StoreName,
  folder: string,
): Promise<{ url: string; close(): Promise<void> }> {
  if (name === 'libsql') return { url: `file:${path.join(folder, 'desk.db')}`, close: async () => {} };
  const bin = findPostgres();
  if (!bin) throw new Error('PostgreSQL is not installed; name its folder of programs in POSTGRES_BIN.');
  const { url, stop } = await startTestPostgres(bin);
  return { url, close: stop };
}
