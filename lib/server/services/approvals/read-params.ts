import 'server-only';
import { DeskError } from '@/lib/domain/errors';

/** The URL of the inbox → input of `listInbox`, which checks the values. Throws DeskError `invalid_input` `parameter`. */
export function readInboxParams(params: URLSearchParams) {
  const limit = params.get('limit');
  if (limit !== null && !/^\d{1,9}$/.test(limit)) {
    throw new DeskError('invalid_input', 'parameter', { parameter: 'limit' });
  }
  return {
    tab: params.get('tab') || undefined,
    cursor: params.get('cursor') || undefined,
    limit: limit === null ? undefined : Number(limit),
  };
}
