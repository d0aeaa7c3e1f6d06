/** What a person typed into the search: nothing, words that must all occur, or a pasted list of ids. */
export type Search =
  | { kind: 'none' }
  | { kind: 'words'; words: string[] }
  /** Ids, names of instances and shortened ids ("i-5hvm86…05gc4jc"), without doubles, in the order they were given. */
  | { kind: 'ids'; ids: string[] };

/** Between pasted ids: blanks, commas, semicolons, quotes and brackets, also the full-width ones. */
const SEPARATORS = /[\s,;|"'`()[\]{}<>=&，；、。：“”‘’（）【】]+/u;
/** What stands around an id in a text: the mark of a list, the end of a sentence. */
const AROUND = /^[-*•·.:!?/\\]+|[.:!?*/\\]+$/gu;
/** `e-` and `i-` with a digit somewhere, so that "e-mail" stays a word. */
const LIKE_AN_ID = /^[ei]-(?=[\w-]*\d)[\w-]{4,}$/i;
/** One id alone counts only when it is whole (event: 32 hex digits); part of one is searched as text. */
const WHOLE_ID = /^(e-[0-9a-f]{32}|i-[0-9a-z]{20,})$/i;
/** As the pages show an id: its first and its last characters. People copy it from there, or type three dots. */
const SHORTENED_ID = /^([ei]-[0-9a-z]{4,16})(?:…|\.{2,3})([0-9a-z]{4,16})$/i;
/** As people name instances: words and a number with dashes between. A region ("cn-…") is none. */
const LIKE_A_NAME = /^(?!cn-)(?=.*\d)[a-z][\w.]*(?:-[\w.]+)+$/i;

/**
 * Reads the search text. Whole and shortened ids are taken out of any text around them; two or more names and nothing else
 * are a list too. Anything else is words.
 */
export function parseSearch(text: string): Search {
  const tokens = text
    .split(SEPARATORS)
    .map((token) => token.replace(AROUND, ''))
    .filter((token) => token !== '')
    .map((token) => token.replace(SHORTENED_ID, '$1…$2'));
  const isList = tokens.length > 1 && tokens.every((token) => isPartOfList(token));
  const ids = isList ? tokens : tokens.filter(isCertain);
  if (ids.length > 0) return { kind: 'ids', ids: [...new Set(ids)] };
  const words = text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  return words.length === 0 ? { kind: 'none' } : { kind: 'words', words: [...new Set(words)] };
}

/** The two ends of a shortened id; null for any other. */
export function endsOf(id: string): { head: string; tail: string } | null {
  const [, head, tail] = SHORTENED_ID.exec(id) ?? [];
  return head === undefined || tail === undefined
    ? null
    : { head: head.toLowerCase(), tail: tail.toLowerCase() };
}

/** Whether it may be the name of an instance: neither an id nor part of one. */
export function isName(id: string): boolean {
  return !LIKE_AN_ID.test(id) && !SHORTENED_ID.test(id);
}

function isCertain(token: string): boolean {
  return WHOLE_ID.test(token) || SHORTENED_ID.test(token);
}

function isPartOfList(token: string): boolean {
  return LIKE_AN_ID.test(token) || SHORTENED_ID.test(token) || LIKE_A_NAME.test(token);
}
