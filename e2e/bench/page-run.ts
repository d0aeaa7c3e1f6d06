import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { type Act, pause, type Took, timeAct, timeLoop, timePlainRows } from '@/e2e/bench/page-acts';
import { INSTANCE_ROLES } from '@/lib/simulator/scenarios/world-builder';
import { routes } from '@/lib/url/routes';

const RUNS = 12;
/** Columns whose both orders nobody has asked for when the page is fresh. */
const COLUMNS = ['Instance', 'Level', 'Status', 'Type', 'Region', 'Reason'];
/** What one page took, under one slowdown. Times are ms. */
export type PageRun = {
  layoutShift: number;
  rawRequestMs: readonly number[];
  /** A loop that touches no document: what a slowdown makes of script alone. */
  loopMs: readonly number[];
  plainRows: readonly Took[];
  acts: readonly { name: string; took: readonly Took[] }[];
};

/** Opens the events page with its CPU slowed down `slowdown` times and does everything once a kind. */
export async function runPage(context: BrowserContext, slowdown: number): Promise<PageRun> {
  const page = await context.newPage();
  // The loader of TypeScript names functions by a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(watchShifts);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.goto(routes.events(), { waitUntil: 'networkidle' });
  const layoutShift = await page.evaluate(() => Number(Reflect.get(window, 'shift')));
  await page.getByRole('grid', { name: 'System events' }).getByRole('row').nth(5).waitFor();
  const run: PageRun = {
    layoutShift,
    loopMs: await times(() => timeLoop(page)),
    rawRequestMs: await times(() => rawRequest(page)),
    plainRows: await times(() => timePlainRows(page, devtools)),
    acts: [
      { name: 'order not asked for before', took: await newSorts(page, devtools) },
      { name: 'order asked for before', took: await sortsAgain(page, devtools) },
      { name: 'search text', took: await newSearches(page, devtools) },
      { name: 'choice of a region', took: await newFilters(page, devtools) },
    ],
  };
  await page.close();
  return run;
}

async function times<Result>(work: () => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let run = 0; run < RUNS; run += 1) results.push(await work());
  return results;
}

async function timeActs(page: Page, devtools: CDPSession, acts: readonly Act[]): Promise<Took[]> {
  const took: Took[] = [];
  for (const act of acts) took.push(await timeAct(page, devtools, act));
  return took;
}

function newSorts(page: Page, devtools: CDPSession): Promise<Took[]> {
  const acts = COLUMNS.flatMap((column): Act[] => Array(2).fill({ kind: 'sort', column }));
  return timeActs(page, devtools, acts);
}

function sortsAgain(page: Page, devtools: CDPSession): Promise<Took[]> {
  const acts: Act[] = Array(RUNS).fill({ kind: 'sort', column: 'Instance' });
  return timeActs(page, devtools, acts);
}

function newSearches(page: Page, devtools: CDPSession): Promise<Took[]> {
  return timeActs(
    page,
    devtools,
    // Each has enough rows to fill the screen.
    INSTANCE_ROLES.map((text): Act => ({ kind: 'search', text })),
  );
}

/** One region after the other; between two of them the filter is cleared, which is not measured. */
async function newFilters(page: Page, devtools: CDPSession): Promise<Took[]> {
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
  return took;
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

/** Runs inside the page. */
function watchShifts(): void {
  Object.assign(window, { shift: 0 });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if ('value' in entry && !('hadRecentInput' in entry && entry.hadRecentInput)) {
        Object.assign(window, { shift: Number(Reflect.get(window, 'shift')) + Number(entry.value) });
      }
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
