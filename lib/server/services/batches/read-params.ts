import 'server-only';
import { DeskError } from '@/lib/domain/errors';

/** The URL of the list of batches → input of `listBatches`, which checks the values. Throws DeskError `invalid_input` `parameter`. */
export function readBatchParams(params: URLSearchParams) {
  const limit = params.get('limit');
  // Digits only: Number() would also take "1e309", " 1", "0x10" and "".
  if (limit !== null && !/^\d{1,9}$/.test(limit)) {
    throw new DeskError('invalid_input', 'parameter', { parameter: 'limit' });
  }
  return {
    state: params.getAll('state').filter((state) => state !== ''),
    q: params.get('q') ?? undefined,
    attention: params.get('attention') || undefined,
    sort: params.get('sort') || undefined,
    cursor: params.get('cursor') || undefined,
    limit: limit === null ? undefined : Number(limit),
  };
}
