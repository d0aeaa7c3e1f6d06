import type { IncomingMessage } from 'node:http';

/** The whole body, or null when it is longer than `maxBytes`. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    // The rest is read but not kept: leaving the loop would cut the connection before the refusal is sent.
    if (length <= maxBytes) {
      chunks.push(bytes);
    }
  }
  return length <= maxBytes ? Buffer.concat(chunks) : null;
}
