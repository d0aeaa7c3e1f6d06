import 'server-only';
import { eventKey } from '@/lib/domain/events';
import { MAX_CLOCK_SKEW_MS } from '@/lib/domain/limits';
import { FakeCloud } from '@/lib/testing/protocol-model/cloud';
import { dispatcher } from '@/lib/testing/protocol-model/dispatcher';
import { mirror, person, reconciler } from '@/lib/testing/protocol-model/followers';
import { type ModelRow, ModelStore } from '@/lib/testing/protocol-model/model';
import { expirer, office, openOffice } from '@/lib/testing/protocol-model/office';
import { createRandom, type Random } from '@/lib/testing/protocol-model/random';
import { BrokenPromise, type Process, type World } from '@/lib/testing/protocol-model/world';

export type SeedResult = {
  seed: number;
  rows: number;
  calls: number;
  crashes: Map<string, number>;
  /** Places where a process could have crashed. */
  points: Set<string>;
  outcomes: Record<string, number>;
  resends: number;
  /** How often a batch on its way was stopped, or rows of it were given up as late, by the cause. */
  stops: Map<string, number>;
  /** Events that were acted on more than once, each after a person had it ordered again. */
  twiceByPerson: number;
};

const START_MS = 1_700_000_000_000;
const MINUTE_MS = 60_000;
/** Faults and crashes last this long; then everything must come to rest. */
const CHAOS_MS = 12 * MINUTE_MS;
const CALM_MS = 5 * 60 * MINUTE_MS;
/** Where work is under way a crash hurts; where nothing is, it only costs time. */
const CRASH_RATE = { atWork: 0.06, idle: 0.002 };
const IDLE_STEPS = ['dispatch: idle', 'reconcile: turn done', 'sync: stored', 'expire: turn done'];
/** Chance of a pause, at each step, that may outlast the lease: a stopped process, a long garbage collection. */
const PAUSE_RATE = 0.004;

type Runner = { server: string; start: () => Process; process: Process; wakeAtMs: number };

/**
 * One run: two servers that dispatch and reconcile, a mirror, a person, a cloud full of faults, and crashes between any
 * two steps. Throws BrokenPromise when the protocol breaks one; the same seed breaks it again.
 */
export function runSeed(seed: number): SeedResult {
  const random = createRandom(seed);
  const cloud = new FakeCloud(random, random.pick(0.1, 0.4, 0.8));
  const store = new ModelStore();
  const clock = { monotonicMs: START_MS, aheadMs: 0, ids: 0 };
  const endMs = START_MS + CHAOS_MS;
  const isChaos = () => clock.monotonicMs < endMs;
  const isClockRefused = () => Math.abs(clock.aheadMs) > MAX_CLOCK_SKEW_MS;
  const world: World = {
    seed,
    random,
    cloud,
    store,
    now: () => clock.monotonicMs + clock.aheadMs,
    monotonic: () => clock.monotonicMs,
    isClockRefused,
    readsFail: () => isClockRefused() || (isChaos() && random.chance(0.1)),
    nextId: () => `c${++clock.ids}`,
  };
  fill(world);
  openOffice(world);
  const result = emptyResult(seed);
  const jumps = random.chance(0.1);
  const runners = startRunners(world, isChaos);
  let steps = 0;
  while (clock.monotonicMs < endMs + CALM_MS) {
    if (!isChaos()) {
      cloud.faultRate = 0;
      clock.aheadMs = 0;
      if (isQuiet(store)) break;
    }
    const runner = earliest(runners);
    clock.monotonicMs = Math.max(clock.monotonicMs, runner.wakeAtMs);
    if (jumps && isChaos() && random.chance(0.001))
      clock.aheadMs = random.pick(0, 14 * MINUTE_MS, -14 * MINUTE_MS, 60 * MINUTE_MS, -60 * MINUTE_MS);
    cloud.settle(clock.monotonicMs);
    stepOnce({ runner, runners, random, clock, result, isChaos: isChaos() });
    if (++steps > 200_000) throw new BrokenPromise('no end', { seed });
  }
  cloud.settle(clock.monotonicMs + CALM_MS);
  return judge(world, result, jumps);
}

function fill(world: World): void {
  const { random, cloud, store } = world;
  const batches = random.between(1, 2);
  let id = 0;
  for (let batchId = 1; batchId <= batches; batchId++) {
    store.batches.set(batchId, 'sending');
    const rows = random.between(1, 8);
    for (let index = 0; index < rows; index++) {
      id += 1;
      const identity = { eventId: `e-${id}`, resourceId: `i-${id}` };
      const dueAtMs = START_MS + random.pick(2 * MINUTE_MS, 20 * MINUTE_MS, 600 * MINUTE_MS);
      const status = random.pick('Inquiring', 'Inquiring', 'Scheduled');
      const planTimeMs = START_MS + random.pick(2 * MINUTE_MS, 15 * MINUTE_MS, 240 * MINUTE_MS);
      const key = eventKey(identity);
      const event = { ...identity, status, notBeforeMs: dueAtMs, dueAtMs };
      cloud.add(event, key);
      store.mirror.set(key, { ...event, eventType: 'Instance:SystemFailure.Redeploy', level: 'WARN' });
      const order = random.chance(0.5)
        ? { opsType: 'immediate' as const, planTimeMs: null }
        : { opsType: 'scheduled' as const, planTimeMs };
      store.rows.push({
        ...FRESH,
        ...identity,
        id,
        batchId,
        key,
        order,
        statusAtSubmit: status,
        dueAtSendMs: dueAtMs,
        sights: [],
        lostAttempts: new Set(),
        calls: [],
      });
    }
  }
}

