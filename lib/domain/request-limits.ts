/**
 * What a request may be made of before the framework looks at it. Next works on query parameters and cookies in more
 * than quadratic time, on the one thread that also sends orders. Figures: docs/performance.md, "The front door". What
 * address and headers have together is limited by Node's parser (MAX_HEAD_BYTES in lib/cli/waiting-room.js).
 */

/** Bytes of the address. Our own longest one, 500 pasted ids on the way to the sign-in page, has some 21,000. */
export const MAX_TARGET_BYTES = 24_576;
/** Bytes and segments of the path. */
export const MAX_PATH_BYTES = 1_024;
export const MAX_PATH_SEGMENTS = 24;
/** Query parameters. Four filters of a hundred choices each are the most that a page of ours asks for. */
export const MAX_QUERY_PARAMETERS = 500;
export const MAX_COOKIES = 60;
export const MAX_HEADERS = 100;
/** Bytes of all header names and values, of the cookies, and of any other single value. */
export const MAX_HEADER_BYTES = 16_384;
export const MAX_COOKIE_BYTES = 8_192;
export const MAX_VALUE_BYTES = 4_096;
/** Next searches User-Agent with a pattern that takes quadratic time: 20 KB of digits cost 1.4 s. Browsers send some 200. */
export const MAX_USER_AGENT_BYTES = 1_024;

/** The state of an open page, which our own pages send; an action's name, which has its own check. */
const LONG_VALUES = new Set(['next-router-state-tree', 'next-action']);
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** Pages are read, and take actions. */
const PAGE_METHODS = new Set(['GET', 'HEAD', 'POST']);

/** A request as Node has parsed it. `rawHeaders`: name, value, name, value… */
export type RequestHead = { method: string; target: string; rawHeaders: readonly string[] };

/** Why a request is not let in: the status, and one plain sentence for whoever sent it. */
export type Refusal = { status: number; text: string; headers?: Record<string, string> };

const refused = (status: number, text: string): Refusal => ({ status, text });

/** The refusal of a request that no page or program of ours would make; null for all others. Cheap: no decoding of values. */
export function judgeHead(head: RequestHead): Refusal | null {
  return judgeMethod(head) ?? judgeTarget(head.target) ?? judgeHeaders(head.rawHeaders);
}

export function pathOf(target: string): string {
  const end = target.indexOf('?');
  return end === -1 ? target : target.slice(0, end);
}

export function isApiPath(path: string): boolean {
  return path.startsWith('/api/');
}

function judgeMethod({ method, target }: RequestHead): Refusal | null {
  const known = isApiPath(target) ? METHODS : PAGE_METHODS;
  return known.has(method) ? null : refused(405, 'This method is not served here.');
}

function judgeTarget(target: string): Refusal | null {
  if (target.length > MAX_TARGET_BYTES) return refused(414, 'The address is too long.');
  // A path of this server, of visible ASCII: no other server's address, no "*", nothing that a browser would encode.
  if (!/^\/[!-~]*$/.test(target) || /[\\#]/.test(target)) return refused(400, 'The address cannot be read.');
  const path = pathOf(target);
  if (path.length > MAX_PATH_BYTES || countOf(path, '/') > MAX_PATH_SEGMENTS) {
    return refused(414, 'The path is too long.');
  }
  if (!isDecodable(path)) return refused(400, 'The address cannot be read.');
  if (path.length < target.length && countOf(target, '&') >= MAX_QUERY_PARAMETERS) {
    return refused(414, 'The address has too many parameters.');
  }
  return null;
}

function judgeHeaders(rawHeaders: readonly string[]): Refusal | null {
  if (rawHeaders.length > 2 * MAX_HEADERS) return refused(431, 'The request has too many headers.');
  let bytes = 0;
  let cookieBytes = 0;
  let cookies = 0;
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    const value = rawHeaders[index + 1] ?? '';
    bytes += name.length + value.length;
    if (name === 'cookie') {
      cookieBytes += value.length;
      cookies += countOf(value, ';') + 1;
    } else if (value.length > longestOf(name)) {
      return refused(431, 'A header of the request is too long.');
    } else if (name === 'host' && !/^[\w.:[\]-]{1,300}$/.test(value)) {
      return refused(400, 'The request names no host.');
    }
  }
  if (cookies > MAX_COOKIES) return refused(431, 'The request has too many cookies.');
  const tooLong = bytes > MAX_HEADER_BYTES || cookieBytes > MAX_COOKIE_BYTES;
  return tooLong ? refused(431, 'The headers of the request are too long.') : null;
}

function longestOf(name: string): number {
  if (name === 'user-agent') return MAX_USER_AGENT_BYTES;
  return LONG_VALUES.has(name) ? MAX_HEADER_BYTES : MAX_VALUE_BYTES;
}

function countOf(text: string, char: string): number {
  let count = 0;
  for (let at = text.indexOf(char); at !== -1; at = text.indexOf(char, at + 1)) count += 1;
  return count;
}

/** Whether the escapes of a path can be decoded, and hide no control character. */
function isDecodable(path: string): boolean {
  if (!path.includes('%')) return true;
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

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
