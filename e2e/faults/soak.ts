import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fields, orderBigBatch } from '@/e2e/faults/big-batch';
import { type Cluster, startCluster } from '@/e2e/faults/cluster';
import type { DeskClient } from '@/e2e/faults/desk-client';
import { line } from '@/e2e/faults/many-report';
import { createOrderLog } from '@/e2e/faults/order-log';
import { seeded } from '@/e2e/faults/seeded';
import { openStoreFor } from '@/e2e/faults/store';
import { type SimulatorControl, simulatorControl } from '@/lib/simulator/control-client';
import { FAULT_KINDS } from '@/lib/simulator/faults';
import { startSimulator } from '@/lib/simulator/server';
import { routes } from '@/lib/url/routes';

const ACTIONS = ['BatchEventRedeployInstance', 'DescribeHistoryEvents', 'DescribeInstances'] as const;
/** All but the one that rests for a minute each time: else hardly anything would be sent. */
const KINDS = Object.keys(FAULT_KINDS).filter((kind) => kind !== 'no-permission');
const FAULT_EVERY_MS = 3_000;
const READ_EVERY_MS = 100;
const ORDER_EVERY_MS = 8_000;
const ORDERED_ROWS = 20;
/** With fewer events to redeploy the fake cloud gets new ones. */
const ENOUGH_EVENTS = 60;
/** Until here memory grows by first uses (ms). */
const WARM_UP_MS = 60_000;
const MARK = 'faults-unhandled-rejection';
/** Also keeps the process alive, so that all are counted. */
const COUNT_UNHANDLED = `data:text/javascript,process.on('unhandledRejection',e=>console.error('${MARK}',e))`;

type Tally = {
  orders: number;
  refusals: number;
  reads: number;
  failedReads: number;
  faults: number;
  twice: number;
};

/** One server lives among faults for some minutes. True when it lost no promise on the way, and ends with 0. */
export async function soak({ minutes, seed }: { minutes: number; seed: number }): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-soak-'));
  const simulator = await startSimulator({ scenario: 'storm', seed });
  const control = simulatorControl(simulator.url);
  const store = await openStoreFor('libsql', folder);
  const orders = createOrderLog(() => {});
  let cluster: Cluster | null = null;
  let isGood = false;
  try {
    cluster = await startCluster({
      servers: 1,
      simulator,
      databaseUrl: store.url,
      settings: { ENS_READ_TIMEOUT_MS: '1000', NODE_OPTIONS: `--import=${COUNT_UNHANDLED}` },
      folder,
      orders,
      roles: ['admin'],
    });
    const [server] = cluster.members;
    if (!server) throw new Error('there is no server');
    console.log(`Soak of ${minutes} minutes, seed ${seed}; log in ${folder}`);
    const life = startLife({ client: cluster.client, control, seed });
    const atStart = residentMb(server.pid());
    const endAtMs = performance.now() + minutes * 60_000;
    await wait(Math.min(WARM_UP_MS, endAtMs - performance.now()));
    const warm = residentMb(server.pid());
    await wait(endAtMs - performance.now());
    const atEnd = residentMb(server.pid());
    const tally = await life.stop();
    const isAlive = server.isRunning();
    const code = await server.end();
    const log = readFileSync(path.join(folder, 'server-0.log'), 'utf8');
    const unhandled = log.match(/faults-unhandled-rejection|unhandledRejection/g)?.length ?? 0;
    console.log(
      [
        line(
          'orders',
          `${tally.orders} batches of ${ORDERED_ROWS}, ${tally.refusals} refused, ${orders.list().length} calls`,
        ),
        line('reads', `${tally.reads}, ${tally.failedReads} failed`),
        line('faults armed', `${tally.faults}`),
        line('memory', `${atStart} MB at the start, ${warm} MB warm, ${atEnd} MB at the end`),
        line('unhandled rejections', `${unhandled}`),
        line('twice', `${tally.twice}`),
        line('exit code', `${code}`),
      ].join('\n'),
    );
    isGood = isAlive && code === 0 && unhandled === 0 && tally.twice === 0;
    return isGood;
  } finally {
    await cluster?.stop();
    await store.close();
    await simulator.close();
    if (isGood) rmSync(folder, { recursive: true, force: true });
  }
}

/** People who read and order all the time, and a cloud that fails all the time. */
function startLife({
  client,
  control,
  seed,
}: {
  client: DeskClient;
  control: SimulatorControl;
  seed: number;
}) {
  const tally: Tally = { orders: 0, refusals: 0, reads: 0, failedReads: 0, faults: 0, twice: 0 };
  const random = seeded(seed);
  let isOver = false;
  let world = seed;
  const every = async (ms: number, act: () => Promise<void>) => {
    while (!isOver) {
      await act();
      await wait(ms);
    }
  };
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)];
  const paths = [
    routes.health(),
    routes.apiEventFacets(),
    routes.apiEvents({ limit: 100 }),
    routes.apiBatches(),
  ];
  const lives = [
    every(FAULT_EVERY_MS, async () => {
      const kind = pick(KINDS) ?? 'slow';
      await control.armFaults([{ action: pick(ACTIONS), kind, times: 2, delayMs: 500 }]);
      tally.faults += 1;
    }),
    every(READ_EVERY_MS, async () => {
      tally.reads += 1;
      await client.read(pick(paths) ?? routes.health()).catch(() => {
        tally.failedReads += 1;
      });
    }),
    every(ORDER_EVERY_MS, async () => {
      tally.orders += 1;
      await orderBigBatch(client, ORDERED_ROWS).catch(() => {
        tally.refusals += 1;
      });
      const page = fields(await client.read(routes.apiEvents({ redeployable: 1, limit: 1 })));
      if (Number(page.total) >= ENOUGH_EVENTS) return;
      tally.twice += await countTwice(control);
      world += 1;
      await control.reset({ scenario: 'storm', seed: world });
    }),
  ];
  return {
    stop: async (): Promise<Tally> => {
      isOver = true;
      await Promise.all(lives);
      tally.twice += await countTwice(control);
      return tally;
    },
  };
}

async function countTwice(control: SimulatorControl): Promise<number> {
  return Object.values(await control.effects()).filter((count) => count > 1).length;
}

/** Memory that a process holds (MB), as Linux tells it. */
function residentMb(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1_024);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
