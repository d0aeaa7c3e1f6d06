import 'server-only';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Secrets that the store keeps for others (tokens and signing secrets of channels): AES-256-GCM under a ring of keys that
 * stands outside the store. Sealed: `v1:KEY:IV:TAG:TEXT`, the parts in base64url. Source: outcomes.md §4.
 */
export type KeyRing = {
  /** The number of the key that seals: the first of the ring. */
  current: number;
  /** By number; all of them open. */
  keys: ReadonlyMap<number, Buffer>;
};

/** Where a secret stands. It opens nowhere else: a value that was moved to another row is refused. */
export type SecretPlace = { table: string; row: string; column: string };

/** The text was changed, stands in another place, or its key is not in the ring. */
export class SecretUnreadable extends Error {
  readonly keyNumber: number | null;
  constructor(keyNumber: number | null) {
    super('a stored secret cannot be opened');
    this.name = 'SecretUnreadable';
    this.keyNumber = keyNumber;
  }
}

const VERSION = 'v1';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const MAX_KEYS = 20;

/** Reads `2:BASE64,1:BASE64`. Null when a part is no number with 32 bytes, a number comes twice, or there is no key. */
export function parseKeyRing(text: string): KeyRing | null {
  const parts = text.split(',').map((part) => /^([1-9]\d{0,5}):([A-Za-z0-9+/_-]{43}=?)$/.exec(part.trim()));
  const keys = new Map<number, Buffer>();
  for (const part of parts) {
    const key = Buffer.from(part?.[2] ?? '', 'base64');
    if (!part || key.length !== KEY_BYTES || isPattern(key)) return null;
    keys.set(Number(part[1]), key);
  }
  const [current] = keys.keys();
  if (current === undefined || keys.size !== parts.length || keys.size > MAX_KEYS) return null;
  return { current, keys };
}

/** Fewer different bytes than this is no random key: 32 random bytes have about 30. */
function isPattern(key: Buffer): boolean {
  return new Set(key).size < 16;
}

/** A ring whose first key is new; the keys of `ring` follow, so that what they sealed still opens. */
export function withNewKey(ring: KeyRing | null): string {
  const known = [...(ring?.keys ?? [])];
  const next = Math.max(0, ...known.map(([number]) => number)) + 1;
  return [[next, randomBytes(KEY_BYTES)] as const, ...known]
    .map(([number, key]) => `${number}:${key.toString('base64')}`)
    .join(',');
}

/** Seals under the ring's first key. */
export function sealSecret(ring: KeyRing, place: SecretPlace, text: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', subkey(ring, ring.current, place), iv);
  cipher.setAAD(boundTo(place));
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const parts = [iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url'));
  return [VERSION, ring.current, ...parts].join(':');
}

/** The text again. Throws SecretUnreadable. */
export function openSecret(ring: KeyRing, place: SecretPlace, sealed: string): string {
  const [version, , iv, tag, data] = sealed.split(':');
  const number = keyNumberOf(sealed);
  if (version !== VERSION || number === null || !ring.keys.has(number) || !iv || !tag || data === undefined) {
    throw new SecretUnreadable(number);
  }
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      subkey(ring, number, place),
      Buffer.from(iv, 'base64url'),
      {
        authTagLength: TAG_BYTES,
      },
    );
    decipher.setAAD(boundTo(place));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(data, 'base64url')), decipher.final()]).toString(
      'utf8',
    );
  } catch {
    throw new SecretUnreadable(number);
  }
}

/** The number of the key that sealed it; null when it is no sealed text. */
export function keyNumberOf(sealed: string): number | null {
  const [, digits = ''] = sealed.split(':');
  return /^[1-9]\d{0,5}$/.test(digits) ? Number(digits) : null;
}

function boundTo({ table, row, column }: SecretPlace): Buffer {
  return Buffer.from(`${table}|${row}|${column}`);
}

/** One key for each table, so that what is sealed for one purpose says nothing about another. */
function subkey(ring: KeyRing, number: number, { table }: SecretPlace): Buffer {
  const key = ring.keys.get(number);
  if (!key) throw new SecretUnreadable(number);
  return Buffer.from(hkdfSync('sha256', key, '', `redeploy-desk ${table} v1`, KEY_BYTES));
}

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
