import { gzipSync } from 'node:zlib';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { report, type Sample, summarise } from '@/e2e/bench/measure';
import { PASSWORD, startDesk } from '@/e2e/helpers/desk';
import { routes } from '@/lib/url/routes';

const CPU_SLOWDOWN = 4;
const RUNS = 12;

/** The events page with `storm` (500 events): JavaScript of the first load, layout shift, filter and sort on a slow CPU. */
export async function benchPage(): Promise<void> {
  const desk = await startDesk({ scenario: 'storm' });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const context = await browser.newContext({ baseURL: desk.url, viewport: { width: 1440, height: 900 } });
    const signInBytes = await firstLoadBytes(context, routes.signIn());
    await context.request.post(routes.authSignIn(), {
      data: { email: 'operator@desk.local', password: PASSWORD },
      headers: { origin: desk.url },
    });
    await firstLoadBytes(context, routes.events());
    const eventsBytes = await firstLoadBytes(context, routes.events());
    console.log('\nJavaScript of the first load, gzipped');
    console.log(`  sign-in page ${(signInBytes / 1000).toFixed(1)} kB   baseline`);
    console.log(
      `  events page  ${(eventsBytes / 1000).toFixed(1)} kB   × ${(eventsBytes / signInBytes).toFixed(2)}   (budget 230 kB)`,
    );
    await interactions(context);
  } finally {
    await browser.close();
    await desk.stop();
  }
}

/** Bytes of all scripts that a fresh page loads until it is idle, each gzipped here so that the server's setting does not matter. */
async function firstLoadBytes(context: BrowserContext, path: string): Promise<number> {
  const page = await context.newPage();
  const scripts = new Map<string, number>();
  page.on('response', async (response) => {
    if (response.request().resourceType() !== 'script') return;
    scripts.set(response.url(), gzipSync(await response.body()).length);
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.close();
  return [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0);
}

async function interactions(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ('value' in entry && !('hadRecentInput' in entry && entry.hadRecentInput)) {
          Object.assign(window, { shift: Number(Reflect.get(window, 'shift')) + Number(entry.value) });
        }
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await page.goto(routes.events(), { waitUntil: 'networkidle' });
  console.log(
    `\nLayout shift of the first load at ${CPU_SLOWDOWN}× slowdown: ${(await page.evaluate(() => Number(Reflect.get(window, 'shift')))).toFixed(4)}   (limit 0.02)`,
  );

  const grid = page.getByRole('grid', { name: 'System events' });
  const baseline = await timeClicks(page, 'raw API request from the page', async () => {
    await page.evaluate(
      (path) => fetch(path).then((answer) => answer.json()),
      routes.apiEvents({ redeployable: 1 }),
    );
  });
  const sort = await timeClicks(page, 'sort by a column, until the new order shows', async () => {
    const header = grid.getByRole('columnheader', { name: /Instance/ });
    const before = await header.getAttribute('aria-sort');
    await header.getByRole('button').click();
    await page.waitForFunction(
      ([name, old]) =>
        [...document.querySelectorAll('[role=columnheader]')].some(
          (cell) => cell.textContent?.includes(name ?? '') && cell.getAttribute('aria-sort') !== old,
        ) && !document.querySelector('[role=grid][aria-busy=true]'),
      ['Instance', before] as const,
      { polling: 'raf' },
    );
  });
  let turn = 0;
  const filter = await timeClicks(page, 'search text, until the new rows show (incl. debounce)', async () => {
    turn += 1;
    const word = turn % 2 ? 'edge' : 'cdn';
    await page.getByRole('searchbox', { name: 'Search events' }).fill(word);
    await page.waitForFunction(
      (text) => {
        const cell = document.querySelector('[role=grid] [role=row][aria-rowindex="2"]');
        return cell?.textContent?.includes(text) && !document.querySelector('[role=grid][aria-busy=true]');
      },
      word,
      { polling: 'raf' },
    );
  });
  report(`Events page, storm, CPU ${CPU_SLOWDOWN}× slower`, baseline, [sort, filter]);
}

async function timeClicks(page: Page, name: string, work: () => Promise<void>): Promise<Sample> {
  const times: number[] = [];
  for (let run = 0; run < RUNS + 2; run += 1) {
    const startedMs = performance.now();
    await work();
    if (run >= 2) times.push(performance.now() - startedMs);
    await page.waitForLoadState('networkidle');
  }
  return summarise(name, times);
}
