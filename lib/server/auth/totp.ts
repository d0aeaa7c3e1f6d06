import 'server-only';
import { createHash, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { encode } from 'uqr';

/** Codes of authenticator apps (RFC 6238): what every app knows, SHA-1, six digits, 30 seconds. */
const PERIOD_S = 30;
const DIGITS = 6;
/** 160 bits, as RFC 4226 asks for. */
const SECRET_BYTES = 20;
/** A code of the step before or after counts as well: clocks and typing. */
const WINDOW = 1;

const ISSUER = 'Redeploy Desk';

/** The QR code as one path of squares, `size` units wide; black on white. */
export type QrCode = { size: number; path: string };

/** A new secret in Base32, which apps take as text. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What an app reads from the QR code. */
export function totpAddress(secret: string, email: string): string {
  return totpOf(secret, email).toString();
}

export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { ecc: 'M', border: 2 });
  const squares = data.flatMap((row, y) => row.map((black, x) => (black ? `M${x} ${y}h1v1h-1z` : '')));
  return { size, path: squares.join('') };
}

/** The 30-second step that `code` is of, which must be about now; null when it is none. */
export function stepOfCode(secret: string, code: string, nowMs: number): number | null {
  if (!new RegExp(`^\\d{${DIGITS}}$`).test(code)) return null;
  // Everybody knows the codes of an empty secret.
  if (secret === '') throw new Error('A second factor has a secret.');
  const delta = totpOf(secret, '').validate({ token: code, timestamp: nowMs, window: WINDOW });
  return delta === null ? null : Math.floor(nowMs / 1000 / PERIOD_S) + delta;
}

function totpOf(secret: string, label: string): TOTP {
  const options = { issuer: ISSUER, label, algorithm: 'SHA1', digits: DIGITS, period: PERIOD_S };
  return new TOTP({ ...options, secret: Secret.fromBase32(secret) });
}

/** Without letters that are taken for others. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
const GROUPS = 5;
const GROUP_LENGTH = 5;

/** `abcde-fghjk-…`, 123 bits: it cannot be guessed, so its plain hash may be stored (ASVS 5.0 6.5.2). */
export function newRecoveryCode(): string {
  const letter = () => ALPHABET[randomInt(ALPHABET.length)];
  const group = () => Array.from({ length: GROUP_LENGTH }, letter).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** What of a recovery code is stored; spaces, hyphens and case do not matter. */
export function hashRecoveryCode(code: string): string {
  const plain = code.toLowerCase().replace(/[\s-]/g, '');
  return createHash('sha256').update(plain).digest('hex');
}
