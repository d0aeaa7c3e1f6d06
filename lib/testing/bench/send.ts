import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import CredentialModule, { Config } from '@alicloud/credentials';
import { hasUnsentRows } from '@/lib/server/db/queries/batch-rows-send';
import { readCalls } from '@/lib/server/db/queries/calls';
import { migrateStore, openStore, type Store } from '@/lib/server/db/store';
import { createEnsClient, defaultOf } from '@/lib/server/ens/client';
import type { EnsClient, EventInfo } from '@/lib/server/ens/types';
import { startDispatchJob } from '@/lib/server/jobs/dispatch/dispatch';
import { runSyncOnce } from '@/lib/server/jobs/sync/sync';
import { seedPolicy } from '@/lib/server/jobs/upkeep/seed-policy';
import { stopBatch } from '@/lib/server/services/batches/stop';
import { submitBatch } from '@/lib/server/services/batches/submit';
import { summarise } from '@/lib/testing/bench/measure';
import { person, planBatch, redeployableKeys } from '@/lib/testing/jobs/dispatch-bench';
import { monotonicMs, nowMs } from '@/lib/time/clock';

const ROWS = numbersOf(process.env.SEND_ROWS ?? '600,6000,10000');
const LATENCIES_MS = numbersOf(process.env.SEND_LATENCIES ?? '5,200,1000');
const REPEATS = Number(process.env.SEND_REPEATS ?? 3);
const SUBMITS = Number(process.env.SEND_SUBMITS ?? 20);
const TARGET = { endpoint: 'https://ens.aliyuncs.com', account: 'default' };
const CONFIG = { batchRows: 20, callsPerSecond: 40, callsInFlight: 4 };
/** A run that takes longer than this is broken (ms). */
const SEND_DEADLINE_MS = 10 * 60_000;
const KEY = { accessKeyId: 'bench-key', accessKeySecret: 'bench-secret' };
const QUIET = { info: () => {}, warn: () => {}, error: console.error };
/** Share of the events in `huge` that can be redeployed, with room: so many pages of 100 are read for so many rows. */
const PAGES_PER_ROW = 1 / 35;

type Cloud = { ens: EnsClient; stop(): void };
type DeskRun = {
  ms: number;
  /** What each call said, so that the bare loop says the same. */
  calls: EventInfo[][];
  cpuMs: number;
  /** Gaps of the event loop (ms), and the part of the time that it was busy. */
  loop: { p99Ms: number; maxMs: number; busy: number };
};
type Figures = { rows: number; latencyMs: number; deskMs: number; bareMs: number; callMs: number };

