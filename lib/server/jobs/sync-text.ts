import 'server-only';

/**
 * A text that both stores can keep: PostgreSQL refuses NUL, and a lone surrogate is no Unicode.
 * Longer ones end in "…" after `maxLength` characters.
 */
export function clip(text: string, maxLength: number): string {
  const clean = text.replaceAll('\0', '\uFFFD').toWellFormed();
  return clean.length <= maxLength ? clean : `${clean.slice(0, maxLength - 1).toWellFormed()}…`;
}

/** The texts of a JSON array that we stored; anything else is an empty list. */
export function parseTexts(json: string): string[] {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  } catch {
    return [];
  }
}
