import { gzipSync } from 'node:zlib';
import { type BrowserContext, chromium } from '@playwright/test';
import type { Took } from '@/e2e/bench/page-acts';
import { type PageRun, runPage } from '@/e2e/bench/page-run';
import { PASSWORD, startDesk } from '@/e2e/helpers/desk';
import { findChromium } from '@/lib/cli/system-packages.js';
import { report, type Sample, summarise } from '@/lib/testing/bench/measure';
import { routes } from '@/lib/url/routes';

const SLOWDOWN = 4;
const BUDGET_MS = 200;

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
    const plain = await runPage(context, 1);
    const slowed = await runPage(context, SLOWDOWN);
    console.log(
      `\nLayout shift of the first load at ${SLOWDOWN}× slowdown: ${slowed.layoutShift.toFixed(4)}   (limit 0.02)`,
    );
    print(plain, slowed);
  } finally {
    await browser.close();
    await desk.stop();
  }
}

/**
 * A CPU that is four times slower makes the work four times longer and leaves the waiting as it is. Chromium's own
 * slowdown is printed beside it: it stops the thread every 200 µs, which costs a document more than four times where
 * an interruption is dear, as in a virtual machine.
 */
function print(plain: PageRun, slowed: PageRun): void {
  const asIs = (took: Took) => took.paintedMs;
  report(
    'Events page, storm, this machine as it is; each until painted',
    baseline(plain),
    lines(plain, asIs),
  );
  report(
    `The same with ${SLOWDOWN} times the CPU: time + ${SLOWDOWN - 1} × CPU`,
    baseline(plain),
    lines(plain, ({ paintedMs, cpuMs }) => paintedMs + (SLOWDOWN - 1) * cpuMs, BUDGET_MS),
  );
  report(`Slowed down by Chromium, setting ${SLOWDOWN}×`, baseline(slowed), lines(slowed, asIs, BUDGET_MS));
  const cpu = ({ plainRows }: PageRun) => plainRows.map(({ cpuMs }) => cpuMs);
  const factor = (of: (run: PageRun) => readonly number[]) =>
    (summarise('', of(slowed)).medianMs / summarise('', of(plain)).medianMs).toFixed(1);
  console.log(
    `\nWhat Chromium's ${SLOWDOWN}× is on this machine: script × ${factor(({ loopMs }) => loopMs)}, rows as ready HTML × ${factor(cpu)}`,
  );
}

function baseline({ rawRequestMs }: PageRun): Sample {
  return summarise('raw API request from the page', rawRequestMs);
}

function lines({ plainRows, acts }: PageRun, toMs: (took: Took) => number, budgetMs?: number): Sample[] {
  // A measure of the machine beside our own times, so that a slow machine can be told from slow code.
  const machine = toSample('no desk: as many rows as ready HTML', plainRows, toMs);
  return [machine, ...acts.map(({ name, took }) => ({ ...toSample(name, took, toMs), budgetMs }))];
}

function toSample(name: string, took: readonly Took[], toMs: (took: Took) => number): Sample {
  const cpu = took.map(({ cpuMs }) => cpuMs);
  return { ...summarise(name, took.map(toMs)), cpuMedianMs: summarise(name, cpu).medianMs };
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
