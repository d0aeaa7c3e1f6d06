import { createHmac } from 'node:crypto';
import { createServer, Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SESSION_PAGES } from '@/lib/domain/limits';
import { installSessionBudget } from '@/lib/server/reads/refuse-early';
import { createSessionBudget } from '@/lib/server/reads/session-budget';

const SETTINGS = { baseUrl: 'http://localhost:3000', authSecret: 'kR7vQ2mZx9Lw4TbN8sJc6Hd3Fg5Yp1Ua' };
const original = Server.prototype.emit;
let server: Server;
let url = '';
let reached = 0;
// Stands still, so that nothing comes in while the test runs.
const budget = createSessionBudget(() => 0);

beforeAll(async () => {
  installSessionBudget(() => SETTINGS, budget);
  server = createServer((_, response) => {
    reached += 1;
    response.end('reached');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(async () => {
  Server.prototype.emit = original;
  await new Promise((resolve) => server.close(resolve));
});

function cookieOf(token: string): string {
  const signature = createHmac('sha256', SETTINGS.authSecret).update(token).digest('base64');
  return `desk.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

/** Asks until refused or `most` times; gives how many were answered, and the first refusal. */
async function exhaust(path: string, init: RequestInit, most = 1_000) {
  for (let asked = 0; asked < most; asked += 1) {
    const answer = await fetch(url + path, init);
    if (answer.status === 429) return { passed: asked, refusal: answer };
    await answer.text();
  }
  return { passed: most, refusal: null };
}

test('reads over the budget are refused before anybody else sees them, with when to come back', async () => {
  const { passed, refusal } = await exhaust('/api/events', { headers: { cookie: cookieOf('a') } });
  expect(passed).toBe(200);
  const before = reached;
  const again = await fetch(`${url}/api/batches?x=1`, { headers: { cookie: cookieOf('a') } });
  expect([again.status, reached]).toEqual([429, before]);
  expect(refusal?.headers.get('retry-after')).toBe('1');
  expect(refusal?.headers.get('cache-control')).toBe('no-store');
  expect(await refusal?.json()).toEqual({
    problem: {
      code: 'rate_limited',
      reason: 'session_budget',
      details: { retryAfterS: 1 },
      correlationId: expect.any(String),
    },
  });
});

test('who has read too much still acts, opens pages, signs out, and gets the files of the page', async () => {
  const headers = { cookie: cookieOf('a') };
  const answers = await Promise.all([
    fetch(`${url}/batches/new`, { method: 'POST', headers }),
    fetch(`${url}/events`, { headers }),
    fetch(`${url}/api/auth/sign-out`, { method: 'POST', headers }),
    fetch(`${url}/_next/static/a.js`, { headers }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});

test('acts have a budget too', async () => {
  const init = { method: 'POST', headers: { cookie: cookieOf('b') } };
  expect((await exhaust('/batches/new', init)).passed).toBe(200);
});

test('an action over the budget gets the answer of an action, which the page can tell', async () => {
  const headers = { cookie: cookieOf('b'), 'next-action': '7f00' };
  const answer = await fetch(`${url}/batches/new`, { method: 'POST', headers });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([429, 'text/x-component']);
  const [first, second = ''] = (await answer.text()).split('\n');
  expect(first).toBe('0:{"a":"$@1"}');
  expect(JSON.parse(second.slice('1:'.length))).toEqual({
    ok: false,
    problem: {
      code: 'rate_limited',
      reason: 'session_budget',
      details: { retryAfterS: 1 },
      correlationId: expect.any(String),
    },
  });
});

test('a page over the budget is one that loads again, in the language of the reader', async () => {
  const { passed, refusal } = await exhaust('/events', { headers: { cookie: cookieOf('c') } });
  expect(passed).toBe(SESSION_PAGES.burst);
  expect(refusal?.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const text = (await refusal?.text()) ?? '';
  expect(text).toContain('http-equiv="refresh" content="1"');
  expect(text).toContain('too many pages');
  const chinese = await fetch(`${url}/events`, {
    headers: { cookie: `${cookieOf('c')}; desk-locale=zh-CN` },
  });
  expect(await chinese.text()).toContain('lang="zh-CN"');
});

test('of what Next serves only the files of the build have none', async () => {
  const headers = { cookie: cookieOf('d') };
  expect((await exhaust('/_next/image?url=x', { headers })).passed).toBe(SESSION_PAGES.burst);
  const paths = ['/_next/image', '/_next/x', '/_next/staticx', '/_next/static/a.js'];
  const answers = await Promise.all(paths.map((path) => fetch(url + path, { headers })));
  expect(answers.map(({ status }) => status)).toEqual([429, 429, 429, 200]);
});

test('health, metrics and strangers have none; a made-up cookie is kept nowhere', async () => {
  const size = budget.size();
  for (let made = 0; made < 30; made += 1) {
    await fetch(`${url}/api/events`, { headers: { cookie: `desk.session_token=made${made}.AAAA` } });
  }
  expect(budget.size()).toBe(size);
  for (const path of ['/api/health', '/api/metrics', '/api/health?x=1']) {
    expect((await exhaust(path, { headers: { cookie: cookieOf('a') } }, 250)).refusal).toBeNull();
  }
  expect((await exhaust('/api/events', {}, 250)).refusal).toBeNull();
});
