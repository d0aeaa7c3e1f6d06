import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { parseInstant } from '@/lib/url/audit-params';

/** Digits only: Number() would also take "1e309", " 1", "0x10" and "". */
const WHOLE_NUMBER = /^\d{1,15}$/;

/**
 * The URL of a list of audit entries → its filter; the services check the values. The names are those of the page, so
 * the query of one works in the other. Throws DeskError `invalid_input` `parameter` that names the parameter.
 */
export function readAuditFilter(params: URLSearchParams) {
  return {
    q: params.get('q') ?? undefined,
    actor: params.get('actor') || undefined,
    by: params.get('by') || undefined,
    action: params.getAll('action').filter((value) => value !== ''),
    type: params.get('type') || undefined,
    id: params.get('id') || undefined,
    fromMs: instant(params, 'from'),
    toMs: instant(params, 'to'),
  };
}

export function readAuditParams(params: URLSearchParams) {
  return {
    ...readAuditFilter(params),
    cursor: params.get('cursor') || undefined,
    limit: wholeNumber(params.get('limit') ?? undefined, 'limit'),
  };
}

/** The number of one entry, out of its path. */
export function readAuditSeq(text: string) {
  return { seq: wholeNumber(text, 'seq') };
}

function instant(params: URLSearchParams, name: string): number | undefined {
  const text = params.get(name);
  if (!text) return undefined;
  const ms = parseInstant(text);
  if (ms === null) throw new DeskError('invalid_input', 'parameter', { parameter: name });
  return ms;
}

function wholeNumber(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  if (!WHOLE_NUMBER.test(text)) throw new DeskError('invalid_input', 'parameter', { parameter: name });
  return Number(text);
}