const folder = mkdtempSync(path.join(tmpdir(), 'desk-bench-send-'));
try {
  const file = await prepareMirror(Math.max(...ROWS));
  const all: Figures[] = [];
  console.log(
    `\nSending, ${CONFIG.callsPerSecond} calls a second of ${CONFIG.batchRows} rows, ${CONFIG.callsInFlight} under way, embedded store`,
  );
  for (const latencyMs of LATENCIES_MS)
    for (const rows of ROWS) all.push(await compare(file, rows, latencyMs));
  printGrowth(all);
  if (SUBMITS > 0) await measureSubmits(file);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A store with a mirror of enough events; each run works on a copy of it. */
async function prepareMirror(rows: number): Promise<string> {
  const file = path.join(folder, 'mirror.db');
  const cloud = await startCloud(0);
  const store = openStore(`file:${file}`);
  await migrateStore(store);
  await seedPolicy({ store, now: nowMs }, 'none');
  let pages = 0;
  const most = Math.ceil(rows * PAGES_PER_ROW);
  const deps = { store, ens: cloud.ens, log: QUIET, now: nowMs, config: { syncIntervalMs: 1_000 } };
  await runSyncOnce(deps, 'all', () => ++pages >= most);
  await store.close();
  cloud.stop();
  return file;
}

/** Desk and bare loop in turn, so that both meet the same machine; the best of each counts. */
async function compare(mirror: string, rows: number, latencyMs: number): Promise<Figures> {
  const runs: { desk: DeskRun; bareMs: number }[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const file = path.join(folder, `run-${latencyMs}-${rows}-${repeat}.db`);
    copyFileSync(mirror, file);
    const store = openStore(`file:${file}`);
    const desk = await sendByDesk(store, rows, latencyMs);
    await store.close();
    rmSync(file);
    runs.push({ desk, bareMs: await sendBare(desk.calls, latencyMs) });
  }
  const best = (figure: (run: (typeof runs)[number]) => number) => Math.min(...runs.map(figure));
  const deskMs = best(({ desk }) => desk.ms);
  const bareMs = best((run) => run.bareMs);
  const callMs = best(({ desk }) => desk.cpuMs / desk.calls.length);
  const calls = runs[0]?.desk.calls.length ?? 0;
  console.log(
    [
      `  ${String(rows).padStart(6)} rows, ${String(latencyMs).padStart(4)} ms latency, ${calls} calls:`,
      `desk ${seconds(deskMs)}, bare loop ${seconds(bareMs)}, × ${(deskMs / bareMs).toFixed(2)};`,
      `CPU of a call ${callMs.toFixed(1)} ms; event loop p99 ${best(({ desk }) => desk.loop.p99Ms).toFixed(0)} ms,`,
      `longest ${best(({ desk }) => desk.loop.maxMs).toFixed(0)} ms, busy ${(100 * best(({ desk }) => desk.loop.busy)).toFixed(0)} %`,
    ].join(' '),
  );
  return { rows, latencyMs, deskMs, bareMs, callMs };
}

/** From the click until the batch is durable: so many submits of the largest size, each given up before the next. */
async function measureSubmits(mirror: string): Promise<void> {
  const rows = Math.max(...ROWS);
  const file = path.join(folder, 'submits.db');
  copyFileSync(mirror, file);
  const store = openStore(`file:${file}`);
  const bench = { store, now: nowMs };
  const ctx = { ...person(bench), target: TARGET };
  const keys = await redeployableKeys(bench, rows);
  const times: number[] = [];
  const cpuTimes: number[] = [];
  for (let submit = 0; submit < SUBMITS; submit += 1) {
    const planned = await planBatch(ctx, keys, { when: 'scheduled', planTimeMs: nowMs() + 6 * 3_600_000 });
    const askedMs = monotonicMs();
    const cpu = process.cpuUsage();
    const { batchId } = await submitBatch(ctx, planned);
    times.push(monotonicMs() - askedMs);
    const used = process.cpuUsage(cpu);
    cpuTimes.push((used.user + used.system) / 1_000);
    await stopBatch(ctx, { batchId });
  }
  await store.close();
  const { medianMs, p95Ms } = summarise('submit', times);
  const cpuMs = summarise('CPU', cpuTimes).medianMs;
  console.log(
    `  click to durable, ${rows} rows, ${SUBMITS} submits: median ${medianMs.toFixed(0)} ms, p95 ${p95Ms.toFixed(0)} ms, CPU median ${cpuMs.toFixed(0)} ms`,
  );
}

/** The product's own job on a batch of so many rows, from its start until every row has its answer. */
async function sendByDesk(store: Store, rows: number, latencyMs: number): Promise<DeskRun> {
  const cloud = await startCloud(latencyMs);
  const bench = {
    store,
    ens: cloud.ens,
    config: CONFIG,
    log: QUIET,
    now: nowMs,
    monotonic: monotonicMs,
    target: TARGET,
  };
  const ctx = { ...person(bench), target: bench.target };
  const keys = await redeployableKeys(bench, rows);
  const planTimeMs = nowMs() + 6 * 3_600_000;
  const planned = await planBatch(ctx, keys, { when: 'scheduled', planTimeMs });
  const { batchId } = await submitBatch(ctx, planned);
  const loop = monitorEventLoopDelay({ resolution: 1 });
  const cpu = process.cpuUsage();
  const idle = performance.eventLoopUtilization();
  const startedMs = monotonicMs();
  loop.enable();
  const job = startDispatchJob(bench);
  const deadlineMs = startedMs + SEND_DEADLINE_MS;
  while (await hasUnsentRows(store.db, batchId)) {
    if (monotonicMs() > deadlineMs) throw new Error('the batch was not sent in time');
    await sleep(20);
  }
  const ms = monotonicMs() - startedMs;
  loop.disable();
  const used = process.cpuUsage(cpu);
  const { utilization: busy } = performance.eventLoopUtilization(idle);
  await job.stop();
  cloud.stop();
  const calls = await readCalls(store.db, batchId, null);
  const sent = await store.db
    .selectFrom('batchRows')
    .select(['callId', 'eventId', 'resourceId', 'planTimeMs', 'outcome'])
    .where('batchId', '=', batchId)
    .orderBy('position')
    .execute();
  const odd = sent.filter(({ outcome }) => outcome !== 'accepted').length;
  if (odd > 0) throw new Error(`${odd} rows were not accepted`);
  const orders = calls.map(({ id }) =>
    sent
      .filter(({ callId }) => callId === id)
      .map(
        ({ eventId, resourceId }): EventInfo => ({
          eventId,
          resourceId,
          opsType: 'scheduled',
          planTime: planTimeMs,
        }),
      ),
  );
  return {
    ms,
    calls: orders,
    cpuMs: (used.user + used.system) / 1_000,
    loop: { p99Ms: loop.percentile(99) / 1e6, maxMs: loop.max / 1e6, busy },
  };
}

/** The same calls with the same client, rate and number under way, and nothing else. Returns how long it took (ms). */
async function sendBare(calls: readonly EventInfo[][], latencyMs: number): Promise<number> {
  const cloud = await startCloud(latencyMs);
  const underWay = new Set<Promise<void>>();
  const startedMs = monotonicMs();
  let nextMs = startedMs;
  for (const eventInfos of calls) {
    if (underWay.size >= CONFIG.callsInFlight) await Promise.race(underWay);
    const waitMs = nextMs - monotonicMs();
    if (waitMs > 0) await sleep(waitMs);
    nextMs = Math.max(nextMs, monotonicMs() - 1_000 / CONFIG.callsPerSecond) + 1_000 / CONFIG.callsPerSecond;
    const sent: Promise<void> = cloud.ens.batchEventRedeployInstance({ eventInfos }).then(() => {
      underWay.delete(sent);
    });
    underWay.add(sent);
  }
  await Promise.all(underWay);
  const ms = monotonicMs() - startedMs;
  cloud.stop();
  return ms;
}

/** A fake cloud in a process of its own, so that its work is none of ours. */
async function startCloud(latencyMs: number): Promise<Cloud> {
  const args = [
    '--import',
    './lib/cli/load-ts.js',
    'lib/simulator/main.ts',
    '--port',
    '0',
    '--scenario',
    'huge',
  ];
  const child = spawn(process.execPath, [...args, '--latency-ms', String(latencyMs)], {
    env: {
      ...process.env,
      ALIBABA_CLOUD_ACCESS_KEY_ID: KEY.accessKeyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: KEY.accessKeySecret,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill());
  const endpoint = await urlOf(child);
  const Credential = defaultOf(CredentialModule);
  const credential = new Credential(new Config({ type: 'access_key', ...KEY }));
  const ens = createEnsClient({ endpoint, credential, readTimeoutMs: 30_000 });
  return { ens, stop: () => void child.kill() };
}

function urlOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += chunk;
      const [url] = /http:\/\/\S+\d/.exec(text) ?? [];
      if (url) resolve(url);
    });
    child.on('exit', (code) => reject(new Error(`the fake cloud ended with ${code}: ${text}`)));
  });
}

/** What a call costs at the largest size against the smallest, for each latency. */
function printGrowth(all: readonly Figures[]): void {
  const [small, large] = [Math.min(...ROWS), Math.max(...ROWS)];
  for (const latencyMs of LATENCIES_MS) {
    const cost = (rows: number) =>
      all.find((one) => one.rows === rows && one.latencyMs === latencyMs)?.callMs ?? Number.NaN;
    console.log(
      `  at ${latencyMs} ms: CPU of a call at ${large} rows × ${(cost(large) / cost(small)).toFixed(2)} that at ${small}`,
    );
  }
  const ratios = all.map(({ deskMs, bareMs }) => deskMs / bareMs);
  console.log(`  desk ÷ bare loop: at most × ${Math.max(...ratios).toFixed(2)}`);
}

function numbersOf(text: string): number[] {
  return text.split(',').map(Number);
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(2)} s`;
}
