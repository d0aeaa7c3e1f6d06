import type { RowReason } from '@/lib/domain/batches';
import { type EventIdentity, eventKey } from '@/lib/domain/events';

/** What came of the one HTTP attempt of a call. Error kinds are those of the ENS seam. */
export type CallAnswer = CallReply | CallError;

export type CallReply = {
  kind: 'reply';
  requestId: string | null;
  /** What the reply said beside its rows, when that was an error. */
  code?: string | null;
  message?: string | null;
  results: readonly (EventIdentity & { code: string; message: string })[];
};

export type CallError = {
  kind: 'error';
  errorKind: 'refused' | 'throttled' | 'unauthorised' | 'not_sent' | 'unknown';
  /** Vendor Code, or the seam's own word. */
  code: string;
  message: string;
  httpStatus: number | null;
  requestId: string | null;
  retryAfterMs: number | null;
};

/** What one row becomes. `queued` only where it is proven that the cloud did not act on it. */
export type RowVerdict = {
  outcome: 'accepted' | 'refused' | 'unknown' | 'queued';
  reason: RowReason | null;
  code: string | null;
  message: string | null;
};

export type PauseReason = Extract<RowReason, `waiting_${string}`>;

export type CallVerdict = {
  state: 'answered' | 'refused' | 'throttled' | 'unauthorised' | 'not_sent' | 'unknown';
  /** One for each row of the call, in its order. */
  rows: RowVerdict[];
  /** Sending of the whole account waits; `hintMs` is how long the cloud asks for. */
  pause: { reason: PauseReason; hintMs: number | null } | null;
  /** The refused request goes again in halves, to find the row that spoils it. */
  split: boolean;
  /** Rows of the reply that we never asked for: ignored, but worth an alarm. */
  foreign: number;
};

/** The row Code that means "the cloud took the order". [DOC] */
const ACCEPTED = '200';
/** A row Code that says no: a number of the 4xx kind, or the word of a business error (`IncorrectInstanceStatus`). */
const REFUSED = /^(4\d\d|[a-z][\w.:-]*)$/i;
/**
 * Words that say neither yes nor no. Nobody documents a word for success, so one is no refusal: whoever plans that row
 * again could have it done twice.
 */
const NO_VERDICT = /^(true|false|null|undefined|nan|ok|success|succeeded|unknown)$/i;
/** A fault of the server, or a throttle, of one row: the others may have been acted on, and this one too. */
const ROW_FAULT = /^5\d\d$|^Throttling/i;

/**
 * Codes by which the gateway says that the request itself is malformed: nothing of it was acted on.
 * [DOC] `InvalidParameter.%s` of the operation, `MissingParameter` of its neighbours.
 */
const REQUEST_VALIDATION = /^(InvalidParameter|MissingParameter)(\.|$)/;

/**
 * Codes with a 4xx status that speak of a fault behind the gateway, after which nothing is proven.
 * [inferred] from the ENS-wide codes `CallInterface` and `ens.interface.error`, and the gateway's own.
 */
const SERVER_FAULT =
  /^(Internal|ServiceUnavailable|SystemError|UnknownError|CallInterface|ServerBusy)|interface\.error|time-?d?out/i;

/** The signature was refused because our clock and the cloud's differ by more than 15 minutes. [DOC] common errors. */
const WRONG_CLOCK = /^InvalidTimeStamp/i;
/** The seam did not accept the certificate of whoever answered: a wrong address, a proxy, or somebody in between. */
const BAD_CERTIFICATE = /^CertificateRefused$/;
/** The seam found no key to sign with: no connection would help. */
const NO_KEY = /^(CredentialsMissing|InvalidCredentials)$/;

/** Turns the answer of one call into what each of its rows becomes. Protocol: trust, "The send protocol", step 4. */
export function classifyCall(rows: readonly EventIdentity[], answer: CallAnswer): CallVerdict {
  return answer.kind === 'reply' ? classifyReply(rows, answer) : classifyError(rows, answer);
}

