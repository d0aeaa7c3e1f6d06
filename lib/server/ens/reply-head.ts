import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { channel } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';

/** What the first lines of a reply say, whatever becomes of its body. */
export type ReplyHead = { httpStatus: number | null; requestId: string | null };

const heads = new AsyncLocalStorage<ReplyHead>();

/** Where the gateway names the request, beside the body. [CORE] reads the same header family. */
const REQUEST_ID_HEADER = 'x-acs-request-id';
const MAX_ID_LENGTH = 100;

/**
 * The SDK reads the body of an error reply by itself and throws the status away when that is no JSON (a proxy's page
 * with 502). Node tells of each request as it leaves, in the context that began it; from there its reply is heard too.
 */
channel('http.client.request.start').subscribe((message) => {
  const head = heads.getStore();
  const request = requestOf(message);
  if (!head || !request) return;
  // Before the call the SDK may ask for credentials, over HTTP too: what that said is not the cloud's answer.
  head.httpStatus = null;
  head.requestId = null;
  request.once('response', (reply: IncomingMessage) => {
    const id = reply.headers[REQUEST_ID_HEADER];
    head.httpStatus = reply.statusCode ?? null;
    head.requestId = typeof id === 'string' && id !== '' ? id.slice(0, MAX_ID_LENGTH) : null;
  });
});

/** Runs one call; `head` is filled as soon as its reply begins. */
export function watchingHead<T>(head: ReplyHead, call: () => Promise<T>): Promise<T> {
  return heads.run(head, call);
}

function requestOf(message: unknown): ClientRequest | null {
  if (typeof message !== 'object' || message === null || !('request' in message)) return null;
  // Guarantee of node:diagnostics_channel: `request` is the ClientRequest.
  return message.request as ClientRequest;
}
