import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { orderBigBatch } from '@/e2e/faults/big-batch';
import { type Cluster, type Member, startCluster } from '@/e2e/faults/cluster';
import { dropEveryTenth } from '@/e2e/faults/drop-replies';
import { line, verdictLines } from '@/e2e/faults/many-report';
import { createOrderLog, type OrderLog, orderedAgain } from '@/e2e/faults/order-log';
import { durations } from '@/e2e/faults/percentiles';
import { seeded } from '@/e2e/faults/seeded';
import { leaveUndecided, untilDone, untilSettled } from '@/e2e/faults/settle';
import { openStoreFor, type StoreName } from '@/e2e/faults/store';
import { isSound, judge } from '@/e2e/faults/truth';
import { simulatorControl } from '@/lib/simulator/control-client';
import { startSimulator } from '@/lib/simulator/server';

/** Each answer takes so long after the cloud has acted, so that many kills hit a call under way (ms). */
const ANSWER_MS = 120;
/** Slow enough for the batch to last over all rounds: some calls in each life of the server. */
const CALLS_PER_SECOND = 4;
/** The longest life of a server after its first call (ms). */
const LONGEST_LIFE_MS = 1_000;
/** How long a first call is waited for (ms): a lease on PostgreSQL, and then some. Later there is nothing to send. */
const FIRST_CALL_LIMIT_MS = 30_000;

export type KillOptions = { rounds: number; rows: number; seed: number; store: StoreName };

type Kill = {
  /** From the start of the next process until it says that it is ready (ms); null when it was killed before. */
  readyMs: number | null;
  /** From its start until its first call leaves; null when nothing was left to send. */
  firstCallMs: number | null;
};

/**
 * Kills the server with -9 over and over while it sends a big batch, waits until every row is in a final state, and
 * compares each with what the cloud did. True when every promise was kept.
 */
export async function killLoop(options: KillOptions): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-kill-'));
  const simulator = await startSimulator({ scenario: 'huge', seed: options.seed });
  const control = simulatorControl(simulator.url);
  const store = await openStoreFor(options.store, folder);
  const orders = createOrderLog(await dropEveryTenth(control, ANSWER_MS));
  let cluster: Cluster | null = null;
  let isGood = false;
  try {
    cluster = await startCluster({
      servers: 1,
      simulator,
      databaseUrl: store.url,
      settings: { ENS_READ_TIMEOUT_MS: '1000', ENS_CALLS_PER_SECOND: String(CALLS_PER_SECOND) },
      folder,
      orders,
      roles: ['admin'],
    });
    const { client, members } = cluster;
    const [server] = members;
    if (!server) throw new Error('there is no server');
    const ordered = await orderBigBatch(client, options.rows);
    console.log(`Ordered ${ordered.rows} rows on ${options.store}, seed ${options.seed}; logs in ${folder}`);
    if (!orders.last()) await orders.next(FIRST_CALL_LIMIT_MS);
    const kills = await killOverAndOver(server, orders, options);
    const settled = await untilSettled(client, [ordered]);
    const verdict = judge(
      ordered.rows,
      settled.flatMap(({ rows }) => rows),
      await control.effects(),
    );
    const left = await leaveUndecided(client, settled);
    const done = await untilDone(client, [ordered]);
    const again = orderedAgain(orders.list()).length;
    const lines = [...killLines(kills, orders, again), ...verdictLines({ verdict, settled, done, left })];
    console.log(lines.join('\n'));
    isGood = isSound(verdict) && again === 0 && (await server.end()) === 0;
    return isGood;
  } finally {
    await cluster?.stop();
    await store.close();
    await simulator.close();
    if (isGood) rmSync(folder, { recursive: true, force: true });
  }
}

/** A kill within a second of each life's first call, until the rounds are over or nothing is left to send. */
async function killOverAndOver(
  server: Member,
  orders: OrderLog,
  { rounds, seed }: { rounds: number; seed: number },
): Promise<Kill[]> {
  const random = seeded(seed);
  const kills: Kill[] = [];
  let ready = Promise.resolve();
  while (kills.length < rounds) {
    await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_LIFE_MS));
    await server.kill();
    const startedAtMs = performance.now();
    const first = orders.next(FIRST_CALL_LIMIT_MS);
    const kill: Kill = { readyMs: null, firstCallMs: null };
    kills.push(kill);
    ready = server.start().then(
      () => {
        kill.readyMs = performance.now() - startedAtMs;
      },
      () => {},
    );
    const order = await first;
    if (!order) break;
    kill.firstCallMs = order.atMs - startedAtMs;
  }
  await ready;
  return kills;
}

function killLines(kills: readonly Kill[], orders: OrderLog, again: number): string[] {
  const sent = new Set(orders.list().map(({ life }) => life)).size;
  return [
    line('kills with -9', `${kills.length}; ${sent} processes have sent, ${orders.list().length} calls`),
    line('start to ready', durations(kills.flatMap(({ readyMs }) => readyMs ?? []))),
    line('start to first call', durations(kills.flatMap(({ firstCallMs }) => firstCallMs ?? []))),
    line('ordered again', `${again} without a person`),
  ];
}
