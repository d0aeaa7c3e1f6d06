import { readdirSync } from 'node:fs';
import path from 'node:path';
import { actionId, callAction, DIST_DIR, pageOf, problemOf, resultOf } from '@/e2e/abuse/actions';
import { acceptedShapes, refusedShapes, type Shape } from '@/e2e/abuse/door-shapes';
import { type Person, signIn } from '@/e2e/abuse/people';
import { type RawAnswer, type RawRequest, sendRaw } from '@/e2e/abuse/raw';
import { costOf, threadLimits } from '@/e2e/abuse/thread-cost';
import { expectHeld } from '@/e2e/abuse/tries';
import { send } from '@/e2e/abuse/wire';
import { textsOf } from '@/e2e/abuse/world';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { ROOT } from '@/e2e/helpers/desk';
import { routes } from '@/lib/url/routes';

/** Requests that the desk must not even begin to work on, and what every answer says to a browser. */

const HTTPS = 'https://desk.example.com';
// As in production: the address is https, and a browser of this machine comes over plain loopback.
const desk = deskFor({ scenario: 'quiet', roles: ['admin', 'operator'], env: { BASE_URL: HTTPS } });
test.describe.configure({ timeout: 180_000 });

/** How long health may take meanwhile (ms), or how many times as long as alone; or as so many of the worst, not as twenty. */
const HEALTH_LIMIT_MS = 500;
const BUSY_FACTOR = 6;
const WORST_BEFORE = 12;

let admin: Person;
test.beforeAll(async () => {
  admin = await signIn(desk().url, 'admin@desk.local');
});

/** How long health takes now, fifteen times (ms). */
async function healthTimes(): Promise<number[]> {
  const times: number[] = [];
  while (times.length < 15) times.push((await sendRaw(desk().url, { target: routes.health() })).ms);
  return times;
}

let worst: Shape | null = null;

test('#101 no request that is let in holds the thread, and what is too big is refused at once', async () => {
  // Everything is loaded and compiled once before it counts.
  for (const at of [routes.signIn(), routes.health(), routes.events()])
    await sendRaw(desk().url, { target: at });
  const refused = refusedShapes();
  const { limitMs, refusalMs } = await threadLimits(desk());
  await expectHeld(
    101,
    'parameters, cookies, headers, segments by the thousand',
    async () => {
      for (const shape of refused) {
        const { ms, status } = await costOf(desk(), shape, refusalMs);
        expect(status, shape.name).toBe(shape.status);
        expect(ms, shape.name).toBeLessThan(refusalMs);
      }
    },
    refused.length,
  );
  const accepted = acceptedShapes(actionId('setLocale'));
  let most = 0;
  await expectHeld(
    101,
    'the biggest request of every shape',
    async () => {
      for (const shape of accepted) {
        const { ms } = await costOf(desk(), shape, limitMs);
        expect(ms, shape.name).toBeLessThan(limitMs);
        if (ms > most) [most, worst] = [ms, shape];
      }
    },
    accepted.length,
  );
});

test('#101 health answers while twenty of the worst run, again and again', async () => {
  const shape: RawRequest = worst ?? { target: `${routes.signIn()}?a=${'['.repeat(24_000)}` };
  await expectHeld(101, 'twenty at once', async () => {
    await expect(async () => {
      const alone = await healthTimes();
      const one = Math.max((await sendRaw(desk().url, shape)).ms, (await sendRaw(desk().url, shape)).ms);
      let over = false;
      const crowd = Array.from({ length: 20 }, async () => {
        while (!over) await sendRaw(desk().url, shape);
      });
      const times = await healthTimes();
      over = true;
      await Promise.all(crowd);
      const limitMs = Math.max(HEALTH_LIMIT_MS, BUSY_FACTOR * Math.max(...alone), WORST_BEFORE * one);
      expect(Math.max(...times)).toBeLessThan(limitMs);
    }).toPass({ timeout: 120_000 });
  });
});

test('#101 a server that starts lets nothing past the front door', async () => {
  await desk().stopServer();
  const starting = desk().startServer();
  const first = await firstAnswer({ target: `${routes.health()}?${'a&'.repeat(10_000)}` });
  await starting;
  await expectHeld(101, '10,000 parameters to a server that has just begun to listen', () => {
    expect(first.status).toBe(414);
  });
});

