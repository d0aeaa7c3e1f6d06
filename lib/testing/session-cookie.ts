import 'server-only';
import { createHmac } from 'node:crypto';

/** For tests: a cookie that is signed as better-auth signs the session's. */
export function signedCookie(name: string, value: string, secret: string): string {
  const signature = createHmac('sha256', secret).update(value).digest('base64');
  return `${name}=${encodeURIComponent(`${value}.${signature}`)}`;
}
