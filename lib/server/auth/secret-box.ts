import 'server-only';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Small secrets at rest: AES-256-GCM with a key that is derived from AUTH_SECRET, bound to whose they are. The text names
 * its version: `v1.IV.TAG.DATA`, base64url. Who has the store alone can read none of them.
 */
const VERSION = 'v1';
const IV_BYTES = 12;
const KEY_BYTES = 32;

/** @param owner what the secret belongs to; another one's text does not open */
export function seal(text: string, owner: string, authSecret: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(authSecret), iv);
  cipher.setAAD(Buffer.from(owner));
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [VERSION, ...[iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url'))].join('.');
}

/** The text again. Throws when it was changed, belongs to somebody else, or AUTH_SECRET is another one by now. */
export function unseal(sealed: string, owner: string, authSecret: string): string {
  const [version, iv, tag, data] = sealed.split('.');
  if (version !== VERSION || !iv || !tag || data === undefined)
    throw new Error('A stored secret cannot be read.');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(authSecret), Buffer.from(iv, 'base64url'), {
    authTagLength: 16,
  });
  decipher.setAAD(Buffer.from(owner));
  decipher.setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([decipher.update(Buffer.from(data, 'base64url')), decipher.final()]).toString('utf8');
}

function keyOf(authSecret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', authSecret, '', 'redeploy-desk second factor v1', KEY_BYTES));
}