async function firstAnswer(shape: RawRequest): Promise<RawAnswer> {
  for (;;) {
    const answer = await sendRaw(desk().url, shape);
    if (answer.status !== 0) return answer;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('our own longest address passes: 500 pasted ids, on the page, to the server and over the sign-in page', async () => {
  const read = async (at: string) => send(desk().url, { path: at, headers: { cookie: admin.cookie } });
  await expect
    .poll(async () => JSON.parse((await read(routes.apiEvents({ limit: 1 }))).text).total)
    .toBeGreaterThan(0);
  const { rows } = JSON.parse((await read(routes.apiEvents({ limit: 1 }))).text);
  const [known = ''] = textsOf(rows, 'eventId');
  const ids = Array.from({ length: 499 }, (_, index) => `e-${String(index).padStart(32, '0')}`);
  const q = [known, ...ids].join(', ');
  expect(q.length).toBeGreaterThan(17_500);
  const found = await read(routes.apiEvents({ q }));
  expect(textsOf(JSON.parse(found.text).rows, 'eventId')).toEqual([known]);
  expect((await read(routes.events({ q }))).status).toBe(200);
  expect((await read(routes.apiEventsCsv({ q }))).status).toBe(200);
  // A header this long is more than Node's own client reads.
  const away = await sendRaw(desk().url, { target: routes.events({ q }) });
  expect(away.status).toBe(307);
  const [, location = ''] = /\r\nlocation: (\S+)/i.exec(away.text) ?? [];
  expect(location.length).toBeGreaterThan(18_000);
  expect((await sendRaw(desk().url, { target: location })).status).toBe(200);
});

test('a person pastes 500 ids and goes on from there: actions, pages and back', async ({ as }) => {
  const page = await as(desk(), 'operator');
  const refused: string[] = [];
  page.on('response', (answer) => {
    if (answer.status() >= 400) refused.push(`${answer.status()} ${answer.url().slice(0, 100)}`);
  });
  await page.goto(routes.events());
  await expect(page.getByRole('grid', { name: 'System events' })).toBeVisible();
  const ids = Array.from({ length: 500 }, (_, index) => `e-${String(index).padStart(32, '0')}`);
  await page.getByRole('searchbox', { name: 'Search events' }).fill(ids.join(', '));
  await expect(page).toHaveURL(/q=e-0{32}/);
  // An action of this page is posted to its whole address.
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /operator/i })
    .first()
    .click();
  const acted = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  expect(new URL((await acted).url()).search.length).toBeGreaterThan(17_000);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Batches' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Batches' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('searchbox', { name: 'Search events' })).toHaveValue(ids.join(', '));
  await page.reload();
  await expect(page.getByRole('searchbox', { name: 'Search events' })).toHaveValue(ids.join(', '));
  expect(refused).toEqual([]);
});

const STRICT: Record<string, string | RegExp> = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'content-security-policy': /^default-src '(none|self)'.*base-uri 'none'.*frame-ancestors 'none'/,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': /camera=\(\)/,
};

test('#117 every answer carries the strict headers: pages, routes, files, redirects, errors, refusals', async () => {
  const { url } = desk();
  const [file = ''] = readdirSync(path.join(ROOT, DIST_DIR, 'static', 'chunks'));
  const cookie = admin.cookie;
  const asked: [string, number, Parameters<typeof send>[1]][] = [
    ['a page', 200, { path: routes.events(), headers: { cookie } }],
    ['the sign-in page', 200, { path: routes.signIn() }],
    ['a redirect', 307, { path: routes.events() }],
    ['a page that is not there', 404, { path: '/nowhere', headers: { cookie } }],
    ['a route', 200, { path: routes.apiEvents(), headers: { cookie } }],
    ['a route, refused', 401, { path: routes.apiEvents() }],
    ['a route that is not there', 404, { path: '/api/nowhere' }],
    ['a file', 200, { path: `/_next/static/chunks/${file}` }],
    ['a file that is not there', 404, { path: '/_next/static/nowhere' }],
    ['a CSV', 200, { path: routes.apiEventsCsv(), headers: { cookie } }],
    ['the icon', 200, { path: '/icon.svg' }],
    ['the web manifest', 200, { path: '/manifest.webmanifest' }],
    ['what robots may read', 200, { path: '/robots.txt' }],
    ['the icon of a phone', 200, { path: '/apple-touch-icon.png' }],
    ['an endpoint of sign-in that is not there', 404, { path: '/api/auth/nowhere' }],
    ['a doubled slash', 308, { path: '//events' }],
    ['a refusal at the door', 414, { path: `/events?${'a&'.repeat(600)}` }],
    ['a method', 405, { path: '/events', method: 'TRACE' }],
  ];
  for (const [what, status, request] of asked) {
    await expectHeld(117, what, async () => {
      const { headers, ...answer } = await send(url, request);
      expect(answer.status).toBe(status);
      for (const [name, value] of Object.entries(STRICT)) expect(headers[name], name).toMatch(value);
    });
  }
  await expectHeld(117, 'what is no HTTP, and too much of it', async () => {
    for (const target of ['/ x y', `/${'x'.repeat(40_000)}`]) {
      const { text } = await sendRaw(url, { target });
      expect(text).toMatch(/^HTTP\/1.1 4\d\d /);
      for (const name of Object.keys(STRICT)) expect(text.toLowerCase(), name).toContain(`${name}: `);
    }
  });
  await expectHeld(117, 'a page allows scripts and styles by its nonce alone', async () => {
    const { headers } = await send(url, { path: routes.signIn() });
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/script-src 'self' 'nonce-\w{32}' 'strict-dynamic';/);
    expect(policy).toMatch(
      /style-src 'self' 'nonce-\w{32}'( 'sha256-[\w+/=]{44}'){4}; style-src-attr 'unsafe-inline'/,
    );
  });
});

