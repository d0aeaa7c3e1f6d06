import 'server-only';
import type { IncomingMessage } from 'node:http';

/** Bytes that a stranger may send: a sign-in has 4 KB at most. */
export const MAX_STRANGER_BODY = 16_384;
/** Bytes that somebody who has signed in may send: a server action takes 1 MB. */
export const MAX_BODY = 1_048_576;

/**
 * Waits for the whole body before anybody works for the request, so that one that is too long, or never ends, costs
 * nothing but its bytes. The request can then be read as if nothing had happened.
 * @param onWhole gets the body as text; called once, never after `onTooLong`
 */
export function collectBody(
  request: IncomingMessage,
  maxBytes: number,
  { onWhole, onTooLong }: { onWhole: (body: () => string) => void; onTooLong: () => void },
): void {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    onTooLong();
    return;
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Node's parser hands each piece to push(), and null at the end. Listening to 'data' would take them from Next.
  request.push = (chunk: Buffer | null) => {
    if (chunk !== null) {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        onTooLong();
        return false;
      }
      chunks.push(chunk);
      return true;
    }
    Reflect.deleteProperty(request, 'push');
    for (const kept of chunks) request.push(kept);
    const more = request.push(null);
    onWhole(() => Buffer.concat(chunks).toString('utf8'));
    return more;
  };
}
