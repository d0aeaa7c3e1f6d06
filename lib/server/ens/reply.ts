import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { channel } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { EnsError, type EnsErrorKind, scrub } from './errors';
import { idOf, rowOf } from './read-values';

/** What the first lines of a reply say, whatever becomes of its body. */
export type ReplyHead = { httpStatus: number | null; requestId: string | null };

const heads = new AsyncLocalStorage<ReplyHead>();

/** Where the gateway names the request, beside the body. [CORE] reads the same header family. */
const REQUEST_ID_HEADER = 'x-acs-request-id';
const MAX_ID_LENGTH = 100;

/**
 * The SDK reads the body of an error reply by itself and throws the status away when that is no JSON (a proxy's page
 * with 502). Node tells of each request as it leaves, in the context that began it; from there its reply is heard too.
 */
channel('http.client.request.start').subscribe((message) => {
  const head = heads.getStore();
  const request = requestOf(message);
  if (!head || !request) return;
  // Before the call the SDK may ask for credentials, over HTTP too: what that said is not the cloud's answer.
  head.httpStatus = null;
  head.requestId = null;
  request.once('response', (reply: IncomingMessage) => {
    const id = reply.headers[REQUEST_ID_HEADER];
    head.httpStatus = reply.statusCode ?? null;
    head.requestId = typeof id === 'string' && id !== '' ? id.slice(0, MAX_ID_LENGTH) : null;
  });
});

/** Runs one call; `head` is filled as soon as its reply begins. */
export function watchingHead<T>(head: ReplyHead, call: () => Promise<T>): Promise<T> {
  return heads.run(head, call);
}

function requestOf(message: unknown): ClientRequest | null {
  if (typeof message !== 'object' || message === null || !('request' in message)) return null;
  // Guarantee of node:diagnostics_channel: `request` is the ClientRequest.
  return message.request as ClientRequest;
}

/** A hint beyond this (1 h) is not believed: a garbled header must not stop the desk for days. [inferred] */
const MAX_RETRY_AFTER_MS = 3_600_000;
const MAX_CODE_LENGTH = 100;

/** Failures of DNS and connect: no byte of the request left. `InvalidCredentials` is the SDK's own, before it sends. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'InvalidCredentials']);
/**
 * The server's certificate was not accepted: the words of Node's documentation ("X509 certificate error codes") and its
 * own for a foreign name. Node checks before it writes anything of the request (client-tls.test.ts).
 */
const CERTIFICATE_REFUSED =
  /^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|(CERT|CRL)_\w+|UNABLE_TO_(GET|DECRYPT|DECODE|VERIFY)_\w+|ERROR_IN_(CERT|CRL)_\w+|INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED)$/;

/** Proven unsent only when `connect` itself failed: an established connection may end with them too. */
const UNSENT_ON_CONNECT = new Set(['ENETUNREACH', 'EHOSTUNREACH']);

/** Key, signature, clock and permission. Matched by Code: their HTTP status varies (ens-api §3.3). */
const UNAUTHORISED =
  /^(InvalidAccessKey|InactiveAccessKey|SignatureDoesNotMatch|IncompleteSignature|InvalidSignature|InvalidTimeStamp|InvalidSecurityToken|MissingSecurityToken|SecurityTokenExpired|NoPermission|Forbidden|Unauthorized|NotAuthorized|AccessDenied)/i;

/**
 * Somebody between us and the cloud sent our one request twice; the cloud refuses the second copy and may have
 * acted on the first.
 */
const REPLAYED = 'SignatureNonceUsed';

/**
 * What any failure of a call proves (ens-api §3.7, design §5). Never throws. Nothing of the thrown text survives
 * but the cloud's own Message, scrubbed: the SDK's texts hold the URL with its parameters.
 */
export function classify(thrown: unknown, head: ReplyHead = NO_REPLY): EnsError {
  if (thrown instanceof EnsError) return withHead(thrown, head);
  const fields = fieldsOf(thrown);
  const httpStatus = typeof fields.statusCode === 'number' ? fields.statusCode : null;
  const error = httpStatus === null ? transportError(fields) : replyError(fields, httpStatus);
  return withHead(error, head);
}

const NO_REPLY: ReplyHead = { httpStatus: null, requestId: null };

/** What the reply's first lines said, where its body did not say so itself. */
function withHead(error: EnsError, head: ReplyHead): EnsError {
  const requestId = error.requestId ?? (head.requestId === null ? null : scrub(head.requestId) || null);
  const httpStatus = error.httpStatus ?? head.httpStatus;
  if (requestId === error.requestId && httpStatus === error.httpStatus) return error;
  const { kind, code, message, retryAfterMs } = error;
  return new EnsError({ kind, code, message, httpStatus, requestId, retryAfterMs });
}

/**
 * A reply with status 200 that says by its Code that the cloud did not do what was asked. For a reading, that is an error
 * like any other; for an order it proves nothing.
 */
