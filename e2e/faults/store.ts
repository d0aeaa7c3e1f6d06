import path from 'node:path';
import { findPostgres } from '@/lib/cli/system-packages.js';
import { startTestPostgres } from '@/lib/cli/test-postgres.js';

export const STORE_NAMES = ['libsql', 'postgres'] as const;
export type StoreName = (typeof STORE_NAMES)[number];

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
