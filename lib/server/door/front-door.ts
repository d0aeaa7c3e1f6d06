import 'server-only';
import { readFileSync } from 'node:fs';
import { type IncomingHttpHeaders, type IncomingMessage, Server, ServerResponse } from 'node:http';
import path from 'node:path';
import { Duplex } from 'node:stream';
import {
  isApiPath,
  isPlainActionBody,
  isPreferenceBody,
  judgeHead,
  pathOf,
  type Refusal,
} from '@/lib/domain/request-limits';
import { carriesOwnStamp } from '@/lib/server/auth/peer';
import { sessionKey } from '@/lib/server/auth/session-key';
import type { Config } from '@/lib/server/config';
import { PageTurns } from '@/lib/server/door/page-turns';
import {
  hasBody,
  refuse,
  refuseRaw,
  refuseUnauthenticated,
  setStrictHeaders,
  strictHeaders,
} from '@/lib/server/door/refuse';
import { log } from '@/lib/server/log';
import { monotonicMs } from '@/lib/time/clock';

export type DoorConfig = Pick<Config, 'baseUrl' | 'authSecret' | 'production'>;
type Door = { config: DoorConfig; turns: PageTurns; actions: ReadonlySet<string> | null };
type LetIn = () => void;

/** Strangers need no turn for these: they cost little, or limit themselves. */
const WITHOUT_TURN = /^\/(api\/health$|api\/metrics$|api\/auth\/|_next\/static\/)/;
const TURNS_FULL: Refusal = {
  status: 503,
  text: 'The desk is busy. Try again in a moment.',
  headers: { 'Retry-After': '2' },
};

/**
 * Stands before Next, on every HTTP server of this process from now on: what is too big, odd or forged is answered here
 * for next to nothing, since Next spends seconds of the one thread on some requests before it asks who sent them. Lets
 * in whatever our own pages send. Call once, after installPeerStamp(), so that it comes before the stamp.
 */
export function installFrontDoor(config: DoorConfig, actions = readKnownActions(buildFolder())): void {
  const headers = strictHeaders(config);
  const door = { config, turns: new PageTurns(), actions };
  const answering = new WeakMap<Duplex, ServerResponse>();
  const emit = Server.prototype.emit;
  Server.prototype.emit = function emitJudged(this: Server, event: string | symbol, ...args: unknown[]) {
    const [first, second] = args;
    const letIn = () => Reflect.apply(emit, this, [event, ...args]);
    if (event === 'request' && second instanceof ServerResponse) {
      setStrictHeaders(second, headers);
      answering.set(second.req.socket, second);
      if (!config.production || carriesOwnStamp(second.req.headers)) return letIn();
      receive(second.req, second, door, letIn);
      return true;
    }
    // The development server talks to its pages by a WebSocket; production has none.
    if (event === 'upgrade' && config.production && second instanceof Duplex) {
      refuseRaw(second, 400, headers);
      return true;
    }
    if (event === 'clientError' && this.listenerCount('clientError') === 0 && second instanceof Duplex) {
      const current = answering.get(second);
      // In the middle of another answer on this connection: Node then only closes it.
      if (current?.headersSent && !current.writableFinished) return letIn();
      refuseRaw(second, statusOf(first), headers);
      return true;
    }
    return letIn();
  };
}

function receive(
  request: IncomingMessage,
  response: ServerResponse,
  { config, turns, actions }: Door,
  letIn: LetIn,
): void {
  const { method = '', url = '', rawHeaders, headers } = request;
  const path = pathOf(url);
  const isAction = method === 'POST' && !isApiPath(path);
  const turnAway = (refusal: Refusal) => {
    noteRefusal(refusal.status);
    refuse(request, response, refusal);
  };
  const refusal =
    judgeHead({ method, target: url, rawHeaders }) ?? (isAction ? judgeAction(headers, actions) : null);
  if (refusal) {
    turnAway(refusal);
    return;
  }
  // The very question of the budgets: who is no stranger has one.
  const isStranger = sessionKey(headers.cookie, config) === null;
  const serve = () => {
    if (!isStranger || WITHOUT_TURN.test(path)) letIn();
    else if (!turns.take(response, letIn)) turnAway(TURNS_FULL);
  };
  if (!isAction && !hasBody(request)) {
    serve();
    return;
  }
  collectBody(request, isStranger ? MAX_STRANGER_BODY : MAX_BODY, {
    onTooLong: () => turnAway({ status: 413, text: 'The body of the request is too long.' }),
    onWhole: (body) => {
      if (!isAction) serve();
      else if (!isPlainActionBody(body())) turnAway({ status: 400, text: 'The action cannot be read.' });
      else if (!isStranger || isPreferenceBody(body())) serve();
      else {
        noteRefusal(401);
        refuseUnauthenticated(request, response);
      }
    },
  });
}

