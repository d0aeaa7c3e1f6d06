import { once } from 'node:events';
import { createServer, get, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ReplyHead, watchingHead } from './reply';

let server: Server;
let port = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/gone') request.socket.destroy();
    else response.writeHead(403, { 'x-acs-request-id': 'OF-THE-CREDENTIALS' }).end('no');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => server.close());

const ask = (path: string) =>
  new Promise<void>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, agent: false }, (reply) => {
      reply.resume();
      reply.once('end', resolve);
    }).once('error', reject);
  });
const fresh = (): ReplyHead => ({ httpStatus: null, requestId: null });

test('the status and id of a reply are there as soon as it begins', async () => {
  const head = fresh();
  await watchingHead(head, () => ask('/'));
  expect(head).toEqual({ httpStatus: 403, requestId: 'OF-THE-CREDENTIALS' });
});

test('a request that fails says nothing of the one before it', async () => {
  const head = fresh();
  const asked = watchingHead(head, async () => {
    await ask('/');
    await ask('/gone');
  });
  await expect(asked).rejects.toThrow('socket hang up');
  expect(head).toEqual(fresh());
});
