import { createServer, request, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientAddress, UNKNOWN_ADDRESS } from '@/lib/server/auth/client';
import { installPeerStamp, isDirectLoopback, peerAddress, peerStamp } from '@/lib/server/auth/peer';
import type { TrustProxy } from '@/lib/server/auth/trusted-proxies';
import { mayReadMetrics } from '@/lib/server/metrics';

let server: Server;
let port = 0;

type Seen = { peer: string | null; direct: boolean; client: string; proxied: string };

beforeAll(async () => {
  installPeerStamp();
  server = createServer((incoming, response) => {
    const headers = new Headers();
    for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
    const seen: Seen = {
      peer: peerAddress(headers),
      direct: isDirectLoopback(headers),
      client: clientAddress(headers, 'none'),
      proxied: clientAddress(headers, 'private'),
    };
    response.end(JSON.stringify(seen));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** A real request with these headers, answered with what the server made of it. */
function ask(headers: Record<string, string>): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ port, host: '127.0.0.1', headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve(JSON.parse(text)));
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

test('the socket decides, not the headers', async () => {
  const forged = { 'x-desk-peer': 'key 10.0.0.1 direct', 'x-forwarded-for': '203.0.113.9' };
  expect(await ask(forged)).toEqual({
    peer: '127.0.0.1',
    direct: false,
    client: '127.0.0.1',
    proxied: '203.0.113.9',
  });
});

test('a direct request to loopback is known as such', async () => {
  expect(await ask({})).toMatchObject({ direct: true, peer: '127.0.0.1' });
});

test.each([
  ['x-forwarded-for', '127.0.0.1'],
  ['x-real-ip', '127.0.0.1'],
  ['forwarded', 'for=127.0.0.1'],
  ['via', '1.1 proxy'],
  ['host', 'desk.example.com'],
  ['host', 'rebound.evil.test:3000'],
])('with %s: %s it is not direct', async (name, value) => {
  expect(await ask({ [name]: value })).toMatchObject({ direct: false });
});

test('without a stamp nothing is believed', () => {
  const headers = new Headers({ 'x-desk-peer': 'guess 127.0.0.1 direct', host: 'localhost' });
  expect(peerAddress(headers)).toBeNull();
  expect(isDirectLoopback(headers)).toBe(false);
  expect(clientAddress(headers, 'none')).toBe(UNKNOWN_ADDRESS);
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['198.51.100.1, 203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:DB8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['not an address', UNKNOWN_ADDRESS],
])('X-Forwarded-For %s counts as %s', (value, expected) => {
  expect(clientAddress(new Headers({ 'x-forwarded-for': value, ...peerStamp('127.0.0.1') }), 'private')).toBe(
    expected,
  );
});

const PROXIES = ['10.0.0.11', '10.1.0.0/16', '2001:db8:9::/48'];

test.each<[string, TrustProxy, string, string, string]>([
  ['nobody is believed', 'none', '127.0.0.1', '203.0.113.7', '127.0.0.1'],
  ['a stranger who reaches the port himself', 'private', '198.51.100.9', '203.0.113.7', '198.51.100.9'],
  ['a proxy on this machine', 'private', '127.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['a proxy on this machine, over IPv6', 'private', '::ffff:127.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['a proxy in a private network', 'private', '172.31.255.255', '203.0.113.7', '203.0.113.7'],
  ['no private network', 'private', '172.32.0.1', '203.0.113.7', '172.32.0.1'],
  [
    'a client in a private network, with an entry of its own',
    'private',
    '10.0.0.1',
    '9.9.9.9, 10.0.0.5',
    '10.0.0.5',
  ],
  ['a named proxy', PROXIES, '10.0.0.11', '203.0.113.7', '203.0.113.7'],
  ['a neighbour of a named proxy', PROXIES, '10.0.0.12', '203.0.113.7', '10.0.0.12'],
  ['this machine, which is not named', PROXIES, '127.0.0.1', '203.0.113.7', '127.0.0.1'],
  ['two named proxies in a row', PROXIES, '10.0.0.11', '9.9.9.9, 203.0.113.7, 10.1.2.3', '203.0.113.7'],
  ['named proxies alone', PROXIES, '10.0.0.11', '10.1.2.3', '10.0.0.11'],
  ['a named IPv6 network', PROXIES, '2001:db8:9:1::5', '2001:db8:1:2:3::4', '2001:db8:1:2::/64'],
  ['a text that is no address', PROXIES, '10.0.0.11', 'unknown', UNKNOWN_ADDRESS],
])('X-Forwarded-For of %s', (_who, trust, peer, forwarded, expected) => {
  const headers = new Headers({ 'x-forwarded-for': forwarded, ...peerStamp(peer) });
  expect(clientAddress(headers, trust)).toBe(expected);
});

test.each<[string, Record<string, string>, string | null, boolean]>([
  ['the token', { authorization: 'Bearer the-right-token' }, 'the-right-token', true],
  ['a wrong token', { authorization: 'Bearer the-wrong-token' }, 'the-right-token', false],
  ['a shorter token', { authorization: 'Bearer the' }, 'the-right-token', false],
  ['any token where none is set', { authorization: 'Bearer x' }, null, false],
  ['nothing, from elsewhere', { host: 'localhost:3000' }, null, false],
])('metrics with %s', (_name, headers, token, allowed) => {
  expect(mayReadMetrics(new Headers(headers), token)).toBe(allowed);
});
