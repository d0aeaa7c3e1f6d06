import 'server-only';
import { DeskError } from '@/lib/domain/errors';

/** Digits only: Number() would also take "1e309", " 1", "0x10" and "". */
export const WHOLE_NUMBER = /^\d{1,16}$/;

/** Values of a parameter that come comma-separated, repeated, or both. */
export function listParam(params: URLSearchParams, name: string): string[] {
  return params
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/** Absent or empty: undefined. Throws DeskError `invalid_input` `parameter`, which names it. */
export function wholeNumberParam(params: URLSearchParams, name: string): number | undefined {
  const text = params.get(name);
  if (text === null || text === '') return undefined;
  if (!WHOLE_NUMBER.test(text)) throw new DeskError('invalid_input', 'parameter', { parameter: name });
  return Number(text);
}
