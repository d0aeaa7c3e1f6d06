import 'server-only';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FILE_NAME = 'dev-auth-secret';
const DEFAULT_FOLDER = '.data';

/**
 * The secret of a development server: made once and kept beside the data, so that sessions survive a restart.
 * Never used in production, which refuses to start without AUTH_SECRET.
 */
export function readDevSecret(databaseUrl: string): string {
  const folder = databaseUrl.startsWith('file:')
    ? path.dirname(databaseUrl.slice('file:'.length))
    : DEFAULT_FOLDER;
  const file = path.join(folder, FILE_NAME);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    // `wx`: the first of two servers that start at once makes it, the other reads it.
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

function isAlreadyThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