const FRESH = {
  outcome: 'queued' as const,
  reason: null,
  callId: null,
  attempt: 1,
  live: true,
  before: { status: null, notBeforeMs: null },
  notBeforeSendMs: 0,
  maxCallRows: null,
  nextReadMs: 0,
  needsDecisionAtMs: null,
  leftAtMs: null,
  resends: 0,
  sendUntilMs: 0,
  letGoUntilMs: 0,
  judgedLevel: 'WARN',
};

function startRunners(world: World, isChaos: () => boolean): Runner[] {
  const starts: [string, () => Process][] = ['a', 'b'].flatMap((server): [string, () => Process][] => [
    [server, () => dispatcher(world, server)],
    [server, () => reconciler(world)],
    [server, () => mirror(world)],
    [server, () => expirer(world)],
  ]);
  starts.push(['person', () => person(world, isChaos)], ['person', () => office(world, isChaos)]);
  return starts.map(([server, start]) => ({
    server,
    start,
    process: start(),
    wakeAtMs: START_MS + world.random.between(0, 500),
  }));
}

function earliest(runners: readonly Runner[]): Runner {
  return runners.reduce((first, other) => (other.wakeAtMs < first.wakeAtMs ? other : first));
}

type Turn = {
  runner: Runner;
  runners: readonly Runner[];
  random: Random;
  clock: { monotonicMs: number };
  result: SeedResult;
  isChaos: boolean;
};

function stepOnce({ runner, runners, random, clock, result, isChaos }: Turn): void {
  const step = runner.process.next().value;
  if (!step) throw new BrokenPromise('a process ended', { server: runner.server });
  const nowMs = clock.monotonicMs;
  runner.wakeAtMs = nowMs + step.waitMs + random.between(0, 20);
  if (runner.server === 'person') return;
  result.points.add(step.at);
  if (!isChaos) return;
  if (random.chance(IDLE_STEPS.includes(step.at) ? CRASH_RATE.idle : CRASH_RATE.atWork)) {
    result.crashes.set(step.at, (result.crashes.get(step.at) ?? 0) + 1);
    const backAtMs = nowMs + random.between(50, 20_000);
    for (const other of runners) {
      if (other.server !== runner.server) continue;
      other.process = other.start();
      other.wakeAtMs = backAtMs + random.between(0, 100);
    }
  } else if (random.chance(PAUSE_RATE)) {
    const pauseMs = random.pick(random.between(1_000, 60_000), 400_000);
    for (const other of runners) if (other.server === runner.server) other.wakeAtMs += pauseMs;
  }
}

function isNamedEnd(row: ModelRow): boolean {
  return (
    row.outcome === 'accepted' ||
    row.outcome === 'refused' ||
    row.outcome === 'skipped' ||
    (row.outcome === 'unknown' && row.leftAtMs !== null)
  );
}

function isQuiet(store: ModelStore): boolean {
  return store.rows.every(isNamedEnd);
}

/** The promises, checked against the cloud's own truth. */
function judge({ store, cloud }: World, result: SeedResult, jumps: boolean): SeedResult {
  for (const row of store.rows) {
    const effects = cloud.events.get(row.key)?.effects ?? 0;
    const detail = { seed: result.seed, row: row.id, effects, resends: row.resends, outcome: row.outcome };
    if (!isNamedEnd(row)) throw new BrokenPromise('a row has no end', detail);
    if (effects > 1 + row.resends) throw new BrokenPromise('acted on twice', detail);
    // Every effect that comes within the settle window is seen before a person is asked.
    if (effects > 1 && cloud.longestLateMs <= 200_000 && !jumps) {
      throw new BrokenPromise('a late effect was not seen before ordering again', detail);
    }
    if (row.outcome === 'accepted' && effects === 0) throw new BrokenPromise('false accepted', detail);
    if (row.outcome === 'refused' && effects > row.resends) throw new BrokenPromise('false refused', detail);
    if (row.outcome === 'skipped' && effects > row.resends) throw new BrokenPromise('false skipped', detail);
    if (effects > 1) result.twiceByPerson += 1;
    result.outcomes[row.outcome] = (result.outcomes[row.outcome] ?? 0) + 1;
    result.resends += row.resends;
  }
  result.rows = store.rows.length;
  result.calls = store.calls.size;
  result.stops = store.office.stops;
  return result;
}

function emptyResult(seed: number): SeedResult {
  const counts = { rows: 0, calls: 0, resends: 0, twiceByPerson: 0 };
  return { seed, ...counts, crashes: new Map(), stops: new Map(), points: new Set(), outcomes: {} };
}
