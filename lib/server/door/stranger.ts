import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether a Cookie header holds a session cookie that this desk signed: its owner has signed in here once. Says nothing
 * about whether the session still lives; that is asked of the store, later. Source: better-call signs `TOKEN.SIGNATURE`
 * with HMAC-SHA256 by AUTH_SECRET and encodes the whole.
 * @param cookies at most as many as request-limits.ts lets through
 */
export function hasSignedCookie(cookies: string, name: string, secret: string): boolean {
  return cookies.split(';').some((pair) => {
    const at = pair.indexOf('=');
    return at !== -1 && pair.slice(0, at).trim() === name && isSigned(pair.slice(at + 1).trim(), secret);
  });
}

function isSigned(encoded: string, secret: string): boolean {
  const value = decoded(encoded);
  const dot = value.lastIndexOf('.');
  if (dot < 1) return false;
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  const right = createHmac('sha256', secret).update(value.slice(0, dot)).digest();
  return given.length === right.length && timingSafeEqual(given, right);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
