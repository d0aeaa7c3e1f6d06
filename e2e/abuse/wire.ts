import http from 'node:http';

/** One request, as it goes over the wire: nothing is added but Host and what the body needs. */
export type WireRequest = {
  method?: string;
  /** Sent as it stands: nothing is resolved or encoded. */
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
};

export type WireAnswer = { status: number; headers: http.IncomingHttpHeaders; text: string };

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

/** Sends a request that no browser would. Rejects when the server closes without an answer. */
export function send(url: string, { method = 'GET', path, headers, body }: WireRequest): Promise<WireAnswer> {
  const { hostname, port } = new URL(url);
  // Node adds a length only for methods that usually have a body.
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const request = http.request({
      agent,
      hostname,
      port,
      method,
      path,
      headers: { ...length, ...headers },
    });
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    request.end(body);
  });
}

/** All of `items` through `work`, some at a time, as a hurried attacker would. */
export async function inParallel<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
  atOnce = 16,
): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
    }),
  );
}
