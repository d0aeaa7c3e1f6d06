import 'server-only';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const MIN_LENGTH = 32;
/** Fewer distinct characters than this is a pattern, not a random value (32 random hex digits have about 14). */
const MIN_DISTINCT = 10;
/** Parts of the values that examples and other products ship. Compared in lower case, separators left out. */
const KNOWN_PARTS = [
  'changeme',
  'betterauthsecret',
  'yoursecret',
  'mysecret',
  'secretkey',
  'password',
  'replaceme',
];

/** Whether `secret` may sign sessions: long, varied, and not one of the values that everybody knows. */
export function isStrongSecret(secret: string): boolean {
  if (secret.length < MIN_LENGTH || new Set(secret).size < MIN_DISTINCT) return false;
  if (isRepetition(secret)) return false;
  const plain = secret.toLowerCase().replace(/[^a-z0-9]/g, '');
  return !KNOWN_PARTS.some((part) => plain.includes(part));
}

/** True when the text is one piece of up to half its length, over and over. */
function isRepetition(text: string): boolean {
  return (text + text).indexOf(text, 1) < text.length;
}

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

export function secretProblems(secret: string | undefined, production: boolean) {
  const name = 'AUTH_SECRET';
  if (!secret) {
    if (!production) return [];
    return [{ name, reason: 'is missing; make one with: openssl rand -base64 32' }];
  }
  if (isStrongSecret(secret)) return [];
  return [
    {
      name,
      reason:
        'is too weak: 32 random characters or more, no known default; make one with: openssl rand -base64 32',
    },
  ];
}
