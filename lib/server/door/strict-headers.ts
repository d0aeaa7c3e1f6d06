import 'server-only';
import type { ServerResponse } from 'node:http';

/** Nothing may be loaded, framed or posted from an answer that is no page. Pages bring their own policy (proxy.ts). */
const NOTHING_ALLOWED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const ALWAYS: readonly (readonly [string, string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'same-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['X-Frame-Options', 'DENY'],
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()'],
];

/** Where calendars read (app/api/ical). */
const FEEDS = '/api/ical/';

/** A year. Browsers obey it only over https, so plain loopback keeps working beside it. */
const HSTS = 'max-age=31536000; includeSubDomains';

/**
 * The headers of every answer, whoever gives it: pages, routes, static files, redirects, refusals, Next's own errors.
 * They are set before anybody else writes, so that who knows better (proxy.ts, for pages) replaces them.
 */
export function strictHeaders(config: { baseUrl: string; production: boolean }): [string, string][] {
  const headers = ALWAYS.map(([name, value]): [string, string] => [name, value]);
  // The development server opens its own overlay and connections.
  if (config.production) headers.push(['Content-Security-Policy', NOTHING_ALLOWED]);
  if (config.baseUrl.startsWith('https:')) headers.push(['Strict-Transport-Security', HSTS]);
  return headers;
}

export function setStrictHeaders(response: ServerResponse, headers: readonly [string, string][]): void {
  for (const [name, value] of headers) response.setHeader(name, value);
  // A route cannot replace it; the address of a feed is its secret, which goes nowhere.
  if (response.req.url?.startsWith(FEEDS)) response.setHeader('Referrer-Policy', 'no-referrer');
}
