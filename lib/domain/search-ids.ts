/** What a person typed into the search: nothing, words that must all occur, or a pasted list of ids. */
export type Search =
  | { kind: 'none' }
  | { kind: 'words'; words: string[] }
  /** Without doubles, in the order they were given. */
  | { kind: 'ids'; ids: string[] };

/** Between pasted ids: blanks, commas, semicolons, quotes and brackets, also the full-width ones. */
const SEPARATORS = /[\s,;|"'`()[\]{}<>，；、。“”‘’（）【】]+/u;
/** `e-` and `i-` with a digit somewhere, so that "e-mail" stays a word. */
const LIKE_AN_ID = /^[ei]-(?=[\w-]*\d)[\w-]{4,}$/i;
/** One id alone counts only when it is whole (event: 32 hex digits); part of one is searched as text. */
const WHOLE_ID = /^(e-[0-9a-f]{32}|i-[0-9a-z]{20,})$/i;

/** Reads the search text. Two or more ids and nothing else, or one whole id, are a list; anything else is words. */
export function parseSearch(text: string): Search {
  const tokens = text.split(SEPARATORS).filter((token) => token !== '');
  const [first] = tokens;
  const isList = tokens.length > 1 && tokens.every((token) => LIKE_AN_ID.test(token));
  if (isList || (tokens.length === 1 && first !== undefined && WHOLE_ID.test(first))) {
    return { kind: 'ids', ids: [...new Set(tokens)] };
  }
  const words = text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  return words.length === 0 ? { kind: 'none' } : { kind: 'words', words: [...new Set(words)] };
}
