import 'server-only';
import { DeskError } from '@/lib/domain/errors';

/** Digits only: Number() would also take "1e309", " 1", "0x10" and "". */
const WHOLE_NUMBER = /^\d{1,16}$/;
const YES = ['1', 'true'];
const NO = ['0', 'false', ''];

/**
 * The URL of a list of events → input of the events services; ranges are theirs to check.
 * Lists come comma-separated, repeated, or both. Throws DeskError invalid_input `parameter` that names the parameter.
 */
export function readEventParams(params: URLSearchParams) {
  return {
    q: params.get('q') ?? undefined,
    type: list(params, 'type'),
    level: list(params, 'level'),
    status: list(params, 'status'),
    region: list(params, 'region'),
    dueBeforeMs: wholeNumber(params, 'due_before'),
    redeployable: flag(params, 'redeployable'),
    sort: params.get('sort') || undefined,
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

function wholeNumber(params: URLSearchParams, name: string): number | undefined {
  const text = params.get(name);
  if (text === null || text === '') return undefined;
  if (!WHOLE_NUMBER.test(text)) throw new DeskError('invalid_input', 'parameter', { parameter: name });
  return Number(text);
}

function flag(params: URLSearchParams, name: string): boolean {
  const text = params.get(name) ?? '';
  if (YES.includes(text)) return true;
  if (NO.includes(text)) return false;
  throw new DeskError('invalid_input', 'parameter', { parameter: name });
}