function classifyReply(rows: readonly EventIdentity[], reply: CallReply): CallVerdict {
  const results = new Map<string, { code: string; message: string }[]>();
  for (const result of reply.results) {
    const key = eventKey(result);
    results.set(key, [...(results.get(key) ?? []), result]);
  }
  const asked = new Set(rows.map(eventKey));
  const foreign = reply.results.filter((result) => !asked.has(eventKey(result))).length;
  const verdicts = rows.map((row) => classifyRow(results.get(eventKey(row)) ?? [], reply));
  return { state: 'answered', rows: verdicts, pause: null, split: false, foreign };
}

function classifyRow(results: readonly { code: string; message: string }[], reply: CallReply): RowVerdict {
  const [first] = results;
  if (!first) {
    // What the reply said as a whole is all that is known of this row.
    return {
      outcome: 'unknown',
      reason: 'row_missing',
      code: reply.code ?? null,
      message: reply.message ?? null,
    };
  }
  const { code, message } = first;
  // Two lines about one row that disagree prove nothing.
  if (code === '' || results.some((other) => other.code !== code)) {
    return { outcome: 'unknown', reason: 'reply_unreadable', code: code || null, message };
  }
  if (code === ACCEPTED) return { outcome: 'accepted', reason: null, code, message };
  if (ROW_FAULT.test(code) || SERVER_FAULT.test(code)) {
    return { outcome: 'unknown', reason: 'server_error', code, message };
  }
  return REFUSED.test(code) && !NO_VERDICT.test(code)
    ? { outcome: 'refused', reason: null, code, message }
    : { outcome: 'unknown', reason: 'reply_unreadable', code, message };
}

function classifyError(rows: readonly EventIdentity[], error: CallError): CallVerdict {
  const { code, message } = error;
  const all = (state: CallVerdict['state'], verdict: Omit<RowVerdict, 'code' | 'message'>): CallVerdict => ({
    state,
    rows: rows.map(() => ({ ...verdict, code, message })),
    pause: null,
    split: false,
    foreign: 0,
  });
  const waiting = (state: CallVerdict['state'], reason: PauseReason): CallVerdict => ({
    ...all(state, { outcome: 'queued', reason }),
    pause: { reason, hintMs: error.retryAfterMs },
  });
  switch (error.errorKind) {
    case 'throttled':
      return waiting('throttled', 'waiting_throttled');
    case 'unauthorised':
      return waiting('unauthorised', WRONG_CLOCK.test(code) ? 'waiting_clock' : 'waiting_permission');
    case 'not_sent':
      if (BAD_CERTIFICATE.test(code)) return waiting('not_sent', 'waiting_certificate');
      return waiting('not_sent', NO_KEY.test(code) ? 'waiting_permission' : 'waiting_connection');
    case 'refused':
      if (isServerFault(error)) return all('unknown', { outcome: 'unknown', reason: 'server_error' });
      if (rows.length > 1 && REQUEST_VALIDATION.test(code)) {
        return { ...all('refused', { outcome: 'queued', reason: null }), split: true };
      }
      return all('refused', { outcome: 'refused', reason: null });
    case 'unknown':
      return all('unknown', { outcome: 'unknown', reason: unknownReason(error) });
  }
}

function isServerFault({ code, httpStatus }: CallError): boolean {
  return (httpStatus !== null && httpStatus >= 500) || SERVER_FAULT.test(code);
}

function unknownReason(error: CallError): RowReason {
  if (TIMED_OUT.test(error.code)) return 'no_reply';
  if (isServerFault(error)) return 'server_error';
  // Whatever came back, something did.
  return error.code === UNREADABLE_REPLY || error.httpStatus !== null ? 'reply_unreadable' : 'no_reply';
}

/** The seam's words for a reply that did not come, or did not end, in time. */
const TIMED_OUT = /^(Read|Connect)Timeout$/;

/** The seam's word for a reply that is no JSON or has no usable shape. */
export const UNREADABLE_REPLY = 'UnreadableReply';
