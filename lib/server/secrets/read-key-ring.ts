import 'server-only';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type KeyRing, parseKeyRing, withNewKey } from '@/lib/server/secrets/key-ring';

export type KeyRingSettings = {
  DESK_ENCRYPTION_KEYS?: string | undefined;
  DESK_ENCRYPTION_KEYS_FILE?: string | undefined;
};
/** `name` of the setting that is wrong, and why; holds no key. */
export type ReadKeyRing = { ok: true; ring: KeyRing | null } | { ok: false; name: string; reason: string };

const SHAPE =
  'must be NUMBER:BASE64 of 32 random bytes, several separated by commas; make one with: npm run secrets -- new';

/** The ring that the environment gives, itself or as a file; null without one. */
export function readKeyRing(env: KeyRingSettings): ReadKeyRing {
  const inline = env.DESK_ENCRYPTION_KEYS || null;
  const file = env.DESK_ENCRYPTION_KEYS_FILE || null;
  if (inline !== null && file !== null) {
    return {
      ok: false,
      name: 'DESK_ENCRYPTION_KEYS',
      reason: 'must not be set together with DESK_ENCRYPTION_KEYS_FILE',
    };
  }
  if (file !== null) {
    const text = readText(file);
    if (text === null)
      return { ok: false, name: 'DESK_ENCRYPTION_KEYS_FILE', reason: 'names a file that cannot be read' };
    return parsed('DESK_ENCRYPTION_KEYS_FILE', text);
  }
  return inline === null ? { ok: true, ring: null } : parsed('DESK_ENCRYPTION_KEYS', inline);
}

function parsed(name: string, text: string): ReadKeyRing {
  const ring = parseKeyRing(text.trim());
  return ring ? { ok: true, ring } : { ok: false, name, reason: SHAPE };
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

const DEV_FILE = 'dev-encryption-keys';
const DEFAULT_FOLDER = '.data';

/** The ring of a development server: made once and kept beside the data. Never used in production. */
export function readDevKeyRing(databaseUrl: string): KeyRing | null {
  const folder = databaseUrl.startsWith('file:')
    ? path.dirname(databaseUrl.slice('file:'.length))
    : DEFAULT_FOLDER;
  const file = path.join(folder, DEV_FILE);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    // `wx`: the first of two servers that start at once makes it, the other reads it.
    writeFileSync(file, withNewKey(null), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return parseKeyRing(readFileSync(file, 'utf8').trim());
}
