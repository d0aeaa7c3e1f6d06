import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fields } from '@/e2e/faults/big-batch';
import { type Cluster, startCluster } from '@/e2e/faults/cluster';
import { ActionRefused, type DeskClient } from '@/e2e/faults/desk-client';
import { line } from '@/e2e/faults/many-report';
import { type NoticeReceiver, startNoticeReceiver } from '@/e2e/faults/notice-receiver';
import { isNoticeTruthful, judgeNotices, type NoticeVerdict } from '@/e2e/faults/notice-truth';
import { createOrderLog } from '@/e2e/faults/order-log';
import { readNoticeStore } from '@/e2e/faults/read-notices';
import { seeded } from '@/e2e/faults/seeded';
import { PLAIN_RULES } from '@/e2e/helpers/channel-rules';
import { PASSWORD } from '@/e2e/helpers/desk';
import { makeDraft, redeployableEvents } from '@/e2e/helpers/order';
import { NOTICE_KINDS } from '@/lib/domain/notices';
import { simulatorControl } from '@/lib/simulator/control-client';
import { startSimulator } from '@/lib/simulator/server';

export type NoticeRun = {
  /** Kills with -9. */
  rounds: number;
  servers: number;
  seed: number;
  database: { url: string };
};

const CHANNELS = 3;
/** Batches of one row that each round orders: it tells of itself when it is sent, and when it is done. */
const BATCHES = 1;
/** The receiver takes so long to answer (ms); a kill comes up to twice as long after a message arrived. */
const ANSWER_MS = 150;
/** How long a message is waited for: a lease of a dead server on PostgreSQL, and then some (ms). */
const MESSAGE_LIMIT_MS = 60_000;
const END_LIMIT_MS = 120_000;
/** Longer than the cloud needs for a redeployment (ms). */
const RUN_MS = 200_000;
const ACT_TRIES = 40;
const LOOK_EVERY_MS = 250;
const END_LOOK_MS = 1_000;

/**
 * Kills servers with -9 while they tell people of batches, over and over, until everything is told; then compares what the
 * store says with what a real receiver got. Resolves to the comparison; prints it.
 */
export async function killWhileTelling({
  rounds,
  servers,
  seed,
  database,
}: NoticeRun): Promise<NoticeVerdict> {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-notices-'));
  const simulator = await startSimulator({ scenario: 'storm', seed });
  const control = simulatorControl(simulator.url);
  const receiver = await startNoticeReceiver(ANSWER_MS);
  let cluster: Cluster | null = null;
  try {
    cluster = await startCluster({
      servers,
      simulator,
      databaseUrl: database.url,
      settings: {
        ENS_READ_TIMEOUT_MS: '1000',
        DESK_ENCRYPTION_KEYS: `1:${randomBytes(32).toString('base64')}`,
        EGRESS_ALLOW: receiver.host,
        NOTIFY_GROUP_WAIT_MS: '500',
        NOTIFY_GROUP_INTERVAL_MS: '500',
      },
      folder,
      orders: createOrderLog(() => {}),
      roles: ['admin'],
    });
    const { client } = cluster;
    await addChannels(client, receiver.host);
    const events = await redeployableEvents(client, (rounds + 1) * BATCHES);
    const random = seeded(seed);
    const batchIds: string[] = [];
    const orderSome = async () => {
      for (let made = 0; made < BATCHES; made++) {
        batchIds.push(await orderSurely(client, events[batchIds.length]?.key ?? ''));
      }
    };
    for (let round = 0; round < rounds; round++) {
      const first = receiver.next(MESSAGE_LIMIT_MS);
      await orderSome();
      if (!(await first)) throw new Error('nothing was told');
      await wait(random() * 2 * ANSWER_MS);
      const running = cluster.running();
      const victim = running[Math.floor(random() * running.length)];
      await victim?.kill();
      await victim?.start();
      await control.advanceClock(RUN_MS);
    }
    await orderSome();
    const verdict = await untilTold(database.url, batchIds, {
      receiver,
      passTime: () => control.advanceClock(RUN_MS),
    });
    print(verdict, { rounds, servers, batches: batchIds.length });
    if (isNoticeTruthful(verdict)) rmSync(folder, { recursive: true, force: true });
    else console.log(`The servers' logs are in ${folder}`);
    return verdict;
  } finally {
    await cluster?.stop();
    await receiver.close();
    await simulator.close();
  }
}

async function addChannels(client: DeskClient, host: string): Promise<void> {
  for (let channel = 0; channel < CHANNELS; channel++) {
    await client.act('addChannel', {
      type: 'webhook',
      name: `Receiver ${channel}`,
      address: `http://${host}/${channel}`,
      secret: `whsec_${randomBytes(24).toString('base64')}`,
      kinds: NOTICE_KINDS,
      ...PLAIN_RULES,
      stepUp: { password: PASSWORD },
    });
  }
}

/** The same key gives the same batch, so whoever gets no answer asks again. */
async function orderSurely(client: DeskClient, key: string): Promise<string> {
  const draft = await surely(() => makeDraft(client, [key], 'Told under fire'));
  const request = { ...draft, requestKey: randomUUID() };
  return String(fields(await surely(() => client.act('submitBatch', request))).batchId);
}

async function surely<T>(act: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await act();
    } catch (error) {
      if (error instanceof ActionRefused || tries >= ACT_TRIES) throw error;
      await wait(LOOK_EVERY_MS);
    }
  }
}

/** The comparison when nothing is on its way any more; as it is when that takes too long. */
async function untilTold(
  databaseUrl: string,
  batchIds: readonly string[],
  { receiver, passTime }: { receiver: NoticeReceiver; passTime: () => Promise<unknown> },
): Promise<NoticeVerdict> {
  const deadline = performance.now() + END_LIMIT_MS;
  for (;;) {
    // Orders that have reached the cloud meanwhile end, too.
    await passTime();
    const verdict = judgeNotices(batchIds, await readNoticeStore(databaseUrl), receiver);
    if (isNoticeTruthful(verdict) || performance.now() > deadline) return verdict;
    await wait(END_LOOK_MS);
  }
}

function print(verdict: NoticeVerdict, run: { rounds: number; servers: number; batches: number }): void {
  const { notices, messages, twice, lostTries } = verdict;
  const { untold, lost, falselyDelivered, unknown, open, atOnce } = verdict;
  const lines = [
    line('kills with -9', `${run.rounds}, ${run.servers} servers, ${run.batches} batches`),
    line('notices', `${notices} to ${CHANNELS} channels in ${messages} messages`),
    line('in a try', `${lostTries} tries were under way when a server died`),
    line('twice', `${twice} messages, each under one id`),
    line('lost', `${lost}; ${untold} batches not told of`),
    line('false', `${falselyDelivered} said delivered and were not; ${unknown} unknown; ${open} open`),
    line('at once', `${atOnce} messages by two servers at one time`),
  ];
  console.log(lines.join('\n'));
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
