import 'server-only';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { EgressList } from '@/lib/server/notify/egress-list';
import { type Address, type EgressRefusal, judgeUrl, permittedAddresses } from '@/lib/server/notify/guard';

/** What came of one request. `body` is for reading codes and messages out of it; it is never shown or stored whole. */
export type PostResult =
  | { kind: 'answered'; status: number; body: string; retryAfter: string | null }
  /** Nothing was sent: the address may not be used. */
  | { kind: 'refused'; refusal: EgressRefusal }
  /** No whole answer; `code` is Node's word, without the address. */
  | { kind: 'unreachable'; code: string }
  | { kind: 'timed_out' }
  /** The answer was longer than we read. */
  | { kind: 'too_long' };

export type Post = {
  url: string;
  headers?: Record<string, string>;
  body: string;
};

/** From the first look for the name to the last byte of the answer (ms). */
export const TOTAL_MS = 10_000;
/** How much of an answer is read (bytes); a robot's answer has some hundred. */
export const MAX_REPLY_BYTES = 65_536;

class EgressRefused extends Error {
  readonly refusal: EgressRefusal;
  constructor(refusal: EgressRefusal) {
    super(`refused: ${refusal}`);
    this.refusal = refusal;
  }
}

/**
 * Posts once, through the guard: no redirects, no kept connection, 10 s in all, 64 KiB of answer. Never throws. A caller
 * that is stopped ends the request by `signal`.
 */
export function postGuarded(
  { url: text, headers = {}, body }: Post,
  {
    list,
    totalMs = TOTAL_MS,
    ask,
  }: { list: EgressList; totalMs?: number; ask?: (host: string) => Promise<Address[]> },
): Promise<PostResult> {
  const judged = judgeUrl(text, list);
  if (!judged.ok) return Promise.resolve({ kind: 'refused', refusal: judged.refusal });
  const { destination } = judged;
  const options: RequestOptions = {
    method: 'POST',
    agent: false,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'RedeployDesk',
      connection: 'close',
      ...headers,
      'content-length': Buffer.byteLength(body),
    },
    // Asked for names only; literals were judged above. With `all`, so that every address is judged before one is chosen.
    lookup: (_host, wanted, done) => {
      permittedAddresses(destination, list, ask).then((permitted) => {
        if (!permitted.ok) return done(new EgressRefused(permitted.refusal), []);
        if (wanted.all) return done(null, permitted.addresses);
        const [first] = permitted.addresses;
        done(null, first?.address ?? '', first?.family ?? 4);
      });
    },
  };
  return new Promise((resolve) => {
    const begin = destination.url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = begin(destination.url, options);
    const end = (result: PostResult) => {
      clearTimeout(limit);
      resolve(result);
      request.destroy();
    };
    const limit = setTimeout(() => end({ kind: 'timed_out' }), totalMs);
    request.on('error', (error) => end(resultOf(error)));
    request.on('response', (response) => readReply(response, end));
    request.end(body);
  });
}

function readReply(response: IncomingMessage, end: (result: PostResult) => void): void {
  const chunks: Buffer[] = [];
  let length = 0;
  response.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > MAX_REPLY_BYTES) end({ kind: 'too_long' });
    else chunks.push(chunk);
  });
  response.on('error', (error) => end(resultOf(error)));
  response.on('close', () => end({ kind: 'unreachable', code: 'CLOSED' }));
  response.on('end', () =>
    end({
      kind: 'answered',
      status: response.statusCode ?? 0,
      body: Buffer.concat(chunks).toString('utf8'),
      retryAfter: response.headers['retry-after'] ?? null,
    }),
  );
}

function resultOf(error: Error): PostResult {
  if (error instanceof EgressRefused) return { kind: 'refused', refusal: error.refusal };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'ERROR';
  return { kind: 'unreachable', code };
}
