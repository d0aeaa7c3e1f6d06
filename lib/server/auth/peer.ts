import 'server-only';
import { randomBytes } from 'node:crypto';
import { type IncomingMessage, Server } from 'node:http';

/**
 * Next gives a route no socket, and keeps an X-Forwarded-For that the client sent. So each request is stamped with
 * the address of its socket before Next sees it. The stamp carries a key of this process: a client that sends the
 * header itself is overwritten, and one that comes before the patch cannot know the key.
 */
const PEER_HEADER = 'x-desk-peer';

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
  const [key, address] = (headers.get(PEER_HEADER) ?? '').split(' ');
  return key === shared().key && address ? address : null;
}

/** True when the socket's other end is this machine. A proxy on this machine looks the same: see the callers. */
export function isLoopbackPeer(headers: Headers): boolean {
  const address = peerAddress(headers);
  return address !== null && /^(127\.|::1$|::ffff:127\.)/.test(address);
}

function stamp(request: unknown, key: string): void {
  if (!isIncoming(request)) return;
  request.headers[PEER_HEADER] = `${key} ${request.socket.remoteAddress ?? ''}`;
}

function isIncoming(value: unknown): value is IncomingMessage {
  return typeof value === 'object' && value !== null && 'headers' in value && 'socket' in value;
}
