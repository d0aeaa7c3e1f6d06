import { invalidParameter } from './reply';

export type Query = ReadonlyMap<string, string>;

/** [assumed] No maximum is documented for DescribeHistoryEvents; DescribeInstances documents 100. */
export const MAX_PAGE_SIZE = 100;
export const DEFAULT_PAGE_SIZE = 10;

/**
 * A list parameter, in both encodings: the SDK joins by commas (`A=x,y`), the CLI repeats (`A.1=x&A.2=y`).
 * Empty items do not count.
 */
export function readList(query: Query, name: string): string[] {
  const repeated = [...query.keys()]
    .flatMap((key) => {
      const index = key.startsWith(`${name}.`) ? key.slice(name.length + 1) : '';
      return /^\d+$/.test(index) ? [Number(index)] : [];
    })
    .sort((a, b) => a - b)
    .map((index) => query.get(`${name}.${index}`) ?? '');
  const joined = (query.get(name) ?? '').split(',');
  return [...joined, ...repeated].map((item) => item.trim()).filter((item) => item !== '');
}

/** A list whose items must all be known words. [assumed] ENS does not say what it does with others. */
export function readChoices<T extends string>(query: Query, name: string, known: readonly T[]): T[] {
  return readList(query, name).map((item) => {
    const choice = known.find((value) => value === item);
    if (choice === undefined) {
      throw invalidParameter(name, `"${item}" is not one of ${known.join(', ')}`);
    }
    return choice;
  });
}

/** A string parameter that holds a JSON array of strings; undefined when absent. */
export function readJsonStrings(query: Query, name: string, max: number): string[] | undefined {
  const text = query.get(name);
  if (text === undefined || text === '') {
    return undefined;
  }
  const value = parseJson(text);
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw invalidParameter(name, 'not a JSON array of strings');
  }
  if (value.length > max) {
    throw invalidParameter(name, `${value.length} items, at most ${max}`);
  }
  return value;
}

export type PageRequest = { pageNumber: number; pageSize: number };

export function readPage(query: Query): PageRequest {
  return {
    pageNumber: readPositive(query, 'PageNumber', 1, Number.MAX_SAFE_INTEGER),
    pageSize: readPositive(query, 'PageSize', DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE),
  };
}

function readPositive(query: Query, name: string, fallback: number, max: number): number {
  const text = query.get(name);
  if (text === undefined || text === '') {
    return fallback;
  }
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= 1 && value <= max)) {
    throw invalidParameter(name, `not an integer from 1 to ${max}`);
  }
  return value;
}

export function pageOf<T>(items: readonly T[], { pageNumber, pageSize }: PageRequest): T[] {
  const from = (pageNumber - 1) * pageSize;
  return items.slice(from, from + pageSize);
}

/** The parsed JSON, or undefined when it is none (`undefined` itself is no JSON value). */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
