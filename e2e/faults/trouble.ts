import type { Cluster, Member } from '@/e2e/faults/cluster';
import type { LoggedOrder, OrderLog } from '@/e2e/faults/order-log';
import { seeded } from '@/e2e/faults/seeded';
import { DISPATCH_LEASE_TTL_MS } from '@/lib/domain/limits';

/** How the servers fared. */
export type Trouble = {
  kills: number;
  pauses: number;
  /** Pauses, longer than its lease, of the server that was sending. */
  pausesPastLease: number;
  /** Kills and pauses that struck while a call was under way. */
  inCall: number;
  /** From the stop of the sender to the next call by another server (ms). */
  takeoversMs: number[];
};

const KINDS = ['kill', 'kill', 'pause', 'pause', 'pause', 'short pause'] as const;
/** Of ten blows, so many hit the server that sends. */
const SENDER_SHARE = 0.75;
/** Of ten blows, so many come in the moment in which an order has just left. */
const IN_CALL_SHARE = 0.5;
/** How long a sender works before a blow that does not wait for an order (ms), at most. */
const LONGEST_LIFE_MS = 3_000;
const LONGEST_SHORT_PAUSE_MS = DISPATCH_LEASE_TTL_MS * 0.6;
/** So much longer than the lease is a long pause (ms), at most. */
const LONGEST_OVERTIME_MS = 5_000;
/** How long an order is waited for (ms): a lease, and then some. Later there is nothing to send. */
const ORDER_LIMIT_MS = 60_000;
const LOOK_EVERY_MS = 50;

/** Kills and stops servers at seeded random moments, `rounds` times or until nothing is left to send. */
export async function makeTrouble(
  cluster: Cluster,
  orders: OrderLog,
  { rounds, seed }: { rounds: number; seed: number },
): Promise<Trouble> {
  const trouble: Trouble = { kills: 0, pauses: 0, pausesPastLease: 0, inCall: 0, takeoversMs: [] };
  const random = seeded(seed);
  const healing: Promise<void>[] = [];
  for (let round = 0; round < rounds; round++) {
    const kind = KINDS[Math.floor(random() * KINDS.length)] ?? 'kill';
    const [isInCall, isSender] = [random() < IN_CALL_SHARE, random() < SENDER_SHARE];
    const [lifeMs, length] = [random() * LONGEST_LIFE_MS, random()];
    // One server goes on whatever happens to the others, else nobody could take over.
    await until(() => cluster.running().length > 1);
    const order = await orders.next(ORDER_LIMIT_MS);
    if (!order) break;
    if (!isInCall) await wait(lifeMs);
    const sent = isInCall ? order : (orders.last() ?? order);
    const victim = victimOf(cluster, sent, isSender);
    if (!victim) continue;
    const wasSending = victim.life() === sent.life;
    if (isInCall && wasSending) trouble.inCall += 1;
    const pauseMs = pauseLength(kind, length);
    const overtaken = wasSending && (pauseMs === null || pauseMs > DISPATCH_LEASE_TTL_MS);
    if (pauseMs === null) trouble.kills += 1;
    else trouble.pauses += 1;
    if (overtaken && pauseMs !== null) trouble.pausesPastLease += 1;
    const stoppedAtMs = performance.now();
    const { life } = sent;
    healing.push(pauseMs === null ? killAndStart(victim) : pauseFor(victim, pauseMs));
    if (!overtaken) continue;
    const next = await orders.next(ORDER_LIMIT_MS, (one) => one.life !== life);
    if (next) trouble.takeoversMs.push(next.atMs - stoppedAtMs);
  }
  await Promise.all(healing);
  return trouble;
}

function victimOf(cluster: Cluster, sent: LoggedOrder, isSender: boolean): Member | undefined {
  return cluster.running().find(({ server }) => (server === sent.server) === isSender);
}

function pauseLength(kind: (typeof KINDS)[number], share: number): number | null {
  if (kind === 'kill') return null;
  if (kind === 'short pause') return share * LONGEST_SHORT_PAUSE_MS;
  return DISPATCH_LEASE_TTL_MS + 500 + share * LONGEST_OVERTIME_MS;
}

/** kill -9, and a new process at once, as a supervisor would start it. */
async function killAndStart(member: Member): Promise<void> {
  await member.kill();
  await member.start();
}

export async function pauseFor(member: Member, ms: number): Promise<void> {
  member.pause();
  await wait(ms);
  member.resume();
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(LOOK_EVERY_MS);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
