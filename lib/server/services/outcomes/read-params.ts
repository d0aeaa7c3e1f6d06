import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { parseInstant } from '@/lib/url/audit-params';

/** Digits only: Number() would also take "1e309", " 1", "0x10" and "". */
const WHOLE_NUMBER = /^\d{1,16}$/;

/**
 * The URL of a list of outcomes → its filter; values are the services' to check. Lists come comma-separated, repeated,
 * or both; times as instants in UTC or as epoch ms. Throws DeskError `invalid_input` `parameter` that names the parameter.
 */
export function readOutcomeFilter(params: URLSearchParams) {
  return {
    phase: list(params, 'phase'),
    region: list(params, 'region'),
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
    limit: wholeNumber(params, 'limit'),
  };
}

function list(params: URLSearchParams, name: string): string[] {
  return params
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

function instant(params: URLSearchParams, name: string): number | undefined {
  const text = params.get(name);
  if (!text) return undefined;
  const ms = WHOLE_NUMBER.test(text) ? Number(text) : parseInstant(text);
  if (ms === null) throw new DeskError('invalid_input', 'parameter', { parameter: name });
  return ms;
}

function wholeNumber(params: URLSearchParams, name: string): number | undefined {
  const text = params.get(name);
  if (text === null || text === '') return undefined;
  if (!WHOLE_NUMBER.test(text)) throw new DeskError('invalid_input', 'parameter', { parameter: name });
  return Number(text);
}
