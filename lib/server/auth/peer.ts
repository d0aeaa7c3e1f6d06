import 'server-only';
import { randomBytes } from 'node:crypto';
import { type IncomingHttpHeaders, type IncomingMessage, Server } from 'node:http';
import { isLoopbackHost } from '@/lib/server/hosts';

/**
 * Next gives a route no socket, and keeps an X-Forwarded-For that the client sent. So each request is stamped with
 * the address of its socket before Next sees it. The stamp carries a key of this process: a client that sends the
 * header itself is overwritten, and one that comes before the patch cannot know the key.
 */
const PEER_HEADER = 'x-desk-peer';
const FORWARDED = 'forwarded';
const FORWARDING_HEADERS = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];

declare global {
  // Next loads this module more than once; all copies need the same key and server.
  var redeployDeskPeer: { key: string; server: Server | null } | undefined;
}

function shared() {
  globalThis.redeployDeskPeer ??= { key: randomBytes(16).toString('hex'), server: null };
  return globalThis.redeployDeskPeer;
}

/** Stamps every request of every HTTP server of this process from now on. Called once, when the server starts. */
export function installPeerStamp(): void {
  const state = shared();
  const emit = Server.prototype.emit;
  Server.prototype.emit = function emitStamped(this: Server, event: string | symbol, ...args: unknown[]) {
    if (event === 'request') {
      state.server = this;
      stamp(args[0], state.key);
    }
    return Reflect.apply(emit, this, [event, ...args]);
  };
}

/** The server that took the last request, to close it at the end; null before the first. */
export function requestServer(): Server | null {
  return shared().server;
}

/** The address at the other end of the socket, or null when the request was not stamped by this process. */
export function peerAddress(headers: Headers): string | null {
  return readStamp(headers)?.address ?? null;
}

/**
 * True when the socket's other end is this machine, no proxy announced itself, and the browser (if it is one) asked
 * for this machine by name. What it cannot see: a proxy on this machine that sends no forwarding header at all.
 */
export function isDirectLoopback(headers: Headers): boolean {
  const stamp = readStamp(headers);
  if (!stamp || stamp.forwarded) return false;
  const host = headers.get('host') ?? '';
  const named = URL.canParse(`http://${host}`) && isLoopbackHost(new URL(`http://${host}`).hostname);
  return named && /^(127\.|::1$|::ffff:127\.)/.test(stamp.address);
}

/** Whether a request that just came in carries the stamp already: the server sent it to itself, for one that it let in. */
export function carriesOwnStamp(headers: IncomingHttpHeaders): boolean {
  const value = headers[PEER_HEADER];
  return typeof value === 'string' && value.split(' ')[0] === shared().key;
}

function readStamp(headers: Headers): { address: string; forwarded: boolean } | null {
  const [key, address, forwarded] = (headers.get(PEER_HEADER) ?? '').split(' ');
  return key === shared().key && address ? { address, forwarded: forwarded === FORWARDED } : null;
}

function stamp(request: unknown, key: string): void {
  if (!isIncoming(request)) return;
  // Looked for here because Next adds X-Forwarded-For by itself further on.
  const forwarded = FORWARDING_HEADERS.some((name) => request.headers[name] !== undefined);
  const address = request.socket.remoteAddress ?? '';
  request.headers[PEER_HEADER] = stampText(key, address, forwarded);
}

function stampText(key: string, address: string, forwarded: boolean): string {
  return `${key} ${address} ${forwarded ? FORWARDED : 'direct'}`;
}

/** The header of a request whose socket's other end is `address`: for requests that came through no socket. */
export function peerStamp(address: string): Record<string, string> {
  return { [PEER_HEADER]: stampText(shared().key, address, false) };
}

function isIncoming(value: unknown): value is IncomingMessage {
  return typeof value === 'object' && value !== null && 'headers' in value && 'socket' in value;
}
