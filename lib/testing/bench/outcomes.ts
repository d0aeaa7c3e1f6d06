import { performance } from 'node:perf_hooks';
import CredentialModule, { Config } from '@alicloud/credentials';
import { sql } from 'kysely';
import { feedName } from '@/lib/domain/calendar';
import { DEFAULT_OUTCOME_SETTINGS } from '@/lib/domain/outcome-settings';
import { insertBatchRows } from '@/lib/server/db/queries/batch-rows';
import { migrateStore } from '@/lib/server/db/store';
import { createEnsClient, defaultOf } from '@/lib/server/ens/client';
import { describeEvents } from '@/lib/server/ens/describe';
import { trackOnce } from '@/lib/server/jobs/follow/track';
import { createFeed } from '@/lib/server/services/calendar/feeds';
import { serveFeed } from '@/lib/server/services/calendar/serve-feed';
import { withTransaction } from '@/lib/server/services/context';
import { countOutcomes, listOutcomes } from '@/lib/server/services/outcomes/list';
import { simulatorControl } from '@/lib/simulator/control-client';
import { startSimulator } from '@/lib/simulator/server';
import { summarise } from '@/lib/testing/bench/measure';
import { addTestPerson } from '@/lib/testing/people';
import { openEmptyTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';
import { nowMs } from '@/lib/time/clock';

const OPEN = Number(process.env.OUTCOMES_OPEN ?? 10_000);
const HISTORY = Number(process.env.OUTCOMES_HISTORY ?? 100_000);
const RUNS = Number(process.env.OUTCOMES_RUNS ?? 15);
const MINUTES = Number(process.env.OUTCOMES_MINUTES ?? 5);
/** How long ago the open rows last changed when following is counted (minutes). */
const AGES = (process.env.OUTCOMES_AGES ?? '60,10,1').split(',').map(Number);
const BATCH_ROWS = 1_000;
const REGIONS = 20;
/** Rows of a batch stand at so many times. */
const TIMES = 5;
const MIN = 60_000;
const HOUR = 60 * MIN;
const DAY = 24 * HOUR;
const BASE = 'https://desk.example.com';
/** An hour has 30 fetches: each of these feeds is fetched so often. */
const FETCHES_OF_A_FEED = 25;
const BUDGETS = { pageMs: 200, reads: 200 };

const START_MS = nowMs();
const BATCH = {
  state: 'sent' as const,
  revision: 1,
  title: 'Night shift',
  note: '',
  planJson: '{}',
  zone: 'UTC',
  createdBy: 'lin',
  createdByName: 'Lin',
  createdAtMs: START_MS - DAY,
  updatedAtMs: START_MS - DAY,
};
const ROW = {
  eventType: 'Instance:SystemFailure.Redeploy',
  eventLevel: 'WARN',
  dueIsEstimate: 0,
  outcome: 'accepted' as const,
  reason: null,
  opsType: 'scheduled' as const,
  notBeforeSendMs: 0,
  nextFollowMs: 0,
  acceptedAtMs: START_MS - HOUR,
  updatedAtMs: START_MS - HOUR,
  cloudStatus: 'Scheduled',
};

/** Events that the fake cloud lists and goes on listing: what the open rows are about. */
const simulator = await startSimulator({ scenario: 'huge', seed: 1 });
const { accessKeyId, accessKeySecret } = simulator;
const Credential = defaultOf(CredentialModule);
const credential = new Credential(new Config({ type: 'access_key', accessKeyId, accessKeySecret }));
const ens = createEnsClient({ endpoint: simulator.url, credential, readTimeoutMs: 10_000 });
const listed = await openEvents(OPEN);

for (const kind of testStoreKinds()) {
  const store = await openEmptyTestStore(kind);
  try {
    await migrateStore(store);
    console.log(`\nOutcomes on ${kind}: ${OPEN} open rows, ${HISTORY} that have ended`);
    const ctx = await addTestPerson({ store, now: nowMs }, 'lin', { role: 'operator' });
    await fill(store, OPEN, openRow);
    await measureFeed(ctx);
    await fill(store, HISTORY, endedRow);
    // As PostgreSQL does by itself a minute after so many rows.
    await sql`analyze`.execute(store.db);
    await measurePage(ctx);
    await measureFeed(ctx, ', beside the history');
    // How often is asked follows from the clock, not from the store.
    if (kind === 'libsql') await measureFollowing(store);
  } finally {
    await store.dispose();
  }
}
await simulator.close();

type Listed = { eventId: string; resourceId: string; eventStatus: string };

async function openEvents(count: number): Promise<Listed[]> {
  const found: Listed[] = [];
  for (let pageNumber = 1; found.length < count; pageNumber += 1) {
    const eventStatus = ['Inquiring', 'Scheduled'];
    const page = await describeEvents(ens, { eventStatus, pageNumber });
    if (page.events.length === 0) throw new Error(`the fake cloud lists only ${found.length} open events`);
    found.push(...page.events);
  }
  return found.slice(0, count);
}

type Line = Parameters<typeof insertBatchRows>[1][number];
type Person = Awaited<ReturnType<typeof addTestPerson>>;

/** Batches of rows by the thousand, in regions by turns. */
async function fill(
  store: TestStore,
  count: number,
  lineOf: (index: number) => Partial<Line>,
): Promise<void> {
  const { maxNumber } = await store.db
    .selectFrom('batches')
    .select((eb) => eb.fn.max('number').as('maxNumber'))
    .executeTakeFirstOrThrow();
  const firstNumber = Number(maxNumber ?? 0) + 1;
  for (let from = 0; from < count; from += BATCH_ROWS) {
    const number = firstNumber + from / BATCH_ROWS;
    const rowCount = Math.min(BATCH_ROWS, count - from);
    await withTransaction({ store }, async (tx) => {
      await tx
        .insertInto('batches')
        .values({ ...BATCH, id: `batch-${number}`, number, rowCount })
        .execute();
      await insertBatchRows(
        tx,
        Array.from({ length: rowCount }, (_, at) => {
          const index = from + at;
          const id = `${number}-${at}`;
          return {
            ...ROW,
            id: `row-${id}`,
            batchId: `batch-${number}`,
            position: at,
            eventKey: `e-${id}/i-${id}`,
            eventId: `e-${id}`,
            resourceId: `i-${id}`,
            instanceName: `machine-${id}`,
            regionId: `cn-place${index % REGIONS}`,
            regionName: `Place ${index % REGIONS}`,
            ...lineOf(index),
          };
        }),
      );
    });
  }
}

function openRow(index: number): Partial<Line> {
  const event = listed[index];
  if (!event) throw new Error('more rows than events');
  // A row of another status would count as changed at the first look.
  const { eventId, resourceId, eventStatus: cloudStatus } = event;
  const planTimeMs = START_MS + 6 * HOUR + (Math.floor(index / REGIONS) % TIMES) * HOUR;
  return {
    eventId,
    resourceId,
    eventKey: `${eventId}/${resourceId}`,
    cloudStatus,
    planTimeMs,
    seenUpToMs: START_MS - MIN,
  };
}

/** Over the last 300 days; in each hundred one failed and nobody has looked. */
function endedRow(index: number): Partial<Line> {
  const finalAtMs = START_MS - HOUR - Math.floor((index / Math.max(1, HISTORY)) * 300 * DAY);
  const isFailed = index % 100 === 0;
  return {
    planTimeMs: finalAtMs - 10 * MIN,
    acceptedAtMs: finalAtMs - HOUR,
    executingSinceMs: finalAtMs - 5 * MIN,
    finalAtMs,
    updatedAtMs: finalAtMs,
    cloudStatus: isFailed ? 'Failed' : 'Executed',
    instanceReads: 1,
    instanceOk: 1,
    seenUpToMs: finalAtMs,
  };
}

async function measureFeed(ctx: Person, beside = ''): Promise<void> {
  const { store, now } = ctx;
  for (const showsNames of [false, true]) {
    const { address, feedId } = await createFeed(ctx, { filter: {}, showsNames, locale: 'en' }, BASE);
    const name = address.split('/').at(-1) ?? feedName(feedId, '');
    const fetchFeed = async () => {
      const request = { name, withDue: false, ifNoneMatch: null };
      const answer = await serveFeed({ store, now, settings: { baseUrl: BASE } }, request);
      const body = await answer.text();
      if (answer.status !== 200) throw new Error(`the feed answered ${answer.status}`);
      return body;
    };
    // The first fetch stores what it hands out.
    const startedMs = performance.now();
    const body = await fetchFeed();
    const firstMs = performance.now() - startedMs;
    const times = await timesOf(Math.min(RUNS, FETCHES_OF_A_FEED), fetchFeed);
    const entries = body.split('BEGIN:VEVENT').length - 1;
    const what = `feed, ${entries} entries, ${Math.round(body.length / 1024)} KiB${showsNames ? ', with names' : ''}${beside}`;
    print(what, times, `first ${firstMs.toFixed(0)} ms`);
  }
}

async function measurePage(ctx: Person): Promise<void> {
  const settings = DEFAULT_OUTCOME_SETTINGS;
  const reads: Record<string, () => Promise<unknown>> = {
    'page: look here, 100 rows and the counts': () =>
      listOutcomes(ctx, { attention: 'open', limit: 100 }, settings),
    'page: everything': () => listOutcomes(ctx, { limit: 100 }, settings),
    'page: done': () => listOutcomes(ctx, { phase: ['done'], limit: 100 }, settings),
    'page: one region, by batch': () =>
      listOutcomes(ctx, { region: ['cn-place3'], group: 'batch', limit: 100 }, settings),
    'counts alone': () => countOutcomes(ctx, null, settings),
  };
  for (const [what, read] of Object.entries(reads)) {
    print(what, await timesOf(RUNS, read), `budget ${BUDGETS.pageMs} ms`);
  }
}

async function timesOf(runs: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const startedMs = performance.now();
    await work();
    times.push(performance.now() - startedMs);
  }
  return times;
}

