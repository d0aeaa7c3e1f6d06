import http from 'node:http';

export type StreamEnd = { status: number | null; sentBytes: number };

const CHUNK = Buffer.alloc(65_536, ' ');

/** Posts `totalBytes` of blanks after `start`, chunked unless `headers` give a length. Stops when the server has answered or closed. */
export function streamBody(
  url: string,
  at: string,
  { headers, start, totalBytes }: { headers: Record<string, string>; start: string; totalBytes: number },
): Promise<StreamEnd> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let sentBytes = start.length;
    const request = http.request({ hostname, port, path: at, method: 'POST', headers, agent: false });
    const end = (status: number | null) => {
      resolve({ status, sentBytes });
      request.destroy();
    };
    request.on('error', () => end(null));
    request.on('response', (response) => {
      response.resume();
      response.on('close', () => end(response.statusCode ?? null));
    });
    const pump = () => {
      while (sentBytes < totalBytes && !request.destroyed) {
        const chunk = CHUNK.subarray(0, Math.min(CHUNK.length, totalBytes - sentBytes));
        sentBytes += chunk.length;
        if (!request.write(chunk)) {
          request.once('drain', pump);
          return;
        }
      }
      request.end();
    };
    request.write(start);
    pump();
  });
}
