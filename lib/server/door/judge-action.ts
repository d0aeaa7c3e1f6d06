import 'server-only';
import type { IncomingHttpHeaders } from 'node:http';
import type { Refusal } from '@/lib/domain/request-limits';

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
