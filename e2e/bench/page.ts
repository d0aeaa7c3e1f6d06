import { gzipSync } from 'node:zlib';
import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import { report, type Sample, summarise } from '@/e2e/bench/measure';
import { type Act, pause, type Took, timeAct, timePlainRows } from '@/e2e/bench/page-acts';
import { PASSWORD, startDesk } from '@/e2e/helpers/desk';
import { findChromium } from '@/lib/cli/system-packages.js';
import { routes } from '@/lib/url/routes';

const CPU_SLOWDOWN = 4;
const RUNS = 12;
/** Columns whose both orders nobody has asked for when the page is fresh. */
const COLUMNS = ['Instance', 'Level', 'Status', 'Type', 'Region', 'Reason'];
/** First words of the simulator's instance names: each has enough rows to fill the screen. */
const WORDS = [
  'edge-live',
  'cdn-cache',
  'rtc-mixer',
  'vod-edge',
  'game-relay',
  'iot-gateway',
  'dns-edge',
  'ai-infer',
];

/** The events page with `storm` (500 events): JavaScript of the first load, layout shift, filter and sort on a slow CPU. */
export async function benchPage(): Promise<void> {
  // Before the server: one that is left behind by a missing browser would spoil the next run.
  const browser = await chromium.launch({
    executablePath: findChromium() ?? undefined,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const desk = await startDesk({ scenario: 'storm' });
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
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await page.goto(routes.events(), { waitUntil: 'networkidle' });
  console.log(
    `\nLayout shift of the first load at ${CPU_SLOWDOWN}× slowdown: ${(await page.evaluate(() => Number(Reflect.get(window, 'shift')))).toFixed(4)}   (limit 0.02)`,
  );

  await page.getByRole('grid', { name: 'System events' }).getByRole('row').nth(5).waitFor();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await rawRequest(page));
  report(
    `Events page, storm, CPU ${CPU_SLOWDOWN}× slower`,
    summarise('raw API request from the page', times),
    [
      await plainRows(page),
      await newSorts(page, devtools),
      await sortsAgain(page, devtools),
      await newSearches(page, devtools),
      await newFilters(page, devtools),
    ],
  );
}

function rawRequest(page: Page): Promise<number> {
  return page.evaluate(
    async (path) => {
      const startedMs = performance.now();
      await (await fetch(path)).json();
      return performance.now() - startedMs;
    },
    routes.apiEvents({ redeployable: 1 }),
  );
}

async function timeActs(
  page: Page,
  devtools: CDPSession,
  name: string,
  acts: readonly Act[],
): Promise<Sample> {
  const took: Took[] = [];
  for (const act of acts) took.push(await timeAct(page, devtools, act));
  return toSample(name, took);
}

/** A measure of the machine beside our own times, so that a slow machine can be told from slow code. */
async function plainRows(page: Page): Promise<Sample> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await timePlainRows(page));
  return summarise('no desk: as many rows as ready HTML', times);
}

function toSample(name: string, took: readonly Took[]): Sample {
  const painted = took.map(({ paintedMs }) => paintedMs);
  const cpu = took.map(({ cpuMs }) => cpuMs);
  return { ...summarise(name, painted), cpuMedianMs: summarise(name, cpu).medianMs };
}

function newSorts(page: Page, devtools: CDPSession): Promise<Sample> {
  const acts = COLUMNS.flatMap((column): Act[] => Array(2).fill({ kind: 'sort', column }));
  return timeActs(page, devtools, 'order not asked for before, until painted', acts);
}

function sortsAgain(page: Page, devtools: CDPSession): Promise<Sample> {
  const acts: Act[] = Array(RUNS).fill({ kind: 'sort', column: 'Instance' });
  return timeActs(page, devtools, 'order asked for before, until painted', acts);
}

function newSearches(page: Page, devtools: CDPSession): Promise<Sample> {
  const acts = WORDS.map((text): Act => ({ kind: 'search', text }));
  return timeActs(page, devtools, 'search text, until its rows are painted', acts);
}

/** One region after the other; between two of them the filter is cleared, which is not measured. */
async function newFilters(page: Page, devtools: CDPSession): Promise<Sample> {
  await page.getByRole('searchbox', { name: 'Search events' }).fill('');
  await page.getByRole('button', { name: 'Region', expanded: false }).click();
  const boxes = page.getByRole('group', { name: 'Region' }).getByRole('checkbox');
  await boxes.first().waitFor();
  const options = await boxes.evaluateAll((all) => all.map((box) => box.getAttribute('aria-label') ?? ''));
  const took: Took[] = [];
  for (const option of options) {
    took.push(await timeAct(page, devtools, { kind: 'choose', option }));
    await page.getByRole('group', { name: 'Region' }).getByRole('checkbox', { name: option }).uncheck();
    await pause(page);
  }
  return toSample('filter by a region, until its rows are painted', took);
}
