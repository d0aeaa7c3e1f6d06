import 'server-only';
import type { EgressRefusal } from '@/lib/server/notify/guard';
import type { Post, PostResult } from '@/lib/server/notify/post';

/** What the files of the channel types share. Texts in a Letter are escaped for its type already, but `title`, which is plain. */

export type Letter = {
  /** The same on every try. */
  deliveryId: string;
  /** One line of plain text: for headers, previews and subjects. */
  title: string;
  heading: string;
  /** One for each row or piece of news; cut from the end when they do not fit. */
  lines: readonly string[];
  /** `and 37 more`. */
  more: (count: number) => string;
  /** After the lines; '' for none. */
  footer: string;
  /** What opens the desk, and the word on it. */
  url: string;
  open: string;
  urgent: boolean;
  /** For programs: the body of a webhook. */
  data: WebhookData;
  /** For pagers. */
  alert: Alert;
};

export type WebhookData = {
  type: string;
  timestamp: string;
  data: Record<string, unknown> & { rows: readonly unknown[]; more: number };
};
export type Alert = {
  action: 'trigger' | 'resolve';
  dedupKey: string;
  severity: 'critical' | 'error' | 'warning' | 'info';
  source: string;
  group: string;
  kind: string;
  atMs: number;
};

/** Where a letter goes, with the secrets opened. */
export type Target = {
  address: string;
  secret: string | null;
  /** Signs too while the secret is being changed. */
  previousSecret: string | null;
  mentions: readonly string[];
  keyword: string;
  /** Recipients of a mail who have this message already, as `recipientMark`. */
  taken: readonly string[];
};

export type AttemptResult = 'ok' | 'refused' | 'http_error' | 'unreachable' | 'timed_out' | 'lost';
/** What came of a try. `later` may say how long the channel rests (ms); `broken`: it will never work like this. */
export type Verdict = {
  kind: 'delivered' | 'later' | 'broken';
  result: AttemptResult;
  httpStatus: number | null;
  code: string | null;
  message: string | null;
  restMs: number | null;
  /** Mail only: who has the message by now, as `recipientMark`. */
  taken?: readonly string[];
};

export type Reply = { status: number; body: string; retryAfterMs: number | null };
/** A channel type that is spoken to over HTTP. */
export type HttpWire = {
  /** Hosts that are its own; others must be listed in EGRESS_ALLOW. Null: any public host. */
  hosts: readonly string[] | null;
  /** Messages that leave each second, below the receiver's limit. */
  perSecond: number;
  /** Makes a text of the cloud or of a person harmless in the lines of a letter. */
  escape(text: string): string;
  request(letter: Letter, target: Target, nowMs: number): Post;
  judge(reply: Reply, about: { muteMs: number; address: string }): Verdict;
};

const MAX_MESSAGE = 200;
const MAX_REST_MS = 3_600_000;
const MAX_NAME = 60;

export function delivered(reply: Reply): Verdict {
  return {
    kind: 'delivered',
    result: 'ok',
    httpStatus: reply.status,
    code: null,
    message: null,
    restMs: null,
  };
}

/** The receiver said no in its own words. @param restMs how long the channel rests; null: as retries do */
export function refusedBy(
  reply: Reply,
  kind: 'later' | 'broken',
  said: { code: string | number | null; message?: unknown; restMs?: number | null },
): Verdict {
  return {
    kind,
    result: reply.status >= 200 && reply.status < 300 ? 'refused' : 'http_error',
    httpStatus: reply.status,
    code: said.code === null ? null : String(said.code).slice(0, 60),
    message: typeof said.message === 'string' ? said.message : null,
    restMs: said.restMs ?? reply.retryAfterMs,
  };
}

/** Whatever a receiver answers that its type does not know: tried again. */
export function unexpected(reply: Reply): Verdict {
  return refusedBy(reply, 'later', { code: `HTTP ${reply.status}` });
}

/** The verdict about a request, whose answer `judge` reads. */
export function judgePost(
  result: PostResult,
  judge: (reply: Reply) => Verdict,
  { nowMs, hidden }: { nowMs: number; hidden: readonly (string | null)[] },
): Verdict {
  const failed = (kind: Verdict['kind'], why: AttemptResult, code: string): Verdict => ({
    kind,
    result: why,
    httpStatus: null,
    code,
    message: null,
    restMs: null,
  });
  switch (result.kind) {
    case 'refused':
      return failed(isForGood(result.refusal) ? 'broken' : 'later', 'refused', `egress_${result.refusal}`);
    case 'unreachable':
      return failed('later', 'unreachable', result.code);
    case 'timed_out':
      return failed('later', 'timed_out', 'timed_out');
    case 'too_long':
      return failed('later', 'http_error', 'reply_too_long');
    case 'answered': {
      const { status, body, retryAfter } = result;
      const verdict = judge({ status, body, retryAfterMs: readRetryAfter(retryAfter, nowMs) });
      return { ...verdict, message: verdict.message === null ? null : scrub(verdict.message, hidden) };
    }
  }
}

/** What the address itself says stays so until somebody changes it; where a name leads may be another place tomorrow. */
function isForGood(refusal: EgressRefusal): boolean {
  return ['address', 'credentials', 'https', 'port'].includes(refusal);
}

function readRetryAfter(text: string | null, nowMs: number): number | null {
  if (text === null) return null;
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - nowMs;
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, MAX_REST_MS) : null;
}

/** The receiver's own words without addresses, secrets and what no page shows. */
export function scrub(text: string, hidden: readonly (string | null)[]): string {
  const parts = hidden.flatMap((value) => (value === null ? [] : [value, ...value.split(/[/?&=\s,]+/)]));
  let plain = text.toWellFormed().replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ');
  for (const part of parts.filter((value) => value.length >= 8)) plain = plain.replaceAll(part, '…');
  plain = plain.replace(/https?:\/\/\S+/gi, '…').trim();
  return [...plain].slice(0, MAX_MESSAGE).join('');
}

/** The members of a JSON object; none for anything else. */
export function readObject(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}

/** A name on one line, at most 60 characters, without anything that is not seen: what every type does before it escapes. */
export function plainName(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const points = [...line];
  return points.length > MAX_NAME ? `${points.slice(0, MAX_NAME - 1).join('')}…` : line;
}

/**
 * The most lines of a letter with which `build` makes something that fits; cut lines are counted in a last one. At least
 * the heading is kept.
 */
export function fitLines<T>(
  { lines, more }: Pick<Letter, 'lines' | 'more'>,
  build: (lines: readonly string[]) => T,
  fits: (built: T) => boolean,
): T {
  const build1 = (kept: number) =>
    build(kept === lines.length ? lines : [...lines.slice(0, kept), more(lines.length - kept)]);
  const whole = build1(lines.length);
  if (fits(whole)) return whole;
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(build1(middle))) low = middle;
    else high = middle - 1;
  }
  return build1(low);
}

export const bytesOf = (value: unknown): number =>
  Buffer.byteLength(typeof value === 'string' ? value : JSON.stringify(value));
/** Cut on code points. */
export const cut = (text: string, length: number): string => [...text].slice(0, length).join('');
/** The keyword that a robot asks for, unless the text has it. */
export const withKeyword = (text: string, keyword: string): string =>
  keyword === '' || text.includes(keyword) ? text : `${text} ${keyword}`;
export const MENTION_ALL = 'all';
export const isMobile = (mention: string): boolean => /^\+?\d{6,20}$/.test(mention);
