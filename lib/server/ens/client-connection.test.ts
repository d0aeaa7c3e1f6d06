import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import Credential, { Config } from '@alicloud/credentials';
import { afterEach, expect, test } from 'vitest';
import { createEnsClient } from './client';
import type { EnsClient, EventInfo } from './types';

/** Servers that behave as no ENS would, byte for byte; everything else is tested against the fake ENS. */

const EVENT_INFOS: EventInfo[] = [{ eventId: 'e-1', resourceId: 'i-1', opsType: 'immediate' }];
const PAGE = { eventTypes: ['Instance:SystemFailure.Redeploy'], pageNumber: 1, pageSize: 100 };
const REGIONS = '{"EnsRegions":{"EnsRegions":[]}}';

let server: Server | undefined;
const sockets = new Set<Socket>();

afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  server?.close();
});

/** Answers the n-th request (from 1) of all connections; every request of ours fits into one packet. */
async function serve(
  answer: (socket: Socket, request: number) => void,
): Promise<{ client: EnsClient; seen: Seen }> {
  const seen: Seen = { connections: 0, requests: 0 };
  server = createServer((socket) => {
    seen.connections += 1;
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', () => {
      seen.requests += 1;
      answer(socket, seen.requests);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const credential = new Credential(
    new Config({ type: 'access_key', accessKeyId: 'simulator-key', accessKeySecret: 'simulator-secret' }),
  );
  const endpoint = `http://127.0.0.1:${address.port}`;
  return { client: createEnsClient({ endpoint, credential, readTimeoutMs: 500 }), seen };
}

type Seen = { connections: number; requests: number };

function reply(body: string, status = '200 OK', more = ''): string {
  return `HTTP/1.1 ${status}\r\n${more}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

test('every call has a connection of its own when the server does as it is asked', async () => {
  const { client, seen } = await serve((socket) =>
    socket.write(reply(REGIONS, '200 OK', 'connection: close\r\n')),
  );
  for (let count = 0; count < 3; count++) await client.describeEnsRegions();
  expect(seen).toEqual({ connections: 3, requests: 3 });
});

test('an order on a connection that was kept open against our wish, and reset: sent once, unknown', async () => {
  const { client, seen } = await serve((socket, request) => {
    if (request === 1) socket.write(reply(REGIONS));
    else socket.resetAndDestroy();
  });
  await client.describeEnsRegions();
  await expect(client.batchEventRedeployInstance({ eventInfos: EVENT_INFOS })).rejects.toMatchObject({
    kind: 'unknown',
    code: 'ECONNRESET',
  });
  expect(seen).toEqual({ connections: 1, requests: 2 });
});

test.each([
  ['closed without a reply', (socket: Socket) => socket.end(), 'ECONNRESET'],
  [
    'closed in the headers',
    (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-'),
    /^(ECONNRESET|HPE_\w+)$/,
  ],
  ['closed in the body', (socket: Socket) => socket.end(reply('{"Results":[]}').slice(0, -3)), 'ECONNRESET'],
  ['no HTTP', (socket: Socket) => socket.end('SSH-2.0-OpenSSH\r\n'), /^HPE_\w+$/],
  [
    'a body that never ends, until the read timeout',
    (socket: Socket) => socket.write(reply('{"Results":[]}').slice(0, -3)),
    'ECONNRESET',
  ],
  [
    'a proxy that refuses in HTML',
    (socket: Socket) => socket.write(reply('<html>', '403 Forbidden')),
    'UnreadableReply',
  ],
  ['a sign-in page', (socket: Socket) => socket.write(reply('<html>')), 'UnreadableReply'],
  [
    'a redirect with JSON',
    (socket: Socket) => socket.write(reply('{"Results":[]}', '302 Found')),
    'UnexpectedStatus',
  ],
  ['no content', (socket: Socket) => socket.write(reply('', '204 No Content')), 'UnreadableReply'],
  ['an empty error', (socket: Socket) => socket.write(reply('null', '400 Bad Request')), 'CallFailed'],
  ['an error without a Code', (socket: Socket) => socket.write(reply('{}', '400 Bad Request')), 'Http400'],
])('an order and %s: sent once, unknown', async (_name, answer, code) => {
  const { client, seen } = await serve(answer);
  await expect(client.batchEventRedeployInstance({ eventInfos: EVENT_INFOS })).rejects.toMatchObject({
    kind: 'unknown',
    code: typeof code === 'string' ? code : expect.stringMatching(code),
  });
  expect(seen.requests).toBe(1);
});

test.each(['{}', 'null', '[]', '"text"', '{"Events":{}}'])(
  'a page of events that is %s is not believed to be empty',
  async (body) => {
    const { client } = await serve((socket) => socket.write(reply(body)));
    await expect(client.describeHistoryEvents(PAGE)).rejects.toMatchObject({
      kind: 'unknown',
      code: 'UnreadableReply',
    });
  },
);

test('an order whose reply names no row: nothing is concluded', async () => {
  for (const body of ['{}', 'null', '{"RequestId":"R"}', '{"Results":"x"}']) {
    const { client } = await serve((socket) => socket.write(reply(body)));
    await expect(client.batchEventRedeployInstance({ eventInfos: EVENT_INFOS })).rejects.toMatchObject({
      kind: 'unknown',
      code: 'UnreadableReply',
    });
    server?.close();
  }
});
