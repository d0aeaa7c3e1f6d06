import type { CDPSession, Page } from '@playwright/test';

/** What a person does to the list, and by what it is seen that the list answers. */
export type Act =
  | { kind: 'sort'; column: string }
  | { kind: 'search'; text: string }
  /** A checkbox in the open filter; the list answers when every row drawn says `option`. */
  | { kind: 'choose'; option: string };

export type Took = {
  /** From the act to the frame after the one that drew its result (ms). */
  paintedMs: number;
  /** What the page's main thread worked meanwhile (ms of CPU: waiting for a busy machine does not count). */
  cpuMs: number;
};

/** From the moment a hand's pointer is on something to the press (ms), and how long the press lasts. */
const AIM_MS = 150;
const PRESS_MS = 80;
/** Longer than the pause after which a search counts at once, and than anything that an act leaves to do. */
const PAUSE_MS = 700;

/** Does `act` after a pause of a person and measures it. */
export async function timeAct(page: Page, devtools: CDPSession, act: Act): Promise<Took> {
  const target = act.kind === 'search' ? null : await page.evaluate(middleOf, act);
  await pause(page);
  if (target) {
    await page.mouse.move(target.x, target.y);
    await pause(page, AIM_MS);
  }
  const before = await cpuMs(devtools);
  const [paintedMs] = await Promise.all([
    page.evaluate(actAndPaint, act),
    target ? page.mouse.click(target.x, target.y, { delay: PRESS_MS }) : null,
  ]);
  return { paintedMs, cpuMs: (await cpuMs(devtools)) - before };
}

/** Runs inside the page. */
function middleOf(act: Act): { x: number; y: number } {
  const element =
    act.kind === 'choose'
      ? document.querySelector(`input[type=checkbox][aria-label="${act.option}"]`)
      : [...document.querySelectorAll('[role=columnheader] button')].find(
          (button) => act.kind === 'sort' && button.textContent?.startsWith(act.column),
        );
  if (!element) throw new Error(`Nothing to press for ${JSON.stringify(act)}`);
  element.scrollIntoView({ block: 'nearest' });
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}

/** Puts as many rows, with other words, as ready HTML on a copy of the list, until they are painted. */
export async function timePlainRows(page: Page, devtools: CDPSession): Promise<Took> {
  await pause(page);
  await page.evaluate(copyRows);
  const before = await cpuMs(devtools);
  const paintedMs = await page.evaluate(drawPlainRows);
  const took = { paintedMs, cpuMs: (await cpuMs(devtools)) - before };
  await page.evaluate(() => document.querySelector('#plain-rows')?.remove());
  return took;
}

/** How long a fixed loop takes (ms) that touches no document. */
export function timeLoop(page: Page): Promise<number> {
  return page.evaluate(() => {
    const startedMs = performance.now();
    let sum = 0;
    for (let turn = 0; turn < 10_000_000; turn += 1) sum = (sum * 31 + turn) | 0;
    // The sum is used, or the engine might leave the loop out. It is never half.
    return sum === 0.5 ? 0 : performance.now() - startedMs;
  });
}

/** `ms`: as long as a person looks before the next act. */
export async function pause(page: Page, ms = PAUSE_MS): Promise<void> {
  await page.evaluate((wait) => new Promise((resolve) => setTimeout(resolve, wait)), ms);
}

async function cpuMs(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
}

/** Runs inside the page, so that the driver's own round trips do not count. A press counts from the click that it ends in. */
async function actAndPaint(act: Act): Promise<number> {
  const rows = () =>
    [...document.querySelectorAll('[role=grid] [role=row][data-index]')].map((row) => row.textContent ?? '');
  const header = () =>
    [...document.querySelectorAll('[role=columnheader]')].find(
      (cell) => act.kind === 'sort' && cell.textContent?.startsWith(act.column),
    );
  const before = rows().join('\n');
  const order = header()?.getAttribute('aria-sort');
  if (act.kind !== 'search') {
    await new Promise((resolve) => addEventListener('click', resolve, { capture: true, once: true }));
  }
  const startedMs = performance.now();
  if (act.kind === 'search') {
    const box = document.querySelector<HTMLInputElement>('input[type=search]');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, act.text);
    box?.dispatchEvent(new Event('input', { bubbles: true }));
  }
  const isDone = () => {
    const now = rows();
    if (now.length === 0 || now.join('\n') === before) return false;
    if (act.kind === 'sort') return header()?.getAttribute('aria-sort') !== order;
    return now.every((text) => text.includes(act.kind === 'search' ? act.text : act.option));
  };
  // Looking each frame would make frames, and work in them, that nobody sees.
  await new Promise<void>((resolve, reject) => {
    const timeout = setTimeout(() => reject(new Error(`No answer to ${JSON.stringify(act)}`)), 10_000);
    const look = () => {
      if (!isDone()) return;
      changes.disconnect();
      clearTimeout(timeout);
      resolve();
    };
    const changes = new MutationObserver(look);
    const grid = document.querySelector('[role=grid]');
    if (!grid) return reject(new Error('No grid'));
    // Only what can be the answer: to watch everything would be work that nobody else has.
    changes.observe(grid, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: ['aria-sort'],
    });
    look();
  });
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return performance.now() - startedMs;
}

/** Runs inside the page: a second list over the first, to draw on. */
async function copyRows(): Promise<void> {
  const list = document.querySelector('[role=grid]')?.parentElement;
  if (!list) throw new Error('No list');
  const copy = document.createElement('div');
  copy.id = 'plain-rows';
  copy.append(list.cloneNode(true));
  list.parentElement?.append(copy);
  const { left, top, width, height } = list.getBoundingClientRect();
  Object.assign(copy.style, {
    position: 'fixed',
    display: 'flex',
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
  });
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
}

/** Runs inside the page. Words are changed a little, or the browser would know their shapes. */
async function drawPlainRows(): Promise<number> {
  const body = document.querySelector('#plain-rows [role=rowgroup]:last-child');
  if (!body) throw new Error('No rows');
  const rows = [...body.children].map((row) => row.outerHTML);
  const letter = String.fromCharCode(97 + Math.floor(Math.random() * 26));
  const html = rows.map((row) => row.replaceAll(/>(\w)(\w+)/g, `>$1${letter}$2`)).join('');
  const startedMs = performance.now();
  body.innerHTML = html;
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return performance.now() - startedMs;
}
