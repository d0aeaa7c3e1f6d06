import { sql } from 'kysely';
import type { TimeRule } from '@/lib/domain/schedule/world';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import { migrateStore } from '@/lib/server/db/store';
import { withTransaction } from '@/lib/server/services/context';
import { readCalendar } from '@/lib/server/services/schedule/read-calendar';
import { sample } from '@/lib/testing/bench/measure';
import {
  addBatch,
  addBudget,
  addInstances,
  addRegions,
  addRule,
  addService,
  type TestRow,
} from '@/lib/testing/calendar-store';
import { fillMirror, testContext, testEvent } from '@/lib/testing/event-mirror';
import { openEmptyTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';
import { nowMs } from '@/lib/time/clock';

const ROWS = Number(process.env.CALENDAR_ROWS ?? 10_000);
const RULES = Number(process.env.CALENDAR_RULES ?? 200);
const EVENTS = Number(process.env.CALENDAR_EVENTS ?? 2_000);
const RUNS = Number(process.env.CALENDAR_RUNS ?? 15);
const REGIONS = 20;
const SERVICES = 40;
const BATCH_ROWS = 200;
const BUDGET_MS = 200;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START_MS = nowMs();

for (const kind of testStoreKinds()) {
  const store = await openEmptyTestStore(kind);
  try {
    await migrateStore(store);
    console.log(`\nCalendar on ${kind}: ${ROWS} rows, ${RULES} rules, ${EVENTS} due times`);
    await withTransaction({ store }, (tx) => fill({ ...store, db: tx as never }));
    await sql`analyze`.execute(store.db);
    await measure(store);
  } finally {
    await store.dispose();
  }
}

function regionOf(index: number): string {
  return `cn-place${index % REGIONS}`;
}

async function fill(store: TestStore): Promise<void> {
  const { db } = store;
  await addRegions(
    db,
    Object.fromEntries(Array.from({ length: REGIONS }, (_, index) => [regionOf(index), `Place ${index}`])),
  );
  const ids = Array.from({ length: ROWS }, (_, index) => `i-${index}`);
  await addInstances(
    db,
    ids.map((id, index) => ({ id, regionId: regionOf(index) })),
  );
  for (let index = 0; index < SERVICES; index += 1) {
    const members = ids.filter((_, at) => at % SERVICES === index);
    await addService(db, { id: `s-${index}`, name: `service-${index}`, members });
  }
  await addBudget(db, {
    ...{ id: 'bu-1', name: 'Services', limitKind: 'percent', limitValue: 10 },
    scope: { kind: 'each_service' },
  });
  await addBudget(db, {
    ...{ id: 'bu-2', name: 'Regions', limitKind: 'percent', limitValue: 10 },
    scope: { kind: 'each_region' },
  });
  for (let index = 0; index < RULES; index += 1) await addRule(db, ruleOf(index));
  const rows = ids.map((instanceId, index): TestRow => {
    // Batches follow one another over a month; their rows are spread over four hours.
    const batch = Math.floor(index / BATCH_ROWS);
    const planTimeMs = START_MS - 2 * DAY + batch * 14 * HOUR + (index % 8) * (HOUR / 2);
    return { instanceId, regionId: regionOf(index), planTimeMs, spanMs: HOUR / 2 };
  });
  for (const [index, some] of chunksOf(rows, BATCH_ROWS).entries()) {
    await addBatch(db, { id: `b-${index}`, number: index + 1, title: 'Night shift' }, some);
  }
  const events = Array.from({ length: EVENTS }, (_, index) =>
    testEvent(index, {
      resourceId: `i-${index}`,
      regionId: regionOf(index),
      dueAtMs: START_MS + (index % 500) * HOUR,
    }),
  );
  for (const some of chunksOf(events, 200)) await fillMirror(store, some);
}

/** Nightly windows of services and of all, and freezes of some days; by turns. */
function ruleOf(
  index: number,
): Pick<TimeRule, 'id' | 'kind' | 'name' | 'zone' | 'dates'> & Partial<TimeRule> {
  const first = new Date(START_MS + (index % 60) * DAY).toISOString().slice(0, 10);
  const none = { rrule: null, list: [], except: [] };
  if (index % 4 === 0) {
    const owner = { kind: 'region', id: regionOf(index) } as const;
    const dates = { first, ...none };
    return {
      id: `r-${index}`,
      kind: 'freeze',
      name: 'Freeze',
      zone: 'UTC',
      dates,
      allDay: true,
      endDayOffset: 2,
      owner,
    };
  }
  const owner =
    index % 2 === 0
      ? ({ kind: 'account', id: null } as const)
      : ({ kind: 'service', id: `s-${index % SERVICES}` } as const);
  return {
    id: `r-${index}`,
    kind: 'window',
    name: 'Night window',
    zone: 'Asia/Shanghai',
    dates: { ...none, first: '2026-01-01', rrule: 'FREQ=DAILY' },
    fromMinute: 22 * 60,
    toMinute: 5 * 60,
    owner,
  };
}

async function measure(store: TestStore): Promise<void> {
  const ctx = { ...testContext(store, 'viewer'), now: nowMs };
  const asked = {
    'lanes, 24 hours': { fromMs: START_MS, toMs: START_MS + DAY },
    'lanes, 14 days': { fromMs: START_MS, toMs: START_MS + 14 * DAY },
    'services, 14 days': { fromMs: START_MS, toMs: START_MS + 14 * DAY, by: 'service' },
    'month of 42 days': { fromMs: START_MS - 10 * DAY, toMs: START_MS + 32 * DAY, by: 'all' },
  };
  for (const [what, input] of Object.entries(asked)) {
    const bytes = JSON.stringify(await readCalendar(ctx, input)).length;
    const { medianMs, p95Ms } = await sample(what, RUNS, () => readCalendar(ctx, input));
    console.log(
      `  ${what.padEnd(20)} median ${medianMs.toFixed(1).padStart(7)} ms   p95 ${p95Ms.toFixed(1).padStart(7)} ms   ${Math.round(bytes / 1024)} KiB   (${RUNS} runs; budget ${BUDGET_MS} ms)`,
    );
  }
}
