import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { listParam, WHOLE_NUMBER, wholeNumberParam } from '@/lib/server/services/url-params';
import { parseInstant } from '@/lib/url/audit-params';

/**
 * The URL of a list of outcomes → its filter; values are the services' to check. Lists come comma-separated, repeated,
 * or both; times as instants in UTC or as epoch ms. Throws DeskError `invalid_input` `parameter` that names the parameter.
 */
export function readOutcomeFilter(params: URLSearchParams) {
  // There are no saved views yet: an answer that ignored one would hold other rows than were asked for.
  if (params.has('saved')) throw new DeskError('invalid_input', 'parameter', { parameter: 'saved' });
  return {
    phase: listParam(params, 'phase'),
    region: listParam(params, 'region'),
    batch: params.get('batch') || undefined,
    fromMs: instant(params, 'from'),
    toMs: instant(params, 'to'),
    q: params.get('q') ?? undefined,
    attention: params.get('attention') || undefined,
  };
}

export function readOutcomeParams(params: URLSearchParams) {
  return {
    ...readOutcomeFilter(params),
    group: params.get('group') || undefined,
    dayStartMs: instant(params, 'day'),
    cursor: params.get('cursor') || undefined,
    limit: wholeNumberParam(params, 'limit'),
  };
}

/** The same filter, and the span of a picture: `since` and `until`, instants in UTC or epoch ms. */
export function readTimelineParams(params: URLSearchParams) {
  return {
    ...readOutcomeFilter(params),
    spanFromMs: instant(params, 'since'),
    spanToMs: instant(params, 'until'),
  };
}

function instant(params: URLSearchParams, name: string): number | undefined {
  const text = params.get(name);
  if (!text) return undefined;
  const ms = WHOLE_NUMBER.test(text) ? Number(text) : parseInstant(text);
  if (ms === null) throw new DeskError('invalid_input', 'parameter', { parameter: name });
  return ms;
}
