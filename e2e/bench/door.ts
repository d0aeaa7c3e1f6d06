import { actionId } from '@/e2e/abuse/actions';
import { acceptedShapes, plainShapes, refusedShapes, type Shape } from '@/e2e/abuse/door-shapes';
import { sendRaw } from '@/e2e/abuse/raw';
import { startDesk } from '@/e2e/helpers/desk';
import { routes } from '@/lib/url/routes';

const RUNS = 5;
/** What docs/security.md promises of any request that is let in (ms of the thread). */
const BUDGET_MS = 100;
const SHOWN = 20;
const AT_ONCE = 20;
const FLOOD_MS = 8_000;

type Cost = { name: string; medianMs: number; worstMs: number; status: number };

/** What requests of strangers cost the one thread of the server, as its scheduler counts it, beside ordinary ones. */
export async function benchDoor(): Promise<void> {
  const desk = await startDesk({ scenario: 'quiet' });
  const costOf = async (shape: Shape): Promise<Cost> => {
    const times: number[] = [];
    let status = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const before = desk.threadMs();
      ({ status } = await sendRaw(desk.url, shape));
      times.push(desk.threadMs() - before);
    }
    times.sort((a, b) => a - b);
    return { name: shape.name, medianMs: times[RUNS >> 1] ?? 0, worstMs: times.at(-1) ?? 0, status };
  };
  const measure = async (shapes: readonly Shape[]): Promise<Cost[]> => {
    const costs: Cost[] = [];
    for (const shape of shapes) costs.push(await costOf(shape));
    return costs.sort((a, b) => b.medianMs - a.medianMs);
  };
  try {
    await measure(plainShapes());
    const shapes = acceptedShapes(actionId('setLocale'));
    const plain = await measure(plainShapes());
    const accepted = await measure(shapes);
    print('Ordinary requests of strangers', plain, plain.length);
    print(`The worst of ${accepted.length} shapes that are let in (budget ${BUDGET_MS} ms)`, accepted, SHOWN);
    print('The dearest refusals at the front door', await measure(refusedShapes()), 8);
    const worst = shapes.find(({ name }) => name === accepted[0]?.name);
    if (worst) await flood(desk.url, worst);
  } finally {
    await desk.stop();
  }
}

/** How long health takes while strangers send the worst shape, again and again. */
async function flood(url: string, worst: Shape): Promise<void> {
  const untilMs = performance.now() + FLOOD_MS;
  let sent = 0;
  const crowd = Array.from({ length: AT_ONCE }, async () => {
    while (performance.now() < untilMs) {
      await sendRaw(url, worst);
      sent += 1;
    }
  });
  const times: number[] = [];
  while (performance.now() < untilMs) {
    times.push((await sendRaw(url, { target: routes.health() })).ms);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await Promise.all(crowd);
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(0);
  console.log(
    `\nHealth while ${AT_ONCE} × "${worst.name}" run (${sent} in all, ${times.length} looks): median ${at(0.5)} ms, worst ${at(1)} ms (budget 500 ms)`,
  );
}

function print(title: string, costs: readonly Cost[], shown: number): void {
  console.log(`\n${title}: ms of the thread, ${RUNS} runs each`);
  for (const { name, medianMs, worstMs, status } of costs.slice(0, shown)) {
    console.log(
      `  ${name.slice(0, 60).padEnd(62)} ${status}   median ${medianMs.toFixed(1).padStart(7)}   worst ${worstMs.toFixed(1).padStart(7)}`,
    );
  }
}
