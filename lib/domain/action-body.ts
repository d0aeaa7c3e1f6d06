/**
 * What our pages send to a server action: a short list of plain JSON arguments. React's own format knows more (files,
 * maps, promises, functions of the server), none of which a page of ours uses; its decoder is kept from all of it.
 */

/** Arguments of one action. Ours take one, and the framework drops those that an action does not use. */
const MAX_ARGUMENTS = 8;
/** Levels of lists and objects. A plan or policy has six. */
const MAX_DEPTH = 32;
/** Characters of a language, a theme or a zone. */
const MAX_PREFERENCE_LENGTH = 64;

/** Values that React writes as texts because JSON has none of them. */
const PLAIN_MARKS = /^\$(\$|undefined$|NaN$|-?Infinity$|-0$)/;
/** An object that stands in the arguments twice: React names the place of the first. */
const SAME_AS = /^\$0(:[^:]{1,200}){1,32}$/;

/** Whether React's decoder can read `body` without anything but plain values coming of it. */
export function isPlainActionBody(body: string): boolean {
  // Looked at before it is parsed: a parser of JSON takes a second for lists 400,000 deep.
  if (depthOf(body) > MAX_DEPTH) return false;
  const args = parse(body);
  if (!Array.isArray(args) || args.length > MAX_ARGUMENTS) return false;
  const open: unknown[] = [args];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string' && value.startsWith('$') && !isKnownMark(value, args)) return false;
    if (typeof value !== 'object' || value === null) continue;
    for (const inner of Object.values(value)) open.push(inner);
  }
  return true;
}

/** What the actions take that need no session: one short text, for a language, a theme or a zone. */
export function isPreferenceBody(body: string): boolean {
  if (body.length > 2 * MAX_PREFERENCE_LENGTH) return false;
  const args = parse(body);
  if (!Array.isArray(args) || args.length !== 1) return false;
  const [value]: unknown[] = args;
  return typeof value === 'string' && value.length <= MAX_PREFERENCE_LENGTH && !value.startsWith('$');
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function isKnownMark(text: string, args: readonly unknown[]): boolean {
  if (PLAIN_MARKS.test(text)) return true;
  if (!SAME_AS.test(text)) return false;
  let found: unknown = args;
  for (const name of text.split(':').slice(1)) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return false;
    found = Reflect.get(found, name);
  }
  return typeof found === 'object' && found !== null;
}

/** How deep lists and objects stand in each other, as far as the first level too many. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let at = 0; at < json.length && deepest <= MAX_DEPTH; at += 1) {
    const char = json[at];
    if (inText && char === '\\') at += 1;
    else if (char === '"') inText = !inText;
    else if (!inText && (char === '[' || char === '{')) deepest = Math.max(deepest, ++depth);
    else if (!inText && (char === ']' || char === '}')) depth -= 1;
  }
  return deepest;
}
