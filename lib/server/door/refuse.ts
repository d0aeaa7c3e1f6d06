import 'server-only';
import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Refusal } from '@/lib/domain/request-limits';
import type { DeskProblem } from '@/lib/schemas/action-result';

/** Time for the other end to read the answer, although it is still sending (ms): a socket closed at once would take it away. */
const LINGER_MS = 300;

/** Answers at once and closes the connection. What the request still sends is not read. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, text, headers }: Refusal,
): void {
  // Exactly this type: only then does Next's client read the sentence of a refused action.
  answer(request, response, status, text, { 'Content-Type': 'text/plain', ...headers });
}

/** What an action says to somebody who is not signed in, in the words of the desk and the format of React. */
export function refuseUnauthenticated(request: IncomingMessage, response: ServerResponse): void {
  const body = actionReply({
    code: 'unauthenticated',
    reason: null,
    details: {},
    correlationId: randomUUID(),
  });
  answer(request, response, 401, body, { 'Content-Type': ACTION_REPLY_TYPE });
}

/** With any other type Next's client takes the answer for none. */
export const ACTION_REPLY_TYPE = 'text/x-component';

/** The answer of an action that was refused before Next saw it, as React's client reads it. */
export function actionReply(problem: DeskProblem): string {
  return `0:{"a":"$@1"}\n1:${JSON.stringify({ ok: false, problem })}\n`;
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string>,
): void {
  const { socket } = request;
  response.writeHead(status, {
    'Cache-Control': 'no-store',
    'Content-Length': Buffer.byteLength(text),
    Connection: 'close',
    ...headers,
  });
  const body = request.method === 'HEAD' ? '' : text;
  if (request.complete || !hasBody(request)) {
    response.end(body);
    return;
  }
  response.write(body);
  // False makes Node's parser stop reading the socket.
  request.push = () => false;
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

/** For a socket that has no response object: a request that Node could not parse, or one that wants another protocol. */
export function refuseRaw(socket: Duplex, status: number, headers: readonly [string, string][]): void {
  const lines = [...headers, ['Content-Length', '0'], ['Connection', 'close']].map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`, () => socket.destroy());
}

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
