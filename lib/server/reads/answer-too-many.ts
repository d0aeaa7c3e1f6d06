import 'server-only';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLocale, type Locale, matchLocale } from '@/lib/i18n/locale';
import en from '@/lib/i18n/messages/en/errors.json';
import zh from '@/lib/i18n/messages/zh-CN/errors.json';
import { LOCALE_COOKIE } from '@/lib/i18n/preferences';
import type { DeskProblem } from '@/lib/schemas/action-result';
import { ACTION_REPLY_TYPE, actionReply } from '@/lib/server/door/refuse';
import type { RequestKind } from '@/lib/server/reads/session-budget';

const TEXTS: Record<Locale, string> = { en: en.too_many_page, 'zh-CN': zh.too_many_page };

/**
 * Answers 429 with Retry-After: for data as `{problem}`, for an action as its result, for a page as one that loads again by
 * itself. The strict headers are there already: the front door sets them before anybody answers. Gives the id to quote.
 */
export function answerTooMany(
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
