import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { APIResponse, Page } from '@playwright/test';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { ROOT } from '@/e2e/helpers/desk';
import { routes } from '@/lib/url/routes';

const desk = deskFor({ scenario: 'nasty', roles: ['operator'] });

async function synced(page: Page): Promise<void> {
  await expect
    .poll(async () => (await (await page.request.get(routes.apiEvents({ limit: 1 }))).json()).total, {
      timeout: 20_000,
    })
    .toBeGreaterThan(140);
}

async function expectProblem(answer: APIResponse, status: number, code: string): Promise<void> {
  expect(answer.status()).toBe(status);
  const { problem } = await answer.json();
  expect(problem.code).toBe(code);
  expect(problem.correlationId).toMatch(/\S/);
  expect(JSON.stringify(problem)).not.toMatch(/sqlite|select |node_modules|\bat .*\.js/i);
}

const HOSTILE = [
  "' OR 1=1 --",
  '"; drop table events; --',
  '1) union select * from user --',
  '%',
  '_',
  '\\',
  '((((((a+)+)+)+)+)+)$',
  '\u202Egpj.exe',
  '😀'.repeat(200),
  '__proto__',
  '\u0000',
  'a\r\nSet-Cookie: x=1',
];

test('every number, sort and cursor that is none is refused by name and changes nothing', async ({ as }) => {
  const page = await as(desk(), 'operator');
  for (const limit of ['-1', '0', '1e9', 'NaN', '1e309', '10 OR 1', '501', '1.5', '']) {
    const answer = await page.request.get(`${routes.apiEvents()}?limit=${encodeURIComponent(limit)}`);
    if (limit === '') expect(answer.status()).toBe(200);
    else await expectProblem(answer, 400, 'invalid_input');
  }
  for (const sort of ['password', 'due;drop', '--due', 'constructor', '__proto__', 'toString']) {
    await expectProblem(await page.request.get(routes.apiEvents({ sort })), 400, 'invalid_input');
  }
  for (const cursor of [
    'x',
    'eyJhIjoxfQ',
    Buffer.from('{"__proto__":{}}').toString('base64url'),
    'A'.repeat(1_900),
  ]) {
    await expectProblem(await page.request.get(routes.apiEvents({ cursor })), 400, 'invalid_input');
  }
});

test('hostile search text and filters find nothing or what they name, never an error of the store', async ({
  as,
}) => {
  const page = await as(desk(), 'operator');
  await synced(page);
  for (const text of HOSTILE) {
    const search = await page.request.get(routes.apiEvents({ q: text }));
    expect([200, 400]).toContain(search.status());
    for (const name of ['type', 'level', 'status', 'region']) {
      const answer = await page.request.get(routes.apiEvents({ [name]: text }));
      expect([200, 400]).toContain(answer.status());
      if (answer.status() === 200) expect((await answer.json()).total).toBe(0);
    }
  }
  const all = (await (await page.request.get(routes.apiEvents({ limit: 1 }))).json()).total;
  const percent = (await (await page.request.get(routes.apiEvents({ q: '%' }))).json()).total;
  expect(percent).toBeLessThan(all);
  const wide = await page.request.get(routes.apiEvents({ q: 'x'.repeat(30_000) }), {
    failOnStatusCode: false,
  });
  expect([400, 414, 431]).toContain(wide.status());
});

test('without a session every read is refused and no page shows data', async ({ request }) => {
  const { url } = desk();
  for (const path_ of [
    routes.apiEvents(),
    routes.apiEventsCsv(),
    routes.apiSync(),
    routes.apiBatches(),
    routes.apiBatch('x'),
    routes.apiBatchCsv('x'),
  ]) {
    const answer = await request.get(url + path_);
    await expectProblem(answer, 401, 'unauthenticated');
    expect(answer.headers()['cache-control']).toContain('no-store');
  }
  for (const trick of ['', '?_rsc=1', '?__nextLocale=en']) {
    const answer = await request.get(url + routes.events() + trick, {
      headers: {
        'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
        rsc: '1',
        'next-router-prefetch': '1',
      },
      maxRedirects: 0,
    });
    expect(await answer.text()).not.toMatch(/e-[0-9a-f]{32}/);
  }
});

test('a batch that is not there, or another action than reading, is refused', async ({ as }) => {
  const page = await as(desk(), 'operator');
  await expectProblem(await page.request.get(routes.apiBatch('nope')), 404, 'not_found');
  await expectProblem(await page.request.get(routes.apiBatch('__proto__')), 404, 'not_found');
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const answer = await page.request.fetch(routes.apiEvents(), { method, data: '{}' });
    expect(answer.status()).toBe(405);
  }
});

test('the CSV cannot run in a spreadsheet and cannot name its own file', async ({ as }) => {
  const page = await as(desk(), 'operator');
  await synced(page);
  const answer = await page.request.get(
    `${routes.apiEventsCsv()}?filename=${encodeURIComponent('x"\r\nA: b')}`,
  );
  expect(answer.headers()['content-disposition']).toMatch(/^attachment; filename="events-[\d-]+\.csv"$/);
  const text = await answer.text();
  expect(text).toContain("'=HYPERLINK");
  expect(text.replace(/^\uFEFF/, '')).not.toMatch(/(^|\n|,)"?[=+@\t]/);
});

test('hostile names are inert on the page', async ({ as }) => {
  const page = await as(desk(), 'operator');
  await synced(page);
  const alarms: string[] = [];
  page.on('dialog', (dialog) => {
    alarms.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => alarms.push(error.message));
  await page.goto(routes.events({ view: 'all', q: '<' }));
  await expect(page.getByRole('grid', { name: 'System events' })).toContainText(/<script>|<img/);
  expect(alarms).toEqual([]);
});

test('no secret is in what the browser downloads', () => {
  const { env, simulator } = desk();
  const folder = path.join(ROOT, '.next', 'static');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  expect(files.length).toBeGreaterThan(10);
  const secrets = [
    env.AUTH_SECRET ?? '',
    simulator.accessKeySecret,
    'ALIBABA_CLOUD_ACCESS_KEY_SECRET',
    'AUTH_SECRET',
  ];
  for (const file of files) {
    const text = readFileSync(path.join(file.parentPath, file.name), 'utf8');
    for (const secret of secrets)
      expect(text.includes(secret), `${file.name} holds ${secret.slice(0, 6)}…`).toBe(false);
  }
});
