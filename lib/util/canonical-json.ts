/** One text for one JSON value, so that a hash over it means the value. Source of the form: RFC 8785 §3.2. */

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * The text of `value` as JSON.stringify gives it (undefined members left out, NaN as null), without blanks and with the
 * keys of every object in the order of their UTF-16 code units. Throws TypeError where JSON has no text for the value.
 */
export function canonicalJson(value: unknown): string {
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError('JSON has no text for this value');
  return write(parsed(text));
}

/** Guarantee: JSON.parse gives nothing but JSON values. */
function parsed(text: string): Json {
  return JSON.parse(text) as Json;
}

function write(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  const members = Object.entries(value).sort(byKey);
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${write(member)}`).join(',')}}`;
}

function byKey([a]: [string, Json], [b]: [string, Json]): number {
  return a < b ? -1 : 1;
}
