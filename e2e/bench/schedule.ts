import { judgeSlot } from '@/lib/domain/schedule/judge';
import { fitAll } from '@/lib/domain/schedule/slots';
import type { ScheduleWorld, WorldRow } from '@/lib/domain/schedule/world';
import { type Sample, sample } from '@/lib/testing/bench/measure';
import {
  at,
  budgetGroup,
  DAY,
  down,
  freezeRule,
  HOUR,
  MIN,
  rowOf,
  windowRule,
  worldOf,
} from '@/lib/testing/schedule-worlds';

const START = at('2026-11-02T00:00');
const SERVICES = 50;
const nights = (hour: number, hours: number) =>
  Array.from({ length: 100 }, (_, day) => {
    const fromMs = START + day * DAY + hour * HOUR;
    return { fromMs, toMs: fromMs + hours * HOUR };
  });

/** 200 rules over 50 services, and a budget of each service with people down in it. */
function bigWorld(): ScheduleWorld {
  const rules = Array.from({ length: 200 }, (_, i) => {
    const owner = { kind: 'service' as const, id: `s${i % SERVICES}` };
    return i % 4 === 0
      ? freezeRule(`f${i}`, nights(12, 2), { owner })
      : windowRule(`w${i}`, nights(1 + (i % 3), 4), { owner });
  });
  const groups = Array.from({ length: SERVICES }, (_, i) =>
    budgetGroup(
      `s${i}`,
      20,
      Array.from({ length: 100 }, (__, j) => {
        const fromMs = START + j * HOUR;
        return down(`i-${i}-${j}`, 'cloud_due', { fromMs, toMs: fromMs + 30 * MIN });
      }),
    ),
  );
  return worldOf({ fromMs: START, toMs: START + 95 * DAY, rules, groups });
}

function rowsOf(count: number): WorldRow[] {
  return Array.from({ length: count }, (_, i) => {
    const service = `s${i % SERVICES}`;
    const place = { serviceIds: [service], groupKeys: [service] };
    return rowOf({
      ...place,
      key: `row-${i}`,
      instanceId: `i-row-${i}`,
      dueAtMs: START + (20 + (i % 30)) * DAY,
    });
  });
}

/** How long judging takes without the store: a big plan, and Fit all. Each run has a world that was never asked before. */
export async function benchSchedule(): Promise<void> {
  const rows = rowsOf(10_000);
  const judged = await sample('judging 10,000 rows, 200 rules', 10, async () => {
    const world = bigWorld();
    for (const [i, row] of rows.entries()) judgeSlot(world, row, START + (3 * HOUR + (i % 12) * 5 * MIN));
  });
  const plan = rowsOf(300).map((row, i) => ({
    row,
    // Most lie where all windows of their service are open; 40 lie in the afternoon.
    startMs: START + (i % 30) * DAY + (i < 40 ? 13 * HOUR : 3 * HOUR),
    opsType: 'scheduled' as const,
  }));
  let moved = 0;
  const fitted = await sample('Fit all of 300 rows', 10, async () => {
    moved = fitAll(bigWorld(), plan, { nowMs: START }).moves.size;
  });
  console.log(`\nSchedule (${moved} rows moved by Fit all)`);
  for (const { name, medianMs, p95Ms } of [judged, fitted] satisfies Sample[]) {
    console.log(`  ${name}: median ${medianMs.toFixed(0)} ms, p95 ${p95Ms.toFixed(0)} ms`);
  }
}
