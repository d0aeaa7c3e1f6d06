import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type KeyRing,
  keyNumberOf,
  openSecret,
  parseKeyRing,
  readDevKeyRing,
  readKeyRing,
  SecretUnreadable,
  sealSecret,
  withNewKey,
} from '@/lib/server/secrets/key-ring';

function ringOf(text: string): KeyRing {
  const ring = parseKeyRing(text);
  if (!ring) throw new Error('no ring');
  return ring;
}
const key = () => randomBytes(32).toString('base64');
const place = { table: 'channels', row: 'chn_1', column: 'secretSealed' };

describe('a key ring', () => {
  test('seals under its first key and opens under all', () => {
    const old = ringOf(`1:${key()}`);
    const sealed = sealSecret(old, place, 'SEC geheim 密');
    const ring = ringOf(withNewKey(old));
    expect(ring.current).toBe(2);
    expect(openSecret(ring, place, sealed)).toBe('SEC geheim 密');
    expect(keyNumberOf(sealed)).toBe(1);
    expect(keyNumberOf(sealSecret(ring, place, 'x'))).toBe(2);
    expect(sealSecret(ring, place, 'x')).not.toBe(sealSecret(ring, place, 'x'));
    expect(sealed).not.toContain('geheim');
  });

  test('opens nothing that stands in another row, column or table', () => {
    const ring = ringOf(`1:${key()}`);
    const sealed = sealSecret(ring, place, 'secret');
    for (const other of [
      { ...place, row: 'chn_2' },
      { ...place, column: 'addressSealed' },
      { ...place, table: 'tokens' },
    ]) {
      expect(() => openSecret(ring, other, sealed)).toThrow(SecretUnreadable);
    }
  });

  test('opens nothing that was changed, cut, or sealed by a key that it has not', () => {
    const ring = ringOf(`1:${key()}`);
    const sealed = sealSecret(ring, place, 'secret');
    const parts = sealed.split(':');
    for (let at = 2; at < parts.length; at++) {
      const changed = parts.map((part, index) =>
        index === at ? `${part[0] === 'A' ? 'B' : 'A'}${part.slice(1)}` : part,
      );
      expect(() => openSecret(ring, place, changed.join(':'))).toThrow(SecretUnreadable);
    }
    expect(() => openSecret(ring, place, parts.slice(0, 4).join(':'))).toThrow(SecretUnreadable);
    expect(() => openSecret(ring, place, '')).toThrow(SecretUnreadable);
    expect(() => openSecret(ringOf(`1:${key()}`), place, sealed)).toThrow(SecretUnreadable);
    expect(() => openSecret(ringOf(`2:${key()}`), place, sealed)).toThrow(
      expect.objectContaining({ keyNumber: 1 }),
    );
  });

  test.each([
    '',
    'x',
    `0:${key()}`,
    `1:${key()},1:${key()}`,
    '1:AAAA',
    `1:${Buffer.alloc(32).toString('base64')}`,
    `1:${key()},`,
  ])('%s is none', (text) => expect(parseKeyRing(text)).toBeNull());
});

describe('where the ring comes from', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-keys-'));

  test('the environment, a file, or nowhere', () => {
    const text = withNewKey(null);
    const file = path.join(folder, 'ring');
    writeFileSync(file, `${text}\n`);
    expect(readKeyRing({})).toEqual({ ok: true, ring: null });
    expect(readKeyRing({ DESK_ENCRYPTION_KEYS: text })).toEqual({ ok: true, ring: parseKeyRing(text) });
    expect(readKeyRing({ DESK_ENCRYPTION_KEYS_FILE: file })).toEqual({ ok: true, ring: parseKeyRing(text) });
  });

  test('what is wrong is said without the keys', () => {
    const wrong = [
      { DESK_ENCRYPTION_KEYS: 'secretvalue' },
      { DESK_ENCRYPTION_KEYS_FILE: path.join(folder, 'missing') },
      { DESK_ENCRYPTION_KEYS: withNewKey(null), DESK_ENCRYPTION_KEYS_FILE: 'x' },
    ];
    for (const env of wrong) {
      const read = readKeyRing(env);
      expect(read.ok).toBe(false);
      expect(JSON.stringify(read)).not.toContain('secretvalue');
    }
  });

  test('a development server makes one beside its data, and finds it again', () => {
    const url = `file:${path.join(folder, 'desk.db')}`;
    const made = readDevKeyRing(url);
    expect(made?.current).toBe(1);
    expect(readDevKeyRing(url)).toEqual(made);
  });
});
