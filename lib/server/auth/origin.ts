import 'server-only';

/**
 * Whether a write may be believed to come from our own pages.
 * Accepts an Origin that is BASE_URL's or whose host is the Host that the browser asked for; without an Origin only
 * `Sec-Fetch-Site: same-origin`. `null` and foreign origins are refused; X-Forwarded-Host is never looked at.
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
  return url.origin === new URL(baseUrl).origin || url.host === host?.toLowerCase();
}
