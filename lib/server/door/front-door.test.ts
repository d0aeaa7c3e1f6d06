import { createServer, type Server } from 'node:http';
import net from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installPeerStamp } from '@/lib/server/auth/peer';
import { sessionKey } from '@/lib/server/auth/session-key';
import { installFrontDoor, MAX_BODY, MAX_STRANGER_BODY } from '@/lib/server/door/front-door';
import { signedCookie } from '@/lib/testing/session-cookie';

const SECRET = 'kR7vQ2mZx9Lw4TbN8sJc6Hd3Fg5Yp1Ua';
const ACTION = 'a'.repeat(42);
const KNOWN = `Cookie: ${signedCookie('__Host-desk.session_token', 'token', SECRET)}`;
const TEXT = 'Content-Type: text/plain';

let server: Server;
let port = 0;
/** What reached the server behind the door. */
let seen: { url: string; body: string }[] = [];
/** The stamp of the last request, as the server would send it to itself. */
let stamp = '';

beforeAll(async () => {
  installPeerStamp();
  const config = { baseUrl: 'https://desk.example.com', authSecret: SECRET, production: true };
  installFrontDoor(config, new Set([ACTION]));
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    seen.push({ url: request.url ?? '', body });
    stamp = String(request.headers['x-desk-peer']);
    if (request.url?.startsWith('/slow')) await new Promise((resolve) => setTimeout(resolve, 100));
    response.end('let in');
  });
  // As Next has one.
  server.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

type Answer = { status: number; text: string };

/** Sends text as it stands, and `rest` when the server has had time to look at it; reads until the server closes. */
function raw(lines: readonly string[], body = '', rest?: string): Promise<Answer> {
  seen = [];
  return new Promise((resolve) => {
    let text = '';
    const socket = net.connect(port, '127.0.0.1');
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve({ status: Number(text.split(' ')[1] ?? 0), text }));
    const host = lines.some((line) => /^host:/i.test(line)) ? [] : ['Host: desk.example.com'];
    socket.write(`${[...lines, ...host, 'Connection: close'].join('\r\n')}\r\n\r\n${body}`, 'latin1');
    if (rest !== undefined) setTimeout(() => socket.write(rest), 50);
  });
}

const lengthOf = (body: string) => `Content-Length: ${Buffer.byteLength(body)}`;
const action = (body: string, ...lines: string[]) =>
  raw(['POST /events HTTP/1.1', `Next-Action: ${ACTION}`, TEXT, lengthOf(body), ...lines], body);

test('an ordinary request is let in, with the strict headers on its answer', async () => {
  const { status, text } = await raw(['GET /events?q=x HTTP/1.1']);
  expect([status, seen]).toEqual([200, [{ url: '/events?q=x', body: '' }]]);
  for (const line of [
    'Strict-Transport-Security: max-age=31536000; includeSubDomains',
    "Content-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options: nosniff',
    'Cross-Origin-Resource-Policy: same-origin',
    'Cross-Origin-Opener-Policy: same-origin',
    'Referrer-Policy: same-origin',
    'X-Frame-Options: DENY',
    'Permissions-Policy: camera=()',
  ]) {
    expect(text).toContain(line);
  }
});

test.each([
  ['parameters', ['GET /events?'.concat('a&'.repeat(600), ' HTTP/1.1')], 414],
  ['cookies', ['GET /events HTTP/1.1', `Cookie: ${'a=1;'.repeat(70)}`], 431],
  ['a malformed escape', ['GET /api/batches/%ff HTTP/1.1'], 400],
  ['TRACE', ['TRACE / HTTP/1.1'], 405],
  ['a foreign address', ['GET http://evil.test/ HTTP/1.1'], 400],
  ['no HTTP', ['hello'], 400],
  ['a WebSocket', ['GET /events HTTP/1.1', 'Upgrade: websocket', 'Connection: Upgrade'], 400],
])(
  '%s: refused with the strict headers, and nothing behind the door hears of it',
  async (_what, lines, code) => {
    const { status, text } = await raw(lines);
    expect([status, seen]).toEqual([code, []]);
    expect(text).toContain('Strict-Transport-Security');
    expect(text).toContain("default-src 'none'");
    expect(text).toContain('Connection: close');
  },
);

test('a body is let in whole, however it comes', async () => {
  await raw(['POST /api/auth/sign-in/email HTTP/1.1', 'Content-Length: 5'], 'he', 'llo');
  expect(seen).toEqual([{ url: '/api/auth/sign-in/email', body: 'hello' }]);
  await raw(
    ['POST /api/auth/sign-in/email HTTP/1.1', 'Transfer-Encoding: chunked'],
    '2\r\nhe\r\n',
    '3\r\nllo\r\n0\r\n\r\n',
  );
  expect(seen).toEqual([{ url: '/api/auth/sign-in/email', body: 'hello' }]);
});

test.each([
  ['a stranger', MAX_STRANGER_BODY, 'X: y'],
  ['somebody who has signed in', MAX_BODY, KNOWN],
])('the body of %s has its limit, announced or not', async (_who, limit, line) => {
  const post = 'POST /api/auth/sign-in/email HTTP/1.1';
  const fits = 'x'.repeat(limit);
  expect((await raw([post, line, lengthOf(fits)], fits)).status).toBe(200);
  expect(seen[0]?.body.length).toBe(limit);
  // Refused by what it announces, before it has come.
  expect((await raw([post, line, `Content-Length: ${limit + 1}`], 'x')).status).toBe(413);
  expect(seen).toEqual([]);
  const chunk = `${(limit + 1).toString(16)}\r\n${fits}x\r\n`;
  expect((await raw([post, line, 'Transfer-Encoding: chunked'], chunk)).status).toBe(413);
  expect(seen).toEqual([]);
});

