import { describe, expect, test } from 'vitest';
import { eventKey } from '@/lib/domain/events';
import { DEFAULT_OUTCOME_SETTINGS } from '@/lib/domain/outcome-settings';
import { attemptCall } from '@/lib/server/jobs/dispatch/call';
import { claimCall } from '@/lib/server/jobs/dispatch/claim';
import { dispatchOnce, takeDispatchLease } from '@/lib/server/jobs/dispatch/step';
import { reconcileOnce } from '@/lib/server/jobs/follow/reconcile';
import { decideRows as decideRowsVerb } from '@/lib/server/services/batches/decide-rows';
import { getBatch } from '@/lib/server/services/batches/read';
import { asSent } from '@/lib/testing/as-sent';
import { type DispatchBench, person, submitKeys, syncBench } from '@/lib/testing/jobs/dispatch-bench';
import { clientOfCloud, FakeCloud } from '@/lib/testing/protocol-model/cloud';
import { createRandom, type Random } from '@/lib/testing/protocol-model/random';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

// What pages send is typed; here anything comes.
const decideRows = asSent(decideRowsVerb);

const SEEDS = 6;
const ROWS = 6;
const START_MS = 1_800_000_000_000;
const MINUTE_MS = 60_000;
const QUIET = { info: () => {}, warn: () => {}, error: () => {} };

/** The real jobs on a real store, against the cloud that acts on every order; time is the run's own. */
function openRun(seed: number, store: TestStore) {
  const random = createRandom(seed);
  const cloud = new FakeCloud(random, 0.5);
  let timeMs = START_MS;
  const passTime = (ms: number) => {
    timeMs += ms;
    cloud.settle(timeMs);
  };
  const now = () => timeMs;
  const waitUntil = (atMs: number) => passTime(Math.max(0, atMs - timeMs));
  for (let index = 0; index < ROWS; index++) {
    const identity = { eventId: `e-${index}`, resourceId: `i-${index}` };
    const dueAtMs = START_MS + random.pick(20, 600) * MINUTE_MS;
    cloud.add({ ...identity, status: 'Inquiring', notBeforeMs: dueAtMs, dueAtMs }, eventKey(identity));
  }
  const bench: DispatchBench = {
    store,
    ens: clientOfCloud(cloud, { now, waitUntil }),
    config: {
      batchRows: 2,
      callsPerSecond: 1_000,
      callsInFlight: 4,
      readsPerSecond: 1_000,
      outcomes: DEFAULT_OUTCOME_SETTINGS,
    },
    log: QUIET,
    logged: [],
    now,
    monotonic: now,
    passTime,
  };
  return { random, cloud, bench };
}

/** Sends one call as a server that dies at a random place: before the request, or before its answer is stored. */
async function dieSending(bench: DispatchBench, random: Random, batchId: string): Promise<void> {
  const lease = await takeDispatchLease(bench, 'dying');
  if (!lease) return;
  const run = { ...bench, lease };
  const call = await claimCall(run, batchId);
  if (call && random.chance(0.6)) await attemptCall(run, call);
}

async function decideOne(bench: DispatchBench, random: Random, batchId: string): Promise<string | null> {
  const { rows } = await getBatch(person(bench), { batchId });
  const row = rows.find(({ needsDecisionAtMs }) => needsDecisionAtMs !== null);
  if (!row) return null;
  const decision = random.pick('resend', 'leave');
  const input = { rowIds: [row.id], decision, reason: 'simulated' };
  const { resent } = await decideRows(person(bench, 'on-call'), input, () => bench.ens);
  return resent.length > 0 ? row.id : null;
}

describe.each(testStoreKinds())('the real jobs on %s', (kind) => {
  test(`${SEEDS} seeds of deaths and a faulty cloud: never twice without a person, never lost, never a false accepted`, async () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= SEEDS; seed++) {
      const store = await openTestStore(kind);
      const { random, cloud, bench } = openRun(seed, store);
      await syncBench(bench);
      const order = random.chance(0.5)
        ? { when: 'immediate' as const }
        : { when: 'scheduled' as const, planTimeMs: START_MS + 300 * MINUTE_MS };
      const batchId = await submitKeys(person(bench), [...cloud.events.keys()], order);
      const resends = new Map<string, number>();
      for (let step = 0; step < 400; step++) {
        if (step > 60) cloud.faultRate = 0;
        if (step < 60 && random.chance(0.15)) await dieSending(bench, random, batchId);
        await dispatchOnce(bench, random.pick('a', 'b'));
        await reconcileOnce(bench);
        const resent = random.chance(0.5) ? await decideOne(bench, random, batchId) : null;
        if (resent) resends.set(resent, (resends.get(resent) ?? 0) + 1);
        bench.passTime(random.between(50, 20_000));
        const { counts, rows } = await getBatch(person(bench), { batchId });
        const open = rows.some(({ outcome, leftAtMs }) => outcome === 'unknown' && leftAtMs === null);
        if (!open && counts.queued + counts.sending === 0) break;
      }
      bench.passTime(60 * MINUTE_MS);
      const { rows } = await getBatch(person(bench), { batchId });
      for (const { id, outcome, leftAtMs, eventId, resourceId } of rows) {
        const effects = cloud.events.get(eventKey({ eventId, resourceId }))?.effects ?? 0;
        const row = { seed, id, outcome, effects };
        seen.add(outcome);
        expect({ ...row, isNamedEnd: outcome !== 'queued' && outcome !== 'sending' }).toMatchObject({
          isNamedEnd: true,
        });
        if (outcome === 'unknown')
          expect({ ...row, isLeft: leftAtMs !== null }).toMatchObject({ isLeft: true });
        if (outcome === 'accepted') expect(row).not.toMatchObject({ effects: 0 });
        if (outcome === 'refused' || outcome === 'skipped') {
          expect({ ...row, isFalse: effects > (resends.get(id) ?? 0) }).toMatchObject({ isFalse: false });
        }
        expect({ ...row, isTwice: effects > 1 + (resends.get(id) ?? 0) }).toMatchObject({ isTwice: false });
      }
      await store.dispose();
    }
    expect([...seen].sort()).toEqual(expect.arrayContaining(['accepted', 'refused', 'unknown']));
  }, 240_000);
});