export function failedReply(body: unknown, asked: 'reading' | 'order'): EnsError | null {
  const wire = rowOf(body);
  const code = codeOf(wire.Code ?? wire.code);
  // [SDK] DescribeInstances and DescribeEnsRegions say 0 for success; 200 is what the calls with rows say.
  if (/^(|0|200|ok|success)$/i.test(code)) return null;
  const message = wire.Message ?? wire.message;
  const kind = asked === 'order' ? 'unknown' : kindOf(code, 400);
  return new EnsError({
    kind,
    code,
    message: (typeof message === 'string' && scrub(message)) || 'The cloud reported an error.',
    httpStatus: 200,
    requestId: scrub(idOf(wire.RequestId ?? wire.requestId) ?? '') || null,
  });
}

function transportError(fields: Fields): EnsError {
  const { name, code } = fields;
  if (isProvenUnsent(fields)) {
    return new EnsError({ kind: 'not_sent', code: String(code), message: 'The request was not sent.' });
  }
  if (typeof code === 'string' && CERTIFICATE_REFUSED.test(code)) {
    const message = `The cloud's certificate was not accepted (${code}). The request was not sent.`;
    return new EnsError({ kind: 'not_sent', code: 'CertificateRefused', message });
  }
  const unknown = (word: string, message: string) => new EnsError({ kind: 'unknown', code: word, message });
  // Its name says connect, but its timer runs on after the request was delivered.
  if (name === 'RequestTimeoutError') {
    const connect = String(fields.message).startsWith('ConnectTimeout');
    return unknown(connect ? 'ConnectTimeout' : 'ReadTimeout', 'The cloud did not answer in time.');
  }
  if (name === 'SyntaxError') return unknown('UnreadableReply', 'The reply could not be read.');
  const plainCode = typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(code);
  return unknown(plainCode ? code : 'CallFailed', 'The connection failed; the cloud may have acted.');
}

/** Several addresses may have been tried: every one must have failed before anything was sent. */
function isProvenUnsent(fields: Fields): boolean {
  const { code, syscall, errors } = fields;
  if (Array.isArray(errors) && errors.length > 0) {
    return errors.every((error) => isProvenUnsent(fieldsOf(error)));
  }
  if (typeof code !== 'string') return false;
  return NEVER_SENT.has(code) || (syscall === 'connect' && UNSENT_ON_CONNECT.has(code));
}

function replyError(fields: Fields, httpStatus: number): EnsError {
  const body = fieldsOf(fields.data);
  const code = codeOf(body.Code ?? body.code);
  const kind = kindOf(code, httpStatus);
  const message = body.Message ?? body.message;
  const requestId = body.RequestId ?? body.requestId;
  return new EnsError({
    kind,
    code: code || `Http${httpStatus}`,
    message: (typeof message === 'string' && scrub(message)) || `The cloud answered HTTP ${httpStatus}.`,
    httpStatus,
    requestId: (typeof requestId === 'string' && scrub(requestId)) || null,
    retryAfterMs: kind === 'throttled' ? hintOf(fields.retryAfter) : null,
  });
}

function kindOf(code: string, httpStatus: number): EnsErrorKind {
  if (/^Throttling/i.test(code)) return 'throttled';
  // Without a Code it was not ENS that answered.
  if (httpStatus < 400 || httpStatus >= 500 || code === '' || code === REPLAYED) return 'unknown';
  return UNAUTHORISED.test(code) ? 'unauthorised' : 'refused';
}

function codeOf(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  return scrub(String(value)).slice(0, MAX_CODE_LENGTH).toWellFormed();
}

function hintOf(retryAfter: unknown): number | null {
  if (typeof retryAfter !== 'number' || !(retryAfter >= 0)) return null;
  return Math.min(retryAfter, MAX_RETRY_AFTER_MS);
}

type Fields = { [name: string]: unknown };

/** Any object's own and inherited properties (the SDK's errors have both); nothing for other values. */
function fieldsOf(value: unknown): Fields {
  return isObject(value) ? value : {};
}

/** Guarantee: every object may be asked for any property; what comes back stays unknown. */
function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** Bytes of an unpacked reply that are read at most: 100 events with long reasons are some 100 kB. */
const MAX_UNPACKED_BYTES = 33_554_432;
/** Characters of an unreadable reply that are kept, for whoever asks the cloud's support. */
const FIRST_CHARS = 120;

/**
 * The JSON of a reply, read by ourselves: the SDK throws the status away with what it cannot parse. A mark of the byte
 * order is skipped, and a body that is packed is unpacked, whether it says so or not.
 * Throws EnsError `unknown` / `UnreadableReply` with the status, the request id of the headers and the first characters.
 */
export function readReply(body: Uint8Array, head: ReplyHead): unknown {
  let text = '';
  try {
    text = new TextDecoder().decode(unpacked(body));
    return JSON.parse(text);
  } catch {
    throw unreadable(text, head);
  }
}

function unpacked(body: Uint8Array): Uint8Array {
  const isGzip = body[0] === 0x1f && body[1] === 0x8b;
  return isGzip ? gunzipSync(body, { maxOutputLength: MAX_UNPACKED_BYTES }) : body;
}

function unreadable(text: string, { httpStatus, requestId }: ReplyHead): EnsError {
  const start = scrub(text.slice(0, FIRST_CHARS));
  return new EnsError({
    kind: 'unknown',
    code: 'UnreadableReply',
    message: start === '' ? 'The reply was empty.' : `The reply could not be read: ${start}`,
    httpStatus,
    requestId: requestId === null ? null : scrub(requestId),
  });
}
