import net from 'node:net';

/** A request that no client of HTTP would send. Names may repeat; nothing is added but Host, the length and the close. */
export type RawRequest = {
  method?: string;
  target: string;
  headers?: readonly (readonly [string, string])[];
  body?: string;
};

export type RawAnswer = { status: number; text: string; ms: number };

const LIMIT_MS = 90_000;

/** Sends it as it stands and reads until the server closes. Status 0: closed without an answer. */
export function sendRaw(url: string, { method = 'GET', target, headers = [], body }: RawRequest) {
  const { host, hostname, port } = new URL(url);
  const length: [string, string][] =
    body === undefined || headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name))
      ? []
      : [['Content-Length', String(Buffer.byteLength(body))]];
  const lines = [['Host', host], ['Connection', 'close'], ...length, ...headers];
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return new Promise<RawAnswer>((resolve) => {
    const startedMs = performance.now();
    const socket = net.connect(Number(port), hostname);
    let text = '';
    const limit = setTimeout(() => socket.destroy(), LIMIT_MS);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(limit);
      resolve({ status: Number(text.split(' ')[1] ?? 0), text, ms: performance.now() - startedMs });
    });
    socket.write(`${method} ${target} HTTP/1.1\r\n${head}\r\n${body ?? ''}`, 'latin1');
  });
}