/** As Node answers by itself. */
function statusOf(error: unknown): number {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}

/**
 * The refusal of a POST to a page that is no call of an action as our pages make it; null for one that is. An action
 * without Origin passes: each action refuses that itself (run-action.ts), and abuse test 7 proves it by this.
 * @param known the ids of this build's actions; null: Next tells them apart
 */
export function judgeAction(headers: IncomingHttpHeaders, known: ReadonlySet<string> | null): Refusal | null {
  const id = headers['next-action'];
  if (id === undefined) return { status: 405, text: 'Nothing can be posted to this address.' };
  // As Next says it; by this header an open page knows that it is of an older build. Next's ids have this shape.
  if (typeof id !== 'string' || !/^[0-9a-f]{42}$/.test(id) || known?.has(id) === false) {
    return { status: 404, text: 'Server action not found.', headers: { 'x-nextjs-action-not-found': '1' } };
  }
  // What Next compares too, but answers with 500.
  const { origin, host } = headers;
  if (origin !== undefined && hostOf(origin) !== firstOf(headers['x-forwarded-host'] ?? host)) {
    return { status: 403, text: 'This request comes from another site.' };
  }
  if (!/^text\/plain\s*(;|$)/i.test(headers['content-type'] ?? '')) {
    return { status: 415, text: 'An action takes plain text only.' };
  }
  return null;
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

function firstOf(header: string | string[] | undefined): string | undefined {
  const text = typeof header === 'string' ? header : header?.[0];
  return text?.split(',')[0]?.trim();
}

/** One line a minute for each status is enough to see that something is going on (ms). */
const QUIET_MS = 60_000;

type Kind = { saidAtMs: number; since: number };
const kinds = new Map<number, Kind>();

/** Writes down that requests were not let in: the first at once, the others as a count. Whoever sends many fills no log. */
function noteRefusal(status: number): void {
  const now = monotonicMs();
  const kind = kinds.get(status);
  if (kind && now - kind.saidAtMs < QUIET_MS) {
    kind.since += 1;
    return;
  }
  log.info({ status, more: kind?.since ?? 0 }, 'a request was not let in');
  kinds.set(status, { saidAtMs: now, since: 0 });
}

/** Bytes that a stranger may send: a sign-in has 4 KB at most. */
export const MAX_STRANGER_BODY = 16_384;
/** Bytes that somebody who has signed in may send: a server action takes 1 MB. */
export const MAX_BODY = 1_048_576;

/**
 * Waits for the whole body before anybody works for the request, so that one that is too long, or never ends, costs
 * nothing but its bytes. The request can then be read as if nothing had happened.
 * @param onWhole gets the body as text; called once, never after `onTooLong`
 */
function collectBody(
  request: IncomingMessage,
  maxBytes: number,
  { onWhole, onTooLong }: { onWhole: (body: () => string) => void; onTooLong: () => void },
): void {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    onTooLong();
    return;
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Node's parser hands each piece to push(), and null at the end. Listening to 'data' would take them from Next.
  request.push = (chunk: Buffer | null) => {
    if (chunk !== null) {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        onTooLong();
        return false;
      }
      chunks.push(chunk);
      return true;
    }
    Reflect.deleteProperty(request, 'push');
    for (const kept of chunks) request.push(kept);
    const more = request.push(null);
    onWhole(() => Buffer.concat(chunks).toString('utf8'));
    return more;
  };
}

/**
 * The ids of the actions of this build, as Next lists them beside it; null when that list cannot be read. Then Next itself
 * says which it does not know, with a stack in the log for each.
 */
export function readKnownActions(folder: string): ReadonlySet<string> | null {
  try {
    const file = path.join(folder, 'server', 'server-reference-manifest.json');
    const { node } = JSON.parse(readFileSync(file, 'utf8'));
    return new Set(Object.keys(node));
  } catch {
    return null;
  }
}

/** The folder of this build, as next.config.js has it. */
function buildFolder(): string {
  return path.join(process.cwd(), process.env.NEXT_DIST_DIR || '.next');
}
