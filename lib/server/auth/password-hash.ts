import 'server-only';
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { DeskError } from '@/lib/domain/errors';
import { processWide } from '@/lib/server/process-wide';

/** Cost of scrypt: `128 · n · r` bytes of memory, `n · r · p` of work. */
export type Cost = { n: number; r: number; p: number };

/**
 * What new passwords are hashed with. Source: OWASP Password Storage Cheat Sheet, which holds N=2^17 r=8 p=1 and
 * N=2^15 r=8 p=3 for equal; the latter needs 32 MiB instead of 128 (measured: 310 and 650 ms of one slow core).
 */
export const CURRENT_COST: Cost = { n: 2 ** 15, r: 8, p: 3 };
/** better-auth's, which this desk hashed with before: `SALT:KEY` in hex, the salt's text being the salt. */
const OLD_COST: Cost = { n: 2 ** 14, r: 16, p: 1 };
/** An old hash and this take as long as a current one (measured: 158 + 155 and 313 ms). */
const FILLER: Cost = { ...CURRENT_COST, p: 1 };
const KEY_BYTES = 64;
const SALT_BYTES = 16;

type Stored = { cost: Cost; salt: Buffer | string; key: Buffer };

let cost = CURRENT_COST;

/** For tests that are not about hashing: each hash in a millisecond. */
export function hashWithInTests(cheap: Cost): void {
  cost = cheap;
}

/**
 * The text to store: `$scrypt$ln=15,r=8,p=3$SALT$KEY`, base64. Runs in the thread pool, when its turn comes.
 * Throws DeskError `unavailable` `busy` when too many wait already.
 */
export async function hashPassword(password: string, lane: Lane = 'person'): Promise<string> {
  const used = cost;
  const salt = randomBytes(SALT_BYTES);
  const key = await hashingSlot(lane, () => derive(password, salt, used));
  return `$scrypt$ln=${Math.log2(used.n)},r=${used.r},p=${used.p}$${base64(salt)}$${base64(key)}`;
}

/**
 * Whether `password` is the one that `hash` was made of; `null` = there is none, which takes as long as a wrong one.
 * Throws as `hashPassword`, or Error when the text is no hash.
 */
export async function verifyPassword(
  hash: string | null,
  password: string,
  lane: Lane = 'person',
): Promise<boolean> {
  const stored = hash === null ? null : parse(hash);
  return hashingSlot(lane, async () => {
    if (stored === null) {
      await derive(password, Buffer.alloc(SALT_BYTES), cost);
      return false;
    }
    const key = await derive(password, stored.salt, stored.cost);
    const right = key.length === stored.key.length && timingSafeEqual(key, stored.key);
    // Whoever measures must not learn who has not signed in since the cost was raised.
    if (!right && hash !== null && isOld(hash)) await derive(password, Buffer.alloc(SALT_BYTES), FILLER);
    return right;
  });
}

/** Whether a hash was made with other costs than new ones are. */
export function needsRehash(hash: string): boolean {
  const stored = parse(hash);
  return stored.cost.n !== cost.n || stored.cost.r !== cost.r || stored.cost.p !== cost.p || isOld(hash);
}

const isOld = (hash: string) => !hash.startsWith('$');

function parse(hash: string): Stored {
  const found = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash);
  if (found) {
    const [, ln, r, p, salt = '', key = ''] = found;
    const stored = { n: 2 ** Number(ln), r: Number(r), p: Number(p) };
    return { cost: stored, salt: Buffer.from(salt, 'base64'), key: Buffer.from(key, 'base64') };
  }
  const [salt, key] = hash.split(':');
  if (!salt || !key) throw new Error('A stored password cannot be read.');
  return { cost: OLD_COST, salt, key: Buffer.from(key, 'hex') };
}

function derive(password: string, salt: Buffer | string, { n, r, p }: Cost): Promise<Buffer> {
  const options: ScryptOptions = { N: n, r, p, maxmem: 2 * 128 * n * r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

/** People who are signed in, and the server's own commands, come before strangers. */
type Lane = 'person' | 'stranger';

/**
 * Hashings at a time: two of Node's four threads, so that files and names can still be read; 64 MiB of memory.
 * Each takes some 0.3 s, so the last stranger in the queue waits about two seconds.
 */
export const MAX_AT_ONCE = 2;
export const MAX_WAITING: Record<Lane, number> = { person: 24, stranger: 12 };
const RETRY_AFTER_S = 2;

type Slots = { busy: number; waiting: Record<Lane, (() => void)[]> };

function slots(): Slots {
  return processWide('hashingSlots', () => ({ busy: 0, waiting: { person: [], stranger: [] } }));
}

/**
 * Runs `work` as soon as fewer than MAX_AT_ONCE others hash.
 * Throws DeskError `unavailable` `busy` (with `retryAfterS`) at once when too many of the lane wait.
 */
export async function hashingSlot<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
  await enter(lane);
  try {
    return await work();
  } finally {
    leave();
  }
}

function enter(lane: Lane): Promise<void> {
  const state = slots();
  if (state.busy < MAX_AT_ONCE) {
    state.busy += 1;
    return Promise.resolve();
  }
  const queue = state.waiting[lane];
  if (queue.length >= MAX_WAITING[lane]) {
    throw new DeskError('unavailable', 'busy', { retryAfterS: RETRY_AFTER_S });
  }
  return new Promise((resolve) => {
    queue.push(resolve);
  });
}

/** Hands the slot to the next in line: it never becomes free in between. */
function leave(): void {
  const state = slots();
  const next = state.waiting.person.shift() ?? state.waiting.stranger.shift();
  if (next) next();
  else state.busy -= 1;
}