function print(what: string, times: readonly number[], note: string): void {
  const { medianMs, p95Ms, runs } = summarise(what, times);
  console.log(
    `  ${what.padEnd(58)} median ${medianMs.toFixed(1).padStart(7)} ms   p95 ${p95Ms.toFixed(1).padStart(7)} ms   (${runs} runs; ${note})`,
  );
}

/**
 * How many requests following all open rows makes in a minute, by how long ago they last changed: the product's own turns
 * over real HTTP, on a clock that moves a second for each. The limit of reads a second is not in force here.
 */
async function measureFollowing(store: TestStore): Promise<void> {
  const control = simulatorControl(simulator.url);
  for (const ageMinutes of AGES) {
    let clockMs = START_MS;
    const deps = {
      store,
      ens,
      log: { info: () => {}, warn: () => {}, error: console.error },
      now: () => clockMs,
      config: { outcomes: DEFAULT_OUTCOME_SETTINGS },
    };
    const changedMs = START_MS - ageMinutes * MIN;
    await store.db
      .updateTable('batchRows')
      .set({
        acceptedAtMs: changedMs,
        updatedAtMs: changedMs,
        nextFollowMs: 0,
        absentReads: 0,
        absentSinceMs: null,
      })
      .where('finalAtMs', 'is', null)
      .execute();
    const before = (await control.calls()).length;
    for (let second = 0; second < MINUTES * 60; second += 1) {
      await trackOnce(deps, { askMirror: false });
      clockMs += 1_000;
    }
    const reads = ((await control.calls()).length - before) / MINUTES;
    console.log(
      `  following, last changed ${String(ageMinutes).padStart(3)} min before: ${reads.toFixed(0)} reads a minute   (budget ${BUDGETS.reads})`,
    );
  }
}
