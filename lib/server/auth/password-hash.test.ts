import { scryptSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  CURRENT_COST,
  hashingSlot,
  hashPassword,
  hashWithInTests,
  MAX_AT_ONCE,
  MAX_WAITING,
  needsRehash,
  verifyPassword,
} from '@/lib/server/auth/password-hash';

/** What tests of other things hash with. */
const CHEAP = { n: 2 ** 6, r: 8, p: 1 };
const PASSWORD = 'correct horse battery';

/** As better-auth stored it: the hex text of the salt is the salt. */
function oldHash(password: string): string {
  const salt = '00112233445566778899aabbccddeeff';
  const options = { N: 16_384, r: 16, p: 1, maxmem: 128 * 16_384 * 16 * 2 };
  return `${salt}:${scryptSync(password.normalize('NFKC'), salt, 64, options).toString('hex')}`;
}

describe('with the cost of production', () => {
  beforeEach(() => hashWithInTests(CURRENT_COST));
  afterEach(() => hashWithInTests(CHEAP));

  test('it is as dear as OWASP asks for, and the hash names its cost', async () => {
    // Equal to N=2^17 r=8 p=1 after the OWASP Password Storage Cheat Sheet.
    expect(CURRENT_COST).toEqual({ n: 32_768, r: 8, p: 3 });
    const hash = await hashPassword(PASSWORD);
    expect(hash).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[\w+/]{22}\$[\w+/]{86}$/);
    expect(needsRehash(hash)).toBe(false);
    expect(await verifyPassword(hash, PASSWORD)).toBe(true);
    expect(await verifyPassword(hash, `${PASSWORD} `)).toBe(false);
  });

  test('a hash of before is verified, and is to be made anew', async () => {
    const hash = oldHash(PASSWORD);
    expect(await verifyPassword(hash, PASSWORD)).toBe(true);
    expect(await verifyPassword(hash, 'another one')).toBe(false);
    expect(needsRehash(hash)).toBe(true);
  });
});

test('the same password twice is two hashes; written in another way (NFKC) it is the same password', async () => {
  const [one, other] = await Promise.all([hashPassword('Ａngström-Å-10'), hashPassword('Ａngström-Å-10')]);
  expect(one).not.toBe(other);
  expect(await verifyPassword(one, 'Angström-Å-10'.normalize('NFD'))).toBe(true);
});

test('without a hash nothing is right; what is no hash is an error, not a wrong password', async () => {
  expect(await verifyPassword(null, PASSWORD)).toBe(false);
  for (const text of ['', 'x', '$scrypt$ln=1$x', '$argon2id$v=19$m=1$a$b']) {
    await expect(verifyPassword(text, PASSWORD)).rejects.toThrow('cannot be read');
  }
});

describe('hashings at once', () => {
  /** Works that end when told to. */
  function works() {
    const open: (() => void)[] = [];
    const work = () => new Promise<void>((resolve) => open.push(resolve));
    return { open, work };
  }
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  test('are two; people who are signed in come first; too many are refused at once', async () => {
    const { open, work } = works();
    const order: string[] = [];
    const run = (lane: 'person' | 'stranger', name: string) =>
      hashingSlot(lane, () => {
        order.push(name);
        return work();
      });
    const running = [run('stranger', 'first'), run('stranger', 'second')];
    await settled();
    const strangers = Array.from({ length: MAX_WAITING.stranger }, (_, at) => run('stranger', `s${at}`));
    const busy = { code: 'unavailable', reason: 'busy', details: { retryAfterS: 2 } };
    await expect(run('stranger', 'one too many')).rejects.toMatchObject(busy);
    const person = run('person', 'person');
    await settled();
    expect(order).toEqual(['first', 'second']);
    expect(open).toHaveLength(MAX_AT_ONCE);
    open[0]?.();
    await settled();
    expect(order).toEqual(['first', 'second', 'person']);
    while (order.length < 2 + 1 + strangers.length) {
      for (const end of open) end();
      await settled();
    }
    for (const end of open) end();
    await Promise.all([...running, ...strangers, person]);
    expect(order.slice(3)).toEqual(strangers.map((_, at) => `s${at}`));
  });

  test('that fail give their place away', async () => {
    const fails = () => Promise.reject(new Error('broken'));
    for (let at = 0; at < 5; at += 1) await expect(hashingSlot('person', fails)).rejects.toThrow('broken');
    expect(await hashingSlot('person', async () => 'fine')).toBe('fine');
  });
});