test('a stranger gets at no action but the preferences; who has signed in gets at all', async () => {
  const asked = await action('[{"draftId":"d"}]');
  expect(asked.status).toBe(401);
  expect(asked.text).toContain('"code":"unauthenticated"');
  expect(seen).toEqual([]);
  expect((await action('["zh-CN"]')).status).toBe(200);
  expect((await action('[{"draftId":"d"}]', KNOWN)).status).toBe(200);
  expect((await action('[{"draftId":"d"}]', KNOWN.replace('token.', 'other.'))).status).toBe(401);
});

test.each([
  ['a broken body', '{', [], 400],
  ['parts of React', '["$1"]', [], 400],
  ['a form', '[]', ['Content-Type: multipart/form-data; boundary=x'], 415],
  ['another site', '[]', ['Origin: https://evil.test'], 403],
  ['no site', '[]', ['Origin: null'], 403],
  ['no address', '[]', ['Origin: evil'], 403],
])('an action with %s is refused in one plain sentence', async (_what, body, lines, code) => {
  const head = ['POST /events HTTP/1.1', `Next-Action: ${ACTION}`, KNOWN, lengthOf(body)];
  const type = lines.some((line) => line.startsWith('Content-Type')) ? [] : [TEXT];
  const { status, text } = await raw([...head, ...type, ...lines], body);
  expect([status, seen]).toEqual([code, []]);
  expect(text.split('\r\n\r\n')[1]).toMatch(/^[\w ]+\.$/);
});

test('an action that is none says so as Next does; one without a name cannot be posted', async () => {
  const none = await raw(['POST /events HTTP/1.1', 'Next-Action: __proto__', TEXT, KNOWN]);
  expect(none.status).toBe(404);
  expect(none.text).toContain('x-nextjs-action-not-found: 1');
  expect((await raw(['POST /events HTTP/1.1', TEXT, KNOWN])).status).toBe(405);
});

test('our own origin passes, also behind a proxy; none at all is left to the actions', async () => {
  expect((await action('[]', KNOWN, 'Origin: https://desk.example.com')).status).toBe(200);
  const proxied = [
    'Origin: https://desk.example.com',
    'X-Forwarded-Host: desk.example.com',
    'Host: 10.0.0.1',
  ];
  expect((await action('[]', KNOWN, ...proxied)).status).toBe(200);
  expect((await action('[]', KNOWN)).status).toBe(200);
});

test('what the server sends to itself is let in; a stamp that is made up is not believed', async () => {
  await raw(['GET /events HTTP/1.1']);
  const head = ['POST /events HTTP/1.1', 'Content-Length: 1'];
  expect((await raw([...head, `X-Desk-Peer: ${stamp}`], 'x')).status).toBe(200);
  expect((await raw([...head, 'X-Desk-Peer: 0123 127.0.0.1 direct'], 'x')).status).toBe(405);
});

test('strangers wait for their turn, health and people who have signed in do not', async () => {
  let served = 0;
  const crowd = Array.from({ length: 20 }, async () => {
    const answer = await raw(['GET /slow HTTP/1.1']);
    served += 1;
    return answer;
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const others = await Promise.all([
    raw(['GET /api/health HTTP/1.1']),
    raw(['GET /slow/mine HTTP/1.1', KNOWN]),
  ]);
  expect(others.map(({ status }) => status)).toEqual([200, 200]);
  // Two at a time: whoever waited in line would come after all of them.
  expect(served).toBeLessThan(15);
  expect((await Promise.all(crowd)).every(({ status }) => status === 200)).toBe(true);
});

test('when too many strangers wait, the next is sent away', async () => {
  const crowd = Array.from({ length: 160 }, () => raw(['GET /slow HTTP/1.1']));
  const answers = await Promise.all(crowd);
  const busy = answers.filter(({ status }) => status === 503);
  expect(busy.length).toBeGreaterThan(0);
  expect(busy[0]?.text).toContain('Retry-After: 2');
}, 20_000);

test('only the signature of this desk makes somebody known', () => {
  const name = 'desk.session_token';
  const cookie = signedCookie(name, 'token', SECRET);
  const key = (header: string) =>
    sessionKey(header, { baseUrl: 'http://localhost:3000', authSecret: SECRET });
  expect(key(`a=1; ${cookie}; b=2`)).toBe('token');
  for (const other of [
    '',
    name,
    `${name}=`,
    `${name}=token`,
    `${name}=token.`,
    `${name}=%`,
    `x${cookie}`,
    cookie.replace('token.', 'token2.'),
    signedCookie(name, 'token', `${SECRET}x`),
    signedCookie(name, '', SECRET),
    // The first of a name counts, as everywhere: a second one makes nobody known who then has no budget.
    `${name}=x; ${cookie}`,
    `${name}=${'x'.repeat(400)}; ${cookie}`,
    signedCookie(name, 'x'.repeat(400), SECRET),
  ]) {
    expect(key(other), other).toBeNull();
  }
});

test('the address of a calendar feed is told to nobody', async () => {
  const { status, text } = await raw(['GET /api/ical/dskc_x.ics HTTP/1.1']);
  expect(status).toBe(200);
  expect(text).toContain('Referrer-Policy: no-referrer');
  expect((await raw(['GET /api/events HTTP/1.1'])).text).toContain('Referrer-Policy: same-origin');
});
