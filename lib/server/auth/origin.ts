import 'server-only';
import { isIP } from 'node:net';
import { isLoopbackHost } from '@/lib/server/hosts';

/**
 * Whether a write may be believed to come from our own pages.
 * Accepts an Origin that is BASE_URL's, or an address (loopback, or an IP address) that is also the Host that the
 * browser asked for; without an Origin only `Sec-Fetch-Site: same-origin`. `null` and foreign origins are refused. A name
 * in Host proves nothing, since whoever forges one header forges both; X-Forwarded-Host and Forwarded are never looked at.
 * Source: trust.md §2.2 (Next lets an absent Origin pass and trusts X-Forwarded-Host).
 */
export function isOwnOrigin(headers: Headers, baseUrl: string): boolean {
  const origin = headers.get('origin');
  if (origin === null) return headers.get('sec-fetch-site') === 'same-origin';
  return isNamedOrigin(origin, headers.get('host'), baseUrl);
}

/**
 * The same for signing in, which no session of the victim's helps: a program without a browser sends neither header
 * and may pass; a browser always names its origin.
 */
export function isOwnOriginOrProgram(headers: Headers, baseUrl: string): boolean {
  const program = headers.get('origin') === null && headers.get('sec-fetch-site') === null;
  return program || isOwnOrigin(headers, baseUrl);
}

function isNamedOrigin(origin: string, host: string | null, baseUrl: string): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false;
  if (url.origin === new URL(baseUrl).origin) return true;
  return isAddress(url.hostname) && url.host === host?.toLowerCase();
}

/** No foreign name can be made to lead here by its owner's DNS. */
function isAddress(hostname: string): boolean {
  return isLoopbackHost(hostname) || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
}
