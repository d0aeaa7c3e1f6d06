import { MAX_TITLE_LENGTH } from '@/lib/domain/limits';

/** Names shown before the rest becomes a number. */
const NAMED = 2;
/** Characters of the names; a character may take two units of the limit, and " +9999" needs room. */
const MAX_NAMES_LENGTH = (MAX_TITLE_LENGTH - 10) / 2;

/**
 * The title that a draft starts with: "edge-live-017, edge-live-018 +3". It has no words, so it needs no language; at
 * 03:00 nobody must invent one. Control characters of a hostile name become spaces.
 */
export function suggestTitle(names: readonly string[]): string {
  const rest = names.length - NAMED;
  const tail = rest > 0 ? ` +${rest}` : '';
  const shown = names.slice(0, NAMED).map(plainText).join(', ');
  return `${[...shown].slice(0, MAX_NAMES_LENGTH).join('')}${tail}`.trim();
}

function plainText(name: string): string {
  return name
    .toWellFormed()
    .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim();
}
