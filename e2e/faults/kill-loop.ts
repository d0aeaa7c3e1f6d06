import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fields, type Ordered, orderBigBatch } from '@/e2e/faults/big-batch';
import { type BuiltServer, startBuilt } from '@/e2e/faults/built-server';
import { type DeskClient, signInAs } from '@/e2e/faults/desk-client';
import { environmentOf } from '@/e2e/faults/environment';
import { seeded } from '@/e2e/faults/seeded';
import { openStoreFor, type StoreName } from '@/e2e/faults/store';
import { isSound, judge, type RowSaid, type Verdict } from '@/e2e/faults/truth';
import { addUsers } from '@/e2e/helpers/desk';
import { ROW_OUTCOMES } from '@/lib/domain/batches';
import { type SimulatorControl, simulatorControl } from '@/lib/simulator/control-client';
import { startSimulator } from '@/lib/simulator/server';
import { routes } from '@/lib/url/routes';

const ACTION = 'BatchEventRedeployInstance';
/** Every so many calls one is acted on and never answered. */
const DROP_EVERY = 10;
/** Each answer takes so long after the cloud has acted, so that many kills hit a call under way (ms). */
const ANSWER_MS = 120;
/** Slow enough for the batch to last over all rounds: some calls in each life of the server. */
const CALLS_PER_SECOND = 4;
const SLOW = { action: ACTION, kind: 'slow', times: 1_000_000, delayMs: ANSWER_MS };
/** The longest life of a server after its first call (ms). */
const LONGEST_LIFE_MS = 1_000;
/** How long a first call is waited for (ms): a lease on PostgreSQL, and then some. Later there is nothing to send. */
const FIRST_CALL_LIMIT_MS = 20_000;
const SETTLE_LIMIT_MS = 300_000;
const WATCH_EVERY_MS = 50;

export type KillOptions = { rounds: number; rows: number; seed: number; store: StoreName };

type Round = {
  /** From the start of the process until it says that it is ready (ms). */
  readyMs: number;
  /** Until its first call leaves; null when it was killed before, or nothing was left to send. */
  firstCallMs: number | null;
  calls: number;
};

/** Kills the server with -9 over and over while it sends a big batch; then compares every row with what the cloud did. */
export async function killLoop(options: KillOptions): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-kill-'));
  const logFile = path.join(folder, 'server.log');
  const simulator = await startSimulator({ scenario: 'huge', seed: options.seed });
  const control = simulatorControl(simulator.url);
  const store = await openStoreFor(options.store, folder);
  const watch = watchCalls(control);
  let server: BuiltServer | null = null;
  let isGood = false;
  try {
    const env = await environmentOf(simulator, store.url, {
      ENS_READ_TIMEOUT_MS: '1000',
      ENS_CALLS_PER_SECOND: String(CALLS_PER_SECOND),
    });
    await control.armFaults([SLOW]);
    await addUsers(env, ['operator']);
    server = await startBuilt(env, logFile);
    const client = await signInAs(env.BASE_URL ?? '', 'operator', env.NEXT_DIST_DIR || '.next');
    const ordered = await orderBigBatch(client, options.rows);
    console.log(`Ordered ${ordered.rows} rows on ${options.store}, seed ${options.seed}; log ${logFile}`);
    const random = seeded(options.seed);
    const rounds: Round[] = [];
    for (let round = 0; round < options.rounds; round++) {
      await watch.untilFirstCall();
      await wait(random() * LONGEST_LIFE_MS);
      await server.kill();
      const before = watch.count();
      const startedAtMs = performance.now();
      server = await startBuilt(env, logFile);
      rounds.push({ readyMs: performance.now() - startedAtMs, firstCallMs: null, calls: 0 });
      watch.tell(rounds, startedAtMs, before);
    }
    const said = await settledRows(client, ordered);
    const verdict = judge(ordered.rows, said, await control.effects());
    report(verdict, rounds, watch.count());
    isGood = isSound(verdict) && (await server.end()) === 0;
    return isGood;
  } finally {
    await watch.stop();
    await server?.kill();
    await store.close();
    await simulator.close();
    if (isGood) rmSync(folder, { recursive: true, force: true });
  }
}

