import 'server-only';
import { once } from 'node:events';
import { createServer } from 'node:http';
import Credential, { Config } from '@alicloud/credentials';
import { createEnsClient } from '@/lib/server/ens/client';
import type { EnsClient } from '@/lib/server/ens/types';

/** One HTTP reply, byte for byte. Without more it is a 200 of JSON. */
export type Reply = { status?: number; headers?: Record<string, string>; body: string | Buffer };

/** A real client, and a server on this machine that says what it is told to. */
export type ReplyingServer = { client: EnsClient; say: (reply: Reply) => void; close: () => void };

export async function startReplyingServer(): Promise<ReplyingServer> {
  let next: Reply = { body: '' };
  const server = createServer((request, response) => {
    request.resume();
    const { status = 200, headers = {}, body } = next;
    response.writeHead(status, { 'content-type': 'application/json;charset=utf-8', ...headers });
    response.end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const credential = new Credential(
    new Config({ type: 'access_key', accessKeyId: 'simulator-key', accessKeySecret: 'simulator-secret' }),
  );
  const client = createEnsClient({
    endpoint: `http://127.0.0.1:${address.port}`,
    credential,
    readTimeoutMs: 5_000,
  });
  return {
    client,
    say: (reply) => {
      next = reply;
    },
    close: () => server.close(),
  };
}

export const json = (body: unknown, status = 200): Reply => ({ status, body: JSON.stringify(body) });
export const error = (Code: unknown, Message = 'why') => ({ RequestId: 'R-1', Code, Message });
/** A page of a proxy. */
export const html = (status: number): Reply => ({
  status,
  headers: { 'content-type': 'text/html', 'x-acs-request-id': 'H-1' },
  body: '<html><h1>Bad gateway</h1></html>',
});
