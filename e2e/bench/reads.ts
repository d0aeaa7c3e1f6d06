import { signedIn } from '@/e2e/abuse/person';
import { eventPool } from '@/e2e/abuse/requests';
import { requestBigBatch } from '@/e2e/bench/big-batch';
import { type Desk, startDesk } from '@/e2e/helpers/desk';
import { copyEvents } from '@/e2e/helpers/many-events';
import { type Sample, summarise } from '@/lib/testing/bench/measure';
import { routes } from '@/lib/url/routes';

/** The 500 events of a `storm`, so many times: some 100,000. */
const COPIES = 199;
const BATCH_ROWS = 10_000;
/** How long each of the two is measured, and for how long the loop runs before that: its burst is spent then (ms). */
const MEASURE_MS = 40_000;
const WARM_UP_MS = 12_000;
/** Somebody at work: a request, a look, a request (ms). */
const PAUSE_MS = 200;
/** Requests that the looping viewer has under way at any time. */
const AT_ONCE = 12;
/** By how much a loop of somebody else may lengthen the 95th percentile. */
const PROMISE = 2;

/**
 * How long one person waits for their reads, alone, and while a viewer asks in a loop for what costs most: searches for
 * ten words, counts, files, a batch of 10,000 rows, pages.
 */
export async function benchReads(): Promise<void> {
  const desk = await startDesk({
    scenario: 'storm',
    roles: ['operator', 'viewer'],
    // The mirror's own reading is no part of this.
    env: { ENS_SYNC_INTERVAL_MS: '3600000', APPROVAL_POLICY: 'default' },
  });
  try {
    const operator = await signedIn(desk, 'operator@desk.local');
    const viewer = await signedIn(desk, 'viewer@desk.local');
    await eventPool(operator, 300);
    copyEvents(desk, COPIES);
    const total = (await operator.read(routes.apiEvents({ limit: 1 }))).body.total;
    const { batchId, rows } = await requestBigBatch(operator, BATCH_ROWS);
    console.log(`\nReads of one person beside a viewer in a loop, ${total} events, a batch of ${rows} rows`);
    await measure(desk, operator.cookie, WARM_UP_MS / 4);
    const alone = await measure(desk, operator.cookie, MEASURE_MS);
    const loop = startLoop(desk, viewer.cookie, dearPaths(batchId));
    await new Promise((resolve) => setTimeout(resolve, WARM_UP_MS));
    const beside = await measure(desk, operator.cookie, MEASURE_MS);
    const answers = await loop.stop();
    const after = await measure(desk, operator.cookie, MEASURE_MS);
    for (const [name, path] of OWN_READS) print(name, alone.get(path), beside.get(path), after.get(path));
    console.log(`  the viewer's loop was answered: ${JSON.stringify(answers)}`);
  } finally {
    await desk.stop();
  }
}

/** What the measured person asks for, in turn. */
const OWN_READS: readonly (readonly [string, string])[] = [
  ['GET /api/events (default view)', routes.apiEvents({ redeployable: 1 })],
  ['GET /api/events by name', routes.apiEvents({ sort: 'instance' })],
  ['GET /api/health', routes.health()],
];

function dearPaths(batchId: string): string[] {
  const words = 'e i a n o r s t d c'.split(' ').join(' ');
  return [
    routes.apiEvents({ q: words, limit: 500 }),
    routes.apiEvents({ q: 'edge live', sort: '-reason', limit: 500 }),
    routes.apiEvents({ sort: '-instance', limit: 500 }),
    routes.apiEventFacets(),
    routes.apiEventsCsv(),
    routes.apiEventsCsv({ q: words }),
    routes.apiBatch(batchId),
    routes.apiBatchCsv(batchId),
    routes.apiAudit({ q: 'e a i', limit: 500 }),
    routes.apiBatches({ limit: 500 }),
    routes.events(),
    routes.batch(batchId),
  ];
}

/** Asks for one thing after the other, with a pause, for `ms`; gives the times of each path. */
async function measure(desk: Desk, cookie: string, ms: number): Promise<Map<string, number[]>> {
  const times = new Map(OWN_READS.map(([, path]): [string, number[]] => [path, []]));
  const startedMs = performance.now();
  while (performance.now() - startedMs < ms) {
    for (const [, path] of OWN_READS) {
      const askedMs = performance.now();
      const answer = await fetch(desk.url + path, { headers: { cookie } });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
      times.get(path)?.push(performance.now() - askedMs);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
  return times;
}

/** Asks without end, several at once, whatever the answer. `stop` gives how often each status came. */
function startLoop(desk: Desk, cookie: string, paths: readonly string[]) {
  const answers: Record<string, number> = {};
  let stopped = false;
  const stopping = new AbortController();
  async function ask(first: number): Promise<void> {
    for (let turn = first; !stopped; turn += 1) {
      const path = paths[turn % paths.length] ?? '';
      const status = await fetch(desk.url + path, { headers: { cookie }, signal: stopping.signal })
        .then(async (answer) => {
          await answer.arrayBuffer();
          return String(answer.status);
        })
        // At the end most are in the middle of a file.
        .catch(() => 'broken off');
      answers[status] = (answers[status] ?? 0) + 1;
    }
  }
  const loops = Array.from({ length: AT_ONCE }, (_, index) => ask(index));
  return {
    stop: async () => {
      stopped = true;
      stopping.abort();
      await Promise.all(loops);
      return answers;
    },
  };
}

function print(name: string, ...runs: (readonly number[] | undefined)[]): void {
  const [alone, beside, after] = runs.map((times) => summarise(name, times ?? []));
  if (!alone || !beside || !after) return;
  const shown = ({ medianMs, p95Ms, runs: count }: Sample) =>
    `p50 ${medianMs.toFixed(1)} ms, p95 ${p95Ms.toFixed(1)} ms (${count})`;
  const ratio = beside.p95Ms / alone.p95Ms;
  console.log(`  ${name}`);
  console.log(`    alone              ${shown(alone)}`);
  console.log(
    `    beside the loop    ${shown(beside)}   p95 × ${ratio.toFixed(2)} (promised: at most ${PROMISE})`,
  );
  console.log(`    alone once more    ${shown(after)}`);
}
