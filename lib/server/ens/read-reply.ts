import 'server-only';
import { gunzipSync } from 'node:zlib';
import { EnsError } from './errors';
import type { ReplyHead } from './reply-head';
import { scrub } from './scrub';

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
