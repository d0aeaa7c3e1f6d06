import 'server-only';
import { randomUUID } from 'node:crypto';
import { type IncomingMessage, Server, ServerResponse } from 'node:http';
import { isLocale, LOCALE_COOKIE, type Locale, matchLocale } from '@/lib/i18n/locale';
import en from '@/lib/i18n/messages/en/errors.json';
import zh from '@/lib/i18n/messages/zh-CN/errors.json';
import type { DeskProblem } from '@/lib/schemas/action-result';
import { sessionKey } from '@/lib/server/auth/session-key';
import { getConfig } from '@/lib/server/config';
import { ACTION_REPLY_TYPE, actionReply } from '@/lib/server/door/refuse';
import { log } from '@/lib/server/log';
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

const TEXTS: Record<Locale, string> = { en: en.too_many_page, 'zh-CN': zh.too_many_page };

/**
 * Answers 429 with Retry-After: for data as `{problem}`, for an action as its result, for a page as one that loads again by
 * itself. The strict headers are there already: the front door sets them before anybody answers. Gives the id to quote.
 */
function answerTooMany(
  request: IncomingMessage,
  response: ServerResponse,
  kind: RequestKind,
  waitMs: number,
): string {
  const retryAfterS = Math.max(1, Math.ceil(waitMs / 1_000));
  const correlationId = randomUUID();
  const problem: DeskProblem = {
    code: 'rate_limited',
    reason: 'session_budget',
    details: { retryAfterS },
    correlationId,
  };
  const [type, body] = bodyOf(request, kind, problem, retryAfterS);
  response.writeHead(429, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Retry-After': retryAfterS,
    'Cache-Control': 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
  return correlationId;
}

function bodyOf(
  request: IncomingMessage,
  kind: RequestKind,
  problem: DeskProblem,
  retryAfterS: number,
): [type: string, body: string] {
  if (kind === 'page') return ['text/html; charset=utf-8', page(localeOf(request), retryAfterS)];
  if (kind === 'act' && request.headers['next-action']) return [ACTION_REPLY_TYPE, actionReply(problem)];
  return ['application/json', JSON.stringify({ problem })];
}

/** Nothing of the request stands in it. */
function page(locale: Locale, retryAfterS: number): string {
  const text = TEXTS[locale];
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta http-equiv="refresh" content="${retryAfterS}"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${text}</title><p role="alert">${text}</p></html>`;
}

function localeOf({ headers }: IncomingMessage): Locale {
  const chosen = new RegExp(`(?:^|;\\s*)${LOCALE_COOKIE}=([^;]*)`).exec(headers.cookie ?? '')?.[1];
  return isLocale(chosen) ? chosen : matchLocale(headers['accept-language']);
}
