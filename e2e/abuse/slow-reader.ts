import http from 'node:http';

/** A download of which nothing is taken after its first bytes. */
export type SlowReader = { status: number; close(): void };

/** Asks for a file and takes nothing of it; resolves when the answer has begun. */
export function readNothing(url: string, path: string, cookie: string): Promise<SlowReader> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = http.get({ hostname, port, path, headers: { cookie }, agent: false });
    request.on('error', reject);
    request.on('response', (response) => {
      response.on('error', () => undefined);
      response.pause();
      resolve({ status: response.statusCode ?? 0, close: () => request.destroy() });
    });
  });
}
