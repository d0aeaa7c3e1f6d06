import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Longer than any cookie that we give (characters). */
const MAX_VALUE_LENGTH = 400;

/**
 * What names the session of a `Cookie` header, without asking the store: the token, when we have signed it. Null for
 * everything else, so that made-up cookies are no names. Whether the session still lives is another question.
 */
export function sessionKey(
  cookieHeader: string | undefined,
  settings: { baseUrl: string; authSecret: string },
): string | null {
  const value = cookieHeader && cookieValue(cookieHeader, sessionCookie(settings.baseUrl).name);
  if (!value || value.length > MAX_VALUE_LENGTH) return null;
  const decoded = decode(value);
  const end = decoded.lastIndexOf('.');
  if (end < 1) return null;
  const token = decoded.slice(0, end);
  const signed = createHmac('sha256', settings.authSecret).update(token).digest();
  const claimed = Buffer.from(decoded.slice(end + 1), 'base64');
  return claimed.length === signed.length && timingSafeEqual(claimed, signed) ? token : null;
}

/** Read as better-auth reads it, so that no way of writing the cookie passes as another: the first of this name counts. */
function cookieValue(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const equals = part.indexOf('=');
    if (equals < 0 || part.slice(0, equals).trim() !== name) continue;
    const value = part.slice(equals + 1).trim();
    return value.startsWith('"') ? value.slice(1, -1) : value;
  }
  return null;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/**
 * The session cookie. `__Host-` (bound to this host, Secure) as soon as BASE_URL is https.
 * SameSite=Lax, not Strict: people come from a chat or a ticket straight to a batch, and must arrive signed in.
 * What Strict would add is covered: nothing changes on GET, and every write checks Origin (origin.ts).
 */
export function sessionCookie(baseUrl: string) {
  const secure = baseUrl.startsWith('https:');
  return {
    name: secure ? '__Host-desk.session_token' : 'desk.session_token',
    attributes: { httpOnly: true, secure, sameSite: 'lax', path: '/' },
  } as const;
}
