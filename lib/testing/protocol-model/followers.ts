import 'server-only';
import { reopenedState } from '@/lib/domain/batch-progress';
import { SETTLE_DELAY_MS } from '@/lib/domain/limits';
import { addSight, type Reading, settleByReading } from '@/lib/domain/reconcile';
import { sendUntilMs } from '@/lib/domain/release';
import { judgeRow } from '@/lib/domain/row-gate';
import { lostOrderOf, type ModelRow, skipQueued } from '@/lib/testing/protocol-model/model';
import { BrokenPromise, type Process, type World } from '@/lib/testing/protocol-model/world';

const TURN_MS = 1_000;
const NEVER_MS = Number.MAX_SAFE_INTEGER;
const EVENT_TYPE = 'Instance:SystemFailure.Redeploy';

/** The mirror: as old as its last reading. */
export function* mirror(world: World): Process {
  for (;;) {
    if (!world.readsFail()) {
      for (const [key, { status, notBeforeMs }] of world.cloud.events) {
        const level = world.store.levels.get(key) ?? 'WARN';
        world.store.mirror.set(key, { status, notBeforeMs, eventType: EVENT_TYPE, level });
      }
    }
    yield { at: 'sync: stored', waitMs: 30_000 };
  }
}

/** The protocol of reconcile-once. */
export function* reconciler(world: World): Process {
  const { store, cloud } = world;
  for (;;) {
    const nowMs = world.now();
    const due = store.rows.filter((row) => {
      const lost = isLost(row) && row.nextReadMs <= nowMs ? lostOrderOf(store, row) : null;
      return lost !== null && lost.sinceMs <= nowMs - SETTLE_DELAY_MS;
    });
    if (due.length > 0 && !world.readsFail()) {
      const readings = due.map((row) => ({ row, attempt: row.attempt, reading: cloud.read(row.key) }));
      const atMs = world.now();
      yield { at: 'reconcile: read, not stored', waitMs: 0 };
      for (const { row, attempt, reading } of readings) {
        if (isLost(row) && row.attempt === attempt) settleRow(world, row, reading, atMs);
      }
    }
    yield { at: 'reconcile: turn done', waitMs: TURN_MS };
  }
}

function isLost(row: ModelRow): boolean {
  return row.outcome === 'unknown' && row.leftAtMs === null;
}

function settleRow(world: World, row: ModelRow, reading: Reading, atMs: number) {
  const { store, cloud } = world;
  const lost = lostOrderOf(store, row);
  if (!lost) return;
  row.sights = addSight(row.sights, reading, atMs);
  const { verdict, nextReadMs } = settleByReading(lost, row.sights, atMs);
  row.nextReadMs = nextReadMs ?? NEVER_MS;
  if (verdict === 'needs_decision') row.needsDecisionAtMs ??= world.now();
  if (verdict === 'accepted') {
    if (!cloud.events.get(row.key)?.effects)
      throw new BrokenPromise('false accepted by reading', { row: row.id });
    Object.assign(row, { outcome: 'accepted', reason: 'settled_by_reading', needsDecisionAtMs: null });
  }
  store.advance(row.batchId);
}

/** A person who decides what waits, now and then stops a batch, and reads the event before ordering again. */
export function* person(world: World, mayStop: () => boolean): Process {
  const { store, random, cloud } = world;
  for (;;) {
    yield { at: 'person: looks', waitMs: random.between(1_000, 60_000) };
    if (mayStop() && random.chance(0.05)) stop(world);
    const row = store.rows.find(({ needsDecisionAtMs }) => needsDecisionAtMs !== null);
    if (!row) continue;
    const wantsResend = random.chance(0.6);
    const { attempt } = row;
    const reading = wantsResend && !world.readsFail() ? cloud.read(row.key) : null;
    const atMs = world.now();
    const wasActedOn = (cloud.events.get(row.key)?.effects ?? 0) > 0;
    yield { at: 'person: has read', waitMs: 0 };
    if (row.needsDecisionAtMs === null || row.attempt !== attempt) continue;
    if (!wantsResend) {
      Object.assign(row, { leftAtMs: world.now(), live: false, needsDecisionAtMs: null });
      store.advance(row.batchId);
    } else if (reading && resend(world, row, reading, atMs) && wasActedOn) {
      throw new BrokenPromise('ordered again although the reading showed the effect', { row: row.id });
    }
  }
}

/** Whether the row went back into the queue. */
function resend(world: World, row: ModelRow, reading: Reading, atMs: number): boolean {
  const { store } = world;
  const lost = lostOrderOf(store, row);
  const state = reopenedState(store.batches.get(row.batchId) ?? 'void');
  if (!lost || !state || !store.office.stands(row.batchId)) return false;
  const { refusals } = judgeRow('resend', { order: row.order, lost, reading }, world.now());
  if (refusals.length > 0) {
    row.sights = addSight(row.sights, reading, atMs);
    row.nextReadMs = world.now();
    return false;
  }
  store.batches.set(row.batchId, state);
  Object.assign(row, {
    outcome: 'queued',
    reason: null,
    attempt: row.attempt + 1,
    live: true,
    callId: null,
    sights: [],
    needsDecisionAtMs: null,
    nextReadMs: 0,
    notBeforeSendMs: 0,
    maxCallRows: null,
    resends: row.resends + 1,
    sendUntilMs: sendUntilMs(store.office.policy, world.now()),
    letGoUntilMs: world.now() + store.office.policy.expiryHours * 3_600_000,
  });
  return true;
}

function stop({ store, random }: World): void {
  const sending = [...store.batches].flatMap(([id, state]) => (state === 'sending' ? [id] : []));
  const [first, ...others] = sending;
  if (first === undefined) return;
  const batchId = random.pick(first, ...others);
  store.batches.set(batchId, 'halted');
  skipQueued(store, batchId, 'stopped');
}
