import 'server-only';

/**
 * What is proven about a failed call.
 * `refused` 4xx with a vendor Code · `throttled` · `unauthorised` key, signature, clock or permission ·
 * `not_sent` proven that no byte of the request reached a server (DNS, connection refused, certificate not accepted, no
 * credentials) ·
 * `unknown` everything else: the cloud may have acted.
 */
export type EnsErrorKind = 'refused' | 'throttled' | 'unauthorised' | 'not_sent' | 'unknown';

/** The one error of the ENS seam. Its texts are scrubbed: no URL, no parameters, no key. */
export class EnsError extends Error {
  readonly kind: EnsErrorKind;
  /** Vendor Code, or our own word (`ECONNREFUSED`, `ReadTimeout`, `UnreadableReply`…). */
  readonly code: string;
  readonly httpStatus: number | null;
  readonly requestId: string | null;
  /** The cloud's hint (ms), only when throttled. */
  readonly retryAfterMs: number | null;

  constructor(input: {
    kind: EnsErrorKind;
    code: string;
    message: string;
    httpStatus?: number | null;
    requestId?: string | null;
    retryAfterMs?: number | null;
  }) {
    super(input.message);
    this.name = 'EnsError';
    this.kind = input.kind;
    this.code = input.code;
    this.httpStatus = input.httpStatus ?? null;
    this.requestId = input.requestId ?? null;
    this.retryAfterMs = input.retryAfterMs ?? null;
  }

  /**
   * By name: Next loads this module more than once (instrumentation, routes), while the client that throws is one for
   * the process. Compared by class, its errors would be strangers in the other copy.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'EnsError' && 'kind' in value;
  }
}

const MAX_LENGTH = 300;
/** Longer texts are cut, between two words, before they are searched, so that no pattern can take long. */
const MAX_SEARCHED = 2_000;

type Rule = readonly [pattern: RegExp, replacement: string];

/** What gives itself away by a label or its form. */
const LABELLED: readonly Rule[] = [
  // SignatureDoesNotMatch repeats what the server signed: the whole request with its parameters.
  [/(server )?(CanonicalRequest|string[ _]?to[ _]?sign)\b.*$/i, '[request]'],
  [/\bACS3-HMAC-SHA256\b.*$/i, '[signature]'],
  [/\b(authorization)\b["']?\s*[:=].*$/i, '$1=[removed]'],
  [/\b[a-z][a-z0-9+.-]*:\/\/\S*/gi, '[url]'],
  [/\b(bearer|basic)\s+\S+/gi, '$1 [removed]'],
  [
    /([\w-]*(?:access[_-]?key|secret|password|passwd|token|signature|credential|api[_-]?key)[\w-]*)["']?\s*[:=]\s*("[^"]*"?|'[^']*'?|[^\s,;&"']+)/gi,
    '$1=[removed]',
  ],
];

/** What may be left of it, without any label. */
const BARE: readonly Rule[] = [
  [/\b(?:LTAI|STS\.|TMP\.)[\w.-]+/g, '[key]'],
  // Secrets and tokens mix both cases and digits; the ids of events, instances and requests do not.
  [/(?<![\w+/])(?=[\w+/]*[a-z])(?=[\w+/]*[A-Z])(?=[\w+/]*\d)[\w+/]{24,}={0,2}/g, '[secret]'],
  [/\b[0-9a-f]{40,}\b/gi, '[secret]'],
];

/**
 * A text of the cloud made fit to be shown, stored and logged: one line, at most 300 characters, without URLs,
 * query strings, access keys, signatures, tokens and other secrets.
 */
export function scrub(text: string): string {
  const unlabelled = apply(LABELLED, oneLine(cut(text))).replace(/\S+/g, withoutParameters);
  const clean = apply(BARE, unlabelled);
  if (clean.length <= MAX_LENGTH) return clean;
  return `${clean.slice(0, MAX_LENGTH - 1).toWellFormed()}…`;
}

function apply(rules: readonly Rule[], text: string): string {
  return rules.reduce((clean, [pattern, replacement]) => clean.replace(pattern, replacement), text);
}

/** Also drops what turns or hides text: bidi marks and zero-width characters. */
function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cf}]/gu, '')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}

/** Half a word at the end could be half a secret, which no pattern knows. */
function cut(text: string): string {
  if (text.length <= MAX_SEARCHED) return text;
  const head = text.slice(0, MAX_SEARCHED);
  return `${head.slice(0, Math.max(0, head.search(/\S*$/)))}…`;
}

/** A query string, or an encoded parameter (three escapes or more). */
function withoutParameters(word: string): string {
  if (/[?&][\w.%-]{1,100}=/.test(word) || /=[^&]*&/.test(word)) return '[query]';
  return (word.match(/%[0-9a-f]{2}/gi)?.length ?? 0) >= 3 ? '[encoded]' : word;
}
