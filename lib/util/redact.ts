/** Names of members whose values are nobody's to read later. Source: trust.md §2.5 item 40. */
const SECRET_NAME =
  /pass(word|phrase|wd)|secret|token|cookie|authorization|credential|signature|(access|private|api)[_-]?key/i;

export const REDACTED = '[redacted]';

/** A copy of a JSON value in which texts and numbers under secret names are replaced; flags and structure stay. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  if ('toJSON' in value) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      SECRET_NAME.test(name) ? hidden(member) : withoutSecrets(member),
    ]),
  );
}

function hidden(value: unknown): unknown {
  return value === null || value === undefined || typeof value === 'boolean' ? value : REDACTED;
}
