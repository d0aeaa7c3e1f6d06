import 'server-only';
import { type IncomingMessage, Server, ServerResponse } from 'node:http';
import { sessionKey } from '@/lib/server/auth/session-key';
import { getConfig } from '@/lib/server/config';
import { log } from '@/lib/server/log';
import { answerTooMany } from '@/lib/server/reads/answer-too-many';
import { type RequestKind, type SessionBudget, sessionBudget } from '@/lib/server/reads/session-budget';
import { routes } from '@/lib/url/routes';

/** Asked by monitoring, which holds no session of ours. */
const WITHOUT_BUDGET: readonly string[] = [routes.health(), routes.metrics()];
const READS = new Set(['GET', 'HEAD']);

type Settings = { baseUrl: string; authSecret: string };

/**
 * From now on every HTTP server of this process refuses what is over the budget of its session before anything else
 * looks at the request: a refusal costs some 50 µs, where Next alone would take milliseconds. Called once, at the start.
 */
export function installSessionBudget(
  getSettings: () => Settings = getConfig,
  budget: SessionBudget = sessionBudget(),
): void {
  const emit = Server.prototype.emit;
  Server.prototype.emit = function emitWithinBudget(event: string | symbol, ...args: unknown[]) {
    const [request, response] = args;
    const isExchange = event === 'request' && response instanceof ServerResponse && isIncoming(request);
    if (isExchange && isRefused(request, response, getSettings(), budget)) return true;
    return Reflect.apply(emit, this, [event, ...args]);
  };
}

function isRefused(
  request: IncomingMessage,
  response: ServerResponse,
  settings: Settings,
  budget: SessionBudget,
): boolean {
  const kind = kindOf(request);
  const session = kind && sessionKey(request.headers.cookie, settings);
  if (!kind || !session) return false;
  const waitMs = budget.take(session, kind);
  if (waitMs === 0) return false;
  const correlationId = answerTooMany(request, response, kind, waitMs);
  // Once a minute: a loop must not fill the log either.
  const count = budget.refused(session);
  if (count !== null) log.warn({ correlationId, kind, count }, 'requests over the budget of their session');
  return true;
}

/** Null for what has no budget: health, metrics, files of the build, and signing in and out. */
function kindOf({ method = 'GET', url = '/', headers }: IncomingMessage): RequestKind | null {
  const [path = '/'] = url.split('?', 1);
  if (path.startsWith('/_next/static/') || WITHOUT_BUDGET.includes(path)) return null;
  const isApi = path.startsWith('/api/');
  if (!READS.has(method)) return isApi ? null : 'act';
  // What the browser fetches ahead of a click is the frame of a page, without what is in it.
  return isApi || isAhead(headers) ? 'read' : 'page';
}

function isAhead(headers: IncomingMessage['headers']): boolean {
  return headers.rsc === '1' && headers['next-router-prefetch'] === '1';
}

function isIncoming(value: unknown): value is IncomingMessage {
  return typeof value === 'object' && value !== null && 'headers' in value && 'socket' in value;
}
