import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BatchSaid } from '@/e2e/faults/batch-said';
import { fields, type Ordered, orderRegions, untilMirrored } from '@/e2e/faults/big-batch';
import { type Cluster, startCluster } from '@/e2e/faults/cluster';
import { ActionRefused, type DeskClient } from '@/e2e/faults/desk-client';
import { dropEveryTenth } from '@/e2e/faults/drop-replies';
import { manyLines } from '@/e2e/faults/many-report';
import { busiestSecond, createOrderLog, orderedAgain } from '@/e2e/faults/order-log';
import { leaveUndecided, untilDone, untilSettled } from '@/e2e/faults/settle';
import { openStoreFor } from '@/e2e/faults/store';
import { makeTrouble } from '@/e2e/faults/trouble';
import { isSound, judge } from '@/e2e/faults/truth';
import { simulatorControl } from '@/lib/simulator/control-client';
import { startSimulator } from '@/lib/simulator/server';
import { routes } from '@/lib/url/routes';

/** Rows are at least so many: whole regions are ordered. */
export type ManyOptions = { rounds: number; rows: number; seed: number };

const SERVERS = 3;
/** A server that is stopped with a call in its hand makes it later: the busiest second may hold one more for each. */
const CALLS_PER_SECOND = 10;
/** Each answer takes so long after the cloud has acted (ms). */
const ANSWER_MS = 40;
const BATCHES = 5;
/** So far apart are batches ordered (ms): most of them while servers are killed and stopped. */
const BETWEEN_BATCHES_MS = 8_000;
const ORDER_TRIES = 10;
/** Of the rows, so many times as much must be in the mirror before the first batch is ordered. */
const MIRROR_SHARE = 1.5;

/**
 * Three servers of one build on one PostgreSQL send some batches while they are killed with -9 and stopped past their
 * leases; then every row is compared with what the cloud did. True when every promise was kept.
 */
export async function manyServers(options: ManyOptions): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-many-'));
  const simulator = await startSimulator({ scenario: 'huge', seed: options.seed });
  const control = simulatorControl(simulator.url);
  const store = await openStoreFor('postgres', folder);
  const orders = createOrderLog(await dropEveryTenth(control, ANSWER_MS));
  let cluster: Cluster | null = null;
  let isGood = false;
  try {
    cluster = await startCluster({
      servers: SERVERS,
      simulator,
      databaseUrl: store.url,
      settings: {
        ENS_READ_TIMEOUT_MS: '1000',
        ENS_CALLS_PER_SECOND: String(CALLS_PER_SECOND),
        ENS_SYNC_INTERVAL_MS: '30000',
      },
      folder,
      orders,
      roles: ['admin'],
    });
    console.log(`${SERVERS} servers, seed ${options.seed}; logs in ${folder}`);
    const { client } = cluster;
    await untilMirrored(client, options.rows * MIRROR_SHARE);
    const ordering = orderAll(client, options.rows);
    const trouble = await makeTrouble(cluster, orders, options);
    const ordered = await ordering;
    const settled = await untilSettled(client, ordered);
    const verdict = judge(sum(ordered), settled.flatMap(rowsOf), await control.effects());
    const left = await leaveUndecided(client, settled);
    const done = await untilDone(client, ordered);
    const again = orderedAgain(orders.list()).length;
    const figures = { trouble, verdict, orders: orders.list(), settled, done, left, again };
    console.log(manyLines({ ...figures, callsPerSecond: CALLS_PER_SECOND }).join('\n'));
    const codes = await Promise.all(cluster.members.map((member) => member.end()));
    const isInBudget = busiestSecond(orders.list().map(({ atMs }) => atMs)) <= CALLS_PER_SECOND + SERVERS;
    isGood = isSound(verdict) && again === 0 && isInBudget && codes.every((code) => code === 0);
    return isGood;
  } finally {
    await cluster?.stop();
    await store.close();
    await simulator.close();
    if (isGood) rmSync(folder, { recursive: true, force: true });
  }
}

/** Orders at least `rows` rows in some batches of whole regions, each at the next server. */
async function orderAll(client: DeskClient, rows: number): Promise<Ordered[]> {
  const regions = await listRegions(client);
  const ordered: Ordered[] = [];
  while (sum(ordered) < rows) {
    ordered.push(await orderSurely(client, await takeRegions(client, regions, rows / BATCHES)));
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_BATCHES_MS));
  }
  return ordered;
}

async function orderSurely(client: DeskClient, regions: readonly string[]): Promise<Ordered> {
  for (let tries = 1; ; tries++) {
    try {
      return await orderRegions(client, regions);
    } catch (error) {
      // Nothing was submitted: at most a draft was left behind.
      if (error instanceof ActionRefused || tries >= ORDER_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

async function listRegions(client: DeskClient): Promise<string[]> {
  const { regions } = fields(await client.read(routes.apiEventFacets()));
  if (!Array.isArray(regions)) throw new Error('there are no regions');
  return regions.map((option: unknown) => String(fields(option).value));
}

/** Takes regions from the list that hold at least so many events to redeploy. */
async function takeRegions(client: DeskClient, regions: string[], rows: number): Promise<string[]> {
  const taken: string[] = [];
  for (let held = 0; held < rows; ) {
    const region = regions.shift();
    if (region === undefined) throw new Error('there are not enough regions');
    taken.push(region);
    const page = await client.read(routes.apiEvents({ redeployable: 1, region, limit: 1 })).catch(() => ({}));
    held += Number(fields(page).total ?? 0);
  }
  return taken;
}

function rowsOf({ rows }: BatchSaid) {
  return rows;
}

function sum(ordered: readonly Ordered[]): number {
  return ordered.reduce((total, { rows }) => total + rows, 0);
}
