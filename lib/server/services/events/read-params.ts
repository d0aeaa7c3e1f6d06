import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import { listParam, wholeNumberParam } from '@/lib/server/services/url-params';

const YES = ['1', 'true'];
const NO = ['0', 'false', ''];

/**
 * The URL of a list of events → input of the events services; ranges are theirs to check.
 * Lists come comma-separated, repeated, or both. Throws DeskError invalid_input `parameter` that names the parameter.
 */
export function readEventParams(params: URLSearchParams) {
  return {
    q: params.get('q') ?? undefined,
    type: listParam(params, 'type'),
    level: listParam(params, 'level'),
    status: listParam(params, 'status'),
    region: listParam(params, 'region'),
    dueBeforeMs: wholeNumberParam(params, 'due_before'),
    redeployable: flag(params, 'redeployable'),
    unplanned: flag(params, 'unplanned'),
    sort: params.get('sort') || undefined,
    cursor: params.get('cursor') || undefined,
    limit: wholeNumberParam(params, 'limit'),
  };
}

function flag(params: URLSearchParams, name: string): boolean {
  const text = params.get(name) ?? '';
  if (YES.includes(text)) return true;
  if (NO.includes(text)) return false;
  throw new DeskError('invalid_input', 'parameter', { parameter: name });
}
