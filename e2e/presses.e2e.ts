import type { Page } from '@playwright/test';
import { deskFor, expect, test } from '@/e2e/fixtures';
import { fastNetwork, slowNetwork } from '@/e2e/helpers/slow';
import { textOf } from '@/e2e/helpers/texts';
import { routes } from '@/lib/url/routes';

const desk = deskFor({ scenario: 'quiet', roles: ['admin'] });

/** PRESSES=200 is the long run; a few are enough to notice a press that is lost at all. */
const PRESSES = Number(process.env.PRESSES ?? 20);
/**
 * What an answer takes at least (ms). A press must show sooner: then it has not waited for one. It takes some 45 ms on a
 * calm machine, so one that is ten times as slow passes.
 */
const LATENCY_MS = { alone: 900, inRow: 500 };

const PAGES = [
  ['Events', routes.events()],
  ['Batches', routes.batches()],
  ['Approvals', routes.approvals()],
  ['Audit', routes.audit()],
  ['Settings', routes.settings()],
] as const;

const nav = (page: Page) => page.getByRole('navigation', { name: 'Main' }).first();

/** How long after a press (ms) its link was marked as current, and the line of loading was there. */
type Shown = { markMs: number; lineMs: number };

/** Presses the link as a quick hand does, and measures in the page itself, which no busy test can delay. */
function press(page: Page, name: string): Promise<Shown> {
  return nav(page)
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .evaluate((link: HTMLElement) => {
      const pressedMs = performance.now();
      const shown: Shown = { markMs: Number.POSITIVE_INFINITY, lineMs: Number.POSITIVE_INFINITY };
      link.click();
      return new Promise<Shown>((resolve) => {
        const look = () => {
          const lastedMs = performance.now() - pressedMs;
          if (link.getAttribute('aria-current') === 'page') shown.markMs = Math.min(shown.markMs, lastedMs);
          const line = document.querySelector('[role="progressbar"][aria-label^="Loading"]');
          if (line?.checkVisibility()) shown.lineMs = Math.min(shown.lineMs, lastedMs);
          // A page that has been read before may be there without a line.
          const isOver = Number.isFinite(shown.lineMs) || lastedMs > Math.min(shown.markMs, 2_000) + 500;
          if (isOver && (Number.isFinite(shown.markMs) || lastedMs > 2_000)) resolve(shown);
          else setTimeout(look, 4);
        };
        look();
      });
    });
}

test('on a slow network each press shows at once, and a line until the page is there', async ({ as }) => {
  const page = await as(desk(), 'admin');
  await page.goto(routes.events());
  await expect(page.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible();
  // What the page still does after it is there is no part of the press.
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => {});
  await slowNetwork(page, LATENCY_MS.alone);
  const bar = page.getByRole('progressbar', { name: 'Loading' });
  for (const name of ['Batches', 'Audit', 'Approvals', 'Events']) {
    const { markMs, lineMs } = await press(page, name);
    console.log(`${name}: shown after ${Math.round(markMs)} ms, the line after ${Math.round(lineMs)} ms`);
    expect(Math.max(markMs, lineMs), name).toBeLessThan(LATENCY_MS.alone);
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(bar).toBeHidden();
  }
});

