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
  // The loader of TypeScript names functions by a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (named) => named');
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

  await page.getByRole('grid', { name: 'System events' }).getByRole('row').nth(5).waitFor();
  const baseline = await timeTurns(page, 'raw API request from the page', () =>
    page.evaluate(
      async (path) => {
        const startedMs = performance.now();
        await (await fetch(path)).json();
        return performance.now() - startedMs;
      },
      routes.apiEvents({ redeployable: 1 }),
    ),
  );
  const sort = await timeTurns(page, 'press on a column, until its order is painted', () =>
    untilPainted(page, null),
  );
  let turn = 0;
  const filter = await timeTurns(page, 'search text, until its rows are painted', () => {
    turn += 1;
    return untilPainted(page, turn % 2 ? 'edge-live' : 'cdn-cache');
  });
  report(`Events page, storm, CPU ${CPU_SLOWDOWN}× slower`, baseline, [sort, filter]);
}

/**
 * Time (ms) inside the page from the person's act to the frame that shows its result, so that the driver's own round
 * trips do not count. The act: `text` typed into the search at once, or a press on the column Instance for null.
 */
function untilPainted(page: Page, text: string | null): Promise<number> {
  return page.evaluate(async (word) => {
    const firstRow = () =>
      document.querySelector('[role=grid] [role=row][aria-rowindex="2"]')?.textContent ?? '';
    const header = [...document.querySelectorAll('[role=columnheader]')].find((cell) =>
      /Instance/.test(cell.textContent ?? ''),
    );
    const before = firstRow();
    const order = header?.getAttribute('aria-sort');
    const startedMs = performance.now();
    if (word === null) header?.querySelector('button')?.click();
    else {
      const box = document.querySelector<HTMLInputElement>('input[type=search], [role=searchbox]');
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, word);
      box?.dispatchEvent(new Event('input', { bubbles: true }));
    }
    const isDone = () =>
      word === null
        ? firstRow() !== before && header?.getAttribute('aria-sort') !== order
        : firstRow().includes(word);
    while (!isDone() && performance.now() - startedMs < 5_000) await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return performance.now() - startedMs;
  }, text);
}

async function timeTurns(page: Page, name: string, turn: () => Promise<number>): Promise<Sample> {
  const times: number[] = [];
  for (let run = 0; run < RUNS + 2; run += 1) {
    const tookMs = await turn();
    if (run >= 2) times.push(tookMs);
    await page.waitForLoadState('networkidle');
  }
  return summarise(name, times);
}