/** Counts the calls from outside the server, and arms the fault for every tenth. */
function watchCalls(control: SimulatorControl) {
  let count = 0;
  let stopped = false;
  let isDry = false;
  let round: { list: Round[]; startedAtMs: number; before: number } | null = null;
  async function look(): Promise<void> {
    const calls = (await control.calls()).filter(({ action }) => action === ACTION).length;
    if (Math.floor((calls + 1) / DROP_EVERY) > Math.floor((count + 1) / DROP_EVERY)) {
      await control.armFaults([{ action: ACTION, kind: 'drop-reply', times: 1 }, SLOW]);
    }
    count = calls;
    const current = round?.list.at(-1);
    if (!round || !current || count <= round.before) return;
    current.firstCallMs ??= performance.now() - round.startedAtMs;
    current.calls = count - round.before;
  }
  const watching = (async () => {
    while (!stopped) {
      await look();
      await wait(WATCH_EVERY_MS);
    }
  })();
  return {
    count: () => count,
    tell: (list: Round[], startedAtMs: number, before: number) => {
      round = { list, startedAtMs, before };
    },
    /** Resolves when the server of this round has sent something; at once when the last one found nothing to send. */
    untilFirstCall: async () => {
      const deadline = performance.now() + FIRST_CALL_LIMIT_MS;
      while (!isDry && round && round.list.at(-1)?.firstCallMs === null) {
        isDry = performance.now() > deadline;
        await wait(WATCH_EVERY_MS);
      }
    },
    stop: () => {
      stopped = true;
      return watching;
    },
  };
}

/** The rows of the batch when none waits any more. */
async function settledRows(client: DeskClient, { batchId }: Ordered): Promise<RowSaid[]> {
  const deadline = performance.now() + SETTLE_LIMIT_MS;
  for (;;) {
    const rows = rowsOf(await client.read(routes.apiBatch(batchId)));
    const isOver = rows.every(({ outcome }) => outcome !== 'queued' && outcome !== 'sending');
    if (isOver || performance.now() > deadline) return rows;
    await wait(500);
  }
}

function rowsOf(batch: unknown): RowSaid[] {
  const { rows } = fields(batch);
  if (!Array.isArray(rows)) throw new Error('the batch has no rows');
  return rows.map((row: unknown) => {
    const { eventId, outcome } = fields(row);
    const known = ROW_OUTCOMES.find((name) => name === outcome);
    if (typeof eventId !== 'string' || known === undefined) throw new Error(`a row says ${String(outcome)}`);
    return { eventId, outcome: known };
  });
}

function report(verdict: Verdict, rounds: readonly Round[], calls: number): void {
  const { rows, byOutcome, twice, lost, falselyAccepted } = verdict;
  const busy = rounds.filter((round) => round.calls > 0).length;
  console.log(
    [
      `rounds              ${rounds.length} kills with -9, ${busy} of these lives had sent something; ${calls} calls`,
      `rows                ${rows}: ${Object.entries(byOutcome)
        .map(([outcome, count]) => `${count} ${outcome}`)
        .join(', ')}`,
      `twice               ${twice}`,
      `lost                ${lost}`,
      `falsely accepted    ${falselyAccepted}`,
      `start to ready      ${percentiles(rounds.map(({ readyMs }) => readyMs))}`,
      `start to first call ${percentiles(rounds.flatMap(({ firstCallMs }) => firstCallMs ?? []))}`,
    ].join('\n'),
  );
}

function percentiles(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  const [median, p95] = [at(0.5), at(0.95)];
  if (median === undefined || p95 === undefined) return '–';
  return `median ${Math.round(median)} ms, p95 ${Math.round(p95)} ms`;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
