import 'server-only';
import { type IncomingMessage, Server, ServerResponse } from 'node:http';
import { Duplex } from 'node:stream';
import { isPlainActionBody, isPreferenceBody } from '@/lib/domain/action-body';
import { isApiPath, judgeHead, pathOf, type Refusal } from '@/lib/domain/request-limits';
import { carriesOwnStamp } from '@/lib/server/auth/peer';
import { sessionKey } from '@/lib/server/auth/session-key';
import type { Config } from '@/lib/server/config';
import { judgeAction } from '@/lib/server/door/judge-action';
import { buildFolder, readKnownActions } from '@/lib/server/door/known-actions';
import { PageTurns } from '@/lib/server/door/page-turns';
import { noteRefusal } from '@/lib/server/door/refusal-log';
import { hasBody, refuse, refuseRaw, refuseUnauthenticated } from '@/lib/server/door/refuse';
import { collectBody, MAX_BODY, MAX_STRANGER_BODY } from '@/lib/server/door/request-body';
import { setStrictHeaders, strictHeaders } from '@/lib/server/door/strict-headers';

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
