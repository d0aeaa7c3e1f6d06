import 'server-only';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Received = { path: string; headers: IncomingHttpHeaders; body: string };
export type TestReceiver = {
  /** `127.0.0.1:PORT`, for addresses and for EGRESS_ALLOW. */
  host: string;
  received: Received[];
  /** What it answers from now on; `null`: nothing, ever. */
  answer: { status: number; body: string; headers?: Record<string, string> } | null;
  close(): Promise<void>;
};

/** For tests: a real receiver on this machine that keeps what it got. */
export async function startTestReceiver(answer: TestReceiver['answer']): Promise<TestReceiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body });
      const said = receiver.answer;
      if (said) response.writeHead(said.status, said.headers ?? {}).end(said.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: TestReceiver = {
    host: `127.0.0.1:${port}`,
    received,
    answer,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return receiver;
}