test(`${PRESSES} presses in no order lose none`, async ({ as }) => {
  test.setTimeout(180_000 + PRESSES * 3_000);
  const page = await as(desk(), 'admin');
  await page.goto(routes.events());
  await expect(page.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible();
  await slowNetwork(page, LATENCY_MS.inRow);
  const next = randomBelow(Number(process.env.PRESSES_SEED ?? 7));
  const lasted: number[] = [];
  // What Back leads to, the last page at the end.
  const been: Visit[] = [{ at: 0, isSure: true }];
  let at = 0;
  for (let count = 0; count < PRESSES; count++) {
    // What changes the list a moment before must not swallow the press.
    if (next(3) === 0) await typeInSearch(page, `x${count}`);
    at = (at + 1 + next(PAGES.length - 1)) % PAGES.length;
    const [name] = PAGES[at] ?? PAGES[0];
    lasted.push((await press(page, name)).markMs);
    // Sometimes the next press comes before the page does: then that one counts.
    const isHasty = next(3) === 0 && count < PRESSES - 1;
    been.push({ at, isSure: !isHasty });
    if (isHasty) continue;
    await expectAt(page, at, `press ${count} on ${name}`);
    if (next(6) > 0 || been.length < 2) continue;
    been.pop();
    await page.goBack();
    at = await expectBack(page, { been, from: at }, `Back after press ${count}`);
  }
  await fastNetwork(page);
  lasted.sort((a, b) => a - b);
  const share95 = lasted[Math.ceil(lasted.length * 0.95) - 1] ?? 0;
  console.log(`shown after ${Math.round(share95)} ms (95 %), ${Math.round(lasted.at(-1) ?? 0)} ms (slowest)`);
  expect(share95).toBeLessThan(LATENCY_MS.inRow);
});

/** A page that was pressed for; one whose successor was pressed at once may never have been there. */
type Visit = { at: number; isSure: boolean };

/**
 * Back leads to the last page that surely was there, or to one that was pressed for after it. Who presses for another page
 * and at once for the first again has never left it. Keeps what lies before.
 */
async function expectBack(
  page: Page,
  { been, from }: { been: Visit[]; from: number },
  what: string,
): Promise<number> {
  const lastSure = been.findLastIndex(({ at, isSure }) => isSure && at !== from);
  const isIn = ({ at }: Visit) => new URL(page.url()).pathname.startsWith((PAGES[at] ?? PAGES[0])[1]);
  const found = () => been.findLastIndex((visit, index) => index >= lastSure && isIn(visit));
  await expect.poll(found, what).toBeGreaterThanOrEqual(0);
  been.length = found() + 1;
  const visit = been.at(-1) ?? { at: 0, isSure: true };
  visit.isSure = true;
  return visit.at;
}

/** Whole numbers from 0 to below the argument, the same for the same seed. */
function randomBelow(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** Types into the search of the list on screen, where there is one. */
async function typeInSearch(page: Page, text: string): Promise<void> {
  const search = page.getByRole('main').getByRole('searchbox').first();
  if (await search.isVisible()) await search.fill(text, { timeout: 1_000 }).catch(() => {});
}

async function expectAt(page: Page, index: number, what: string): Promise<void> {
  const [, path] = PAGES[index] ?? PAGES[0];
  await expect(page, what).toHaveURL((url) => url.pathname.startsWith(path));
}

test('without a network a press on a link keeps the page, and the page says why', async ({ as }) => {
  const page = await as(desk(), 'admin');
  await page.goto(routes.events());
  await expect(page.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible();
  await page.context().setOffline(true);
  const notice = page.getByRole('alert').filter({ hasText: textOf('shell.banner.offlineTitle') });
  await expect(notice).toBeVisible();
  await nav(page).getByRole('link', { name: 'Batches' }).click();
  await expect(notice).toContainText('This page stays open');
  await expect(page).toHaveURL(new RegExp(`${routes.events()}$`));
  await page.context().setOffline(false);
  await expect(notice).toBeHidden();
  await nav(page).getByRole('link', { name: 'Batches' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Batches' })).toBeVisible();
});

test('Sync now says how it ended', async ({ as }) => {
  const page = await as(desk(), 'admin');
  await page.goto(routes.events());
  await expect(page.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible();
  await page.waitForLoadState('networkidle').catch(() => {});
  await page.getByRole('button', { name: 'Sync now' }).click();
  // A slow machine still reads when the answer comes: then it says that.
  await expect(page.getByText(/^Events are up to date\.$|^Reading events\. The list updates/)).toBeVisible();
});