test('#117 preferences are Secure where the desk is, and signing out forgets what the tabs kept', async () => {
  await expectHeld(117, 'the cookies of language, theme and zones', async () => {
    const values = { setLocale: 'zh-CN', setTheme: 'dark', setZone: 'Asia/Shanghai', setPlanZone: 'UTC' };
    for (const [action, value] of Object.entries(values)) {
      const at = pageOf(action) ?? routes.signIn();
      const answer = await callAction(desk().url, { action, args: [value], cookie: admin.cookie, path: at });
      expect(answer.headers['set-cookie']?.[0], action).toMatch(/; Secure/i);
    }
  });
  await expectHeld(117, 'sign-out', async () => {
    const { cookie } = await signIn(desk().url, 'operator@desk.local');
    const headers = { origin: desk().url, cookie };
    const answer = await send(desk().url, { method: 'POST', path: routes.authSignOut(), headers });
    expect([answer.status, answer.headers['clear-site-data']]).toEqual([200, '"storage"']);
  });
});

test('#117 the policy stops nothing of our own, on plain loopback too', async ({ as }) => {
  const page = await as(desk(), 'admin');
  const stopped: string[] = [];
  await page.exposeFunction('tellStopped', (what: string) => stopped.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const said = `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`;
      Reflect.apply(Reflect.get(window, 'tellStopped'), window, [said]);
    });
  });
  const pages = [
    routes.events(),
    routes.batches(),
    routes.approvals(),
    routes.audit(),
    routes.settingsPolicy(),
    routes.settingsUsers(),
    routes.newBatch(),
    '/nowhere',
  ];
  for (const at of pages) {
    await page.goto(at);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  // Menus, dialogs and a message at the edge: their libraries bring styles of their own.
  await page.goto(routes.settingsUsers());
  await page.getByRole('button', { name: 'Invite' }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.goto(routes.events());
  await expect(page.getByRole('grid', { name: 'System events' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search events' }).fill('x'.repeat(20_001));
  await expect(page.locator('[data-sonner-toast]')).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.goto(routes.events());
  await page
    .getByRole('checkbox', { name: /^Select e-/, disabled: false })
    .first()
    .click();
  const selection = page.getByRole('region', { name: 'Selection' });
  await selection.getByRole('button', { name: 'Plan redeploy' }).click();
  await page.getByRole('radio', { name: 'At a set time' }).click();
  const time = page.getByRole('group', { name: 'Plan time', exact: true });
  await time.getByRole('button').first().click();
  await expect(page.getByRole('dialog').getByRole('grid')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Time zone' }).click();
  await page.keyboard.press('Escape');
  await expectHeld(117, 'a strict policy and a desk that works', () => {
    expect(stopped).toEqual([]);
  });
});

test('#120 what is broken, unknown or foreign gets 4xx and one plain sentence, and the log stays quiet', async () => {
  const { url } = desk();
  const before = desk().output().length;
  const plain = async (what: string, status: number | number[], request: RawRequest) => {
    await expectHeld(120, what, async () => {
      const answer = await sendRaw(url, request);
      expect([status].flat(), answer.text.slice(0, 300)).toContain(answer.status);
      expect(answer.text.split('\r\n\r\n').slice(1).join('')).toMatch(/^[\w ]{1,80}\.$/);
    });
  };
  for (const at of ['/api/batches/%ff', '/batches/%ff', '/invite/%e0%a4', '/api/audit/%', '/icon.svg%00']) {
    await plain(at, 400, { target: at });
  }
  for (const method of ['TRACE', 'PROPFIND', 'DELETE', 'OPTIONS']) {
    await plain(method, 405, { method, target: routes.events() });
  }
  await plain('another server', 400, { target: 'http://evil.test/events' });
  await plain('everything', 405, { method: 'OPTIONS', target: '*' });
  const action = (name: string, headers: [string, string][], body: string): RawRequest => ({
    method: 'POST',
    target: routes.newBatch(),
    headers: [
      ['Cookie', admin.cookie],
      ['Next-Action', name],
      ['Content-Type', 'text/plain;charset=UTF-8'],
      ...headers,
    ],
    body,
  });
  const known = actionId('discardDraft');
  const own: [string, string][] = [['Origin', url]];
  for (const body of ['', '{', 'null', '["$1"]', '["$F1"]', '[{"a":"$Q1"}]', `${'['.repeat(5_000)}`]) {
    await plain(`the body ${body.slice(0, 20)}`, 400, action(known, own, body));
  }
  for (const origin of ['https://evil.test', 'null', 'evil', 'file://']) {
    await plain(`the origin ${origin}`, 403, action(known, [['Origin', origin]], '[{}]'));
  }
  await plain('an unknown action', 404, action('f'.repeat(42), own, '[{}]'));
  await plain('no action', 404, action('__proto__', own, '[{}]'));
  await plain('a form', [405, 415], {
    method: 'POST',
    target: routes.newBatch(),
    headers: [['Content-Type', 'multipart/form-data; boundary=x']],
    body: '--x--\r\n',
  });
  await expectHeld(120, 'the log', () => {
    const logged = desk().output().slice(before);
    expect(logged).not.toMatch(/"level":"(error|fatal)"|digest|Invalid Server Actions|SyntaxError/);
  });
});

test('#121 a stranger sends little: bodies are cut at 16 KB, and actions are never decoded', async () => {
  const { url } = desk();
  const headers = (more: [string, string][] = []): [string, string][] => [
    ['Next-Action', actionId('discardDraft')],
    ['Content-Type', 'text/plain'],
    ['Cookie', '__Host-desk.session_token=made-up'],
    ...more,
  ];
  const post = (body: string, more: [string, string][] = []) => ({
    method: 'POST',
    target: routes.newBatch(),
    headers: headers(more),
    body,
  });
  const list = (bytes: number) => `[${'{},'.repeat(bytes / 3)}{}]`;
  const chunked = (body: string) => `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
  const tries: [string, number, RawRequest][] = [
    ['1 MB', 413, post(list(1_000_000))],
    ['17 KB', 413, post(list(17_000))],
    ['1 MB, chunked', 413, post(chunked(list(1_000_000)), [['Transfer-Encoding', 'chunked']])],
    ['a length alone', 413, post('[', [['Content-Length', '99999999']])],
    ['a list of 15 KB', 400, post(list(15_000))],
    ['an argument of 15 KB', 401, post(`[{"a":"${'x'.repeat(15_000)}"}]`)],
    ['15 KB to sign-in', 400, { ...post(list(15_000)), target: routes.authSignIn() }],
    ['17 KB to sign-in', 413, { ...post(list(17_000)), target: routes.authSignIn() }],
    ['17 KB to a route that reads', 413, { ...post(list(17_000)), target: routes.apiEvents() }],
  ];
  const { limitMs } = await threadLimits(desk());
  for (const [what, status, request] of tries) {
    await expectHeld(121, what, async () => {
      const cost = await costOf(desk(), request, limitMs);
      expect(cost.status).toBe(status);
      // A megabyte must still be taken from the socket.
      expect(cost.ms).toBeLessThan(limitMs / 2);
    });
  }
  await expectHeld(121, 'an action with the right form', async () => {
    const answer = await callAction(url, { action: 'discardDraft', args: [{ draftId: 'x' }] });
    expect([answer.status, problemOf(answer)?.code]).toEqual([401, 'unauthenticated']);
  });
  // Who has signed in sends up to a megabyte, as before.
  const body = JSON.stringify([{ draftId: 'none' }]).padEnd(1_048_576);
  const known = await callAction(url, { action: 'discardDraft', cookie: admin.cookie, body });
  expect([known.status, problemOf(known)?.code]).toEqual([200, 'not_found']);
  const more = await callAction(url, { action: 'discardDraft', cookie: admin.cookie, body: `${body} ` });
  expect([more.status, resultOf(more)]).toEqual([413, null]);
});
