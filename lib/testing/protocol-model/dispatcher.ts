import 'server-only';
import { reopenedState } from '@/lib/domain/batch-progress';
import type { RowOutcome } from '@/lib/domain/batches';
import { packCalls } from '@/lib/domain/call-packing';
import { type CallAnswer, type CallError, type CallVerdict, classifyCall } from '@/lib/domain/classify-call';
import { DISPATCH_LEASE_TTL_MS, MAX_CALL_URL_BYTES } from '@/lib/domain/limits';
import { type AnswerState, hasPlace, pauseMs } from '@/lib/domain/pacing';
import { isGraver } from '@/lib/domain/release';
import { judgeRow } from '@/lib/domain/row-gate';
import { HEARTBEAT_MS } from '@/lib/server/jobs/dispatch/run';
import { checkLeaving } from '@/lib/testing/protocol-model/leaving';
import {
  expireBatch,
  giveUpLate,
  type Lease,
  type ModelCall,
  type ModelRow,
  stopBatch,
} from '@/lib/testing/protocol-model/model';
import { BrokenPromise, type Process, type Step, type World } from '@/lib/testing/protocol-model/world';

const CALL_ROWS = 3;
const MAX_AWAY_MS = DISPATCH_LEASE_TTL_MS / 2;
const IDLE_MS = 1_000;

type Claimed = { call: ModelCall; rows: ModelRow[]; claimedAtMs: number; leftAtMs: number };

/** Calls that one server has under way at the same time; in some runs one after the other. */
const CALLS_IN_FLIGHT = [1, 2, 4] as const;

/** How long a store may not take an answer, in one of five cases (ms): as long as the sender tries again. */
const STORE_AWAY_MS = 7_400;

/** One call until its answer is stored, and when it goes on (monotonic ms). */
type UnderWay = { process: Process; wakeAtMs: number; heard: Heard };
/** What the sender knows of an answer before it is stored. */
type Heard = { answer: AnswerState };

/** The protocol of dispatch, -once, -claim, -attempt and -settle, a crash point between every two of its steps. */
export function* dispatcher(world: World, owner: string): Process {
  const { store } = world;
  for (;;) {
    const lease = store.acquireLease(owner, world.now(), DISPATCH_LEASE_TTL_MS);
    if (!lease) {
      yield { at: 'dispatch: idle', waitMs: IDLE_MS };
      continue;
    }
    yield { at: 'dispatch: lease taken', waitMs: 0 };
    const hasSent = yield* sendAll(world, lease);
    store.releaseLease(lease);
    yield { at: 'dispatch: lease given back', waitMs: hasSent ? 0 : IDLE_MS };
  }
}

/** Claims one call after the other while those before are under way; ends when nothing is due and all are settled. */
function* sendAll(world: World, lease: Lease): Generator<Step, boolean, void> {
  const { store } = world;
  const most = CALLS_IN_FLIGHT[world.seed % CALLS_IN_FLIGHT.length] ?? 1;
  const underWay: UnderWay[] = [];
  let hasSent = false;
  for (;;) {
    store.recover(world.now());
    yield { at: 'dispatch: recovered', waitMs: 0 };
    const open = underWay.map(({ heard }) => heard.answer);
    const claimed = hasPlace(open, most) ? claim(world, lease) : null;
    if (claimed) {
      if (open.includes('rest'))
        throw new BrokenPromise('a call left although an answer asked for a rest', {});
      hasSent = true;
      const heard: Heard = { answer: 'awaited' };
      const process = sendAndSettle(world, lease, claimed, heard);
      underWay.push({ process, heard, wakeAtMs: world.monotonic() });
      continue;
    }
    const next = underWay.reduce<UnderWay | null>(
      (first, one) => (first && first.wakeAtMs <= one.wakeAtMs ? first : one),
      null,
    );
    if (!next) return hasSent;
    const waitMs = Math.max(0, next.wakeAtMs - world.monotonic());
    if (waitMs > 0) yield { at: 'send: on the wire', waitMs: Math.min(waitMs, IDLE_MS) };
    if (world.monotonic() < next.wakeAtMs) continue;
    const step = next.process.next();
    if (step.done) underWay.splice(underWay.indexOf(next), 1);
    else {
      next.wakeAtMs = world.monotonic() + step.value.waitMs;
      yield { at: step.value.at, waitMs: 0 };
    }
  }
}

/** The write-ahead: one transaction, guarded by the lease. */
function claim(world: World, lease: Lease): Claimed | null {
  const { store } = world;
  const nowMs = world.now();
  const claimedAtMs = world.monotonic();
  if (!store.keepLease(lease, nowMs, DISPATCH_LEASE_TTL_MS)) return null;
  if (nowMs < store.budget.pausedUntilMs) return null;
  const isDue = (row: ModelRow) =>
    row.outcome === 'queued' &&
    row.notBeforeSendMs <= nowMs &&
    ['approved', 'sending'].includes(store.batches.get(row.batchId) ?? '');
  const batchId = store.rows.find(isDue)?.batchId;
  if (batchId === undefined || !release(world, batchId, nowMs)) return null;
  const due = store.rowsOf(batchId).filter(isDue);
  const sound = due.filter((row) => {
    const seen = store.mirror.get(row.key);
    const event = seen ? { eventType: seen.eventType, eventStatus: seen.status, goneAtMs: null } : null;
    const eventType = 'Instance:SystemFailure.Redeploy';
    const { order, statusAtSubmit, sendUntilMs } = row;
    const [reason] = judgeRow(
      'send',
      { eventType, statusAtSubmit, order, sendUntilMs, event },
      nowMs,
    ).refusals;
    if (reason) Object.assign(row, { outcome: 'skipped', reason, live: false });
    return reason === undefined;
  });
  if (due.some(({ reason }) => reason === 'request_expired')) giveUpLate(store, batchId, nowMs);
  if (!judgeGraver(world, batchId, sound)) return null;
  const [rows] = packCalls(sound, { maxRows: CALL_ROWS, maxUrlBytes: MAX_CALL_URL_BYTES });
  store.advance(batchId);
  if (!rows) return null;
  const call: ModelCall = {
    id: world.nextId(),
    batchId,
    rowIds: rows.map(({ id }) => id),
    state: 'sending',
    owner: lease.owner,
    fence: lease.fence,
    leaseUntilMs: nowMs + DISPATCH_LEASE_TTL_MS,
    endedAtMs: null,
  };
  store.calls.set(call.id, call);
  for (const row of rows) mark(world, row, call.id);
  return { call, rows, claimedAtMs, leftAtMs: nowMs };
}

/** As releaseForSending: asked at every claim. */
function release({ store }: World, batchId: number, nowMs: number): boolean {
  const { office } = store;
  if (store.batches.get(batchId) === 'approved' && office.request(batchId).expiresAtMs <= nowMs) {
    expireBatch(store, batchId, nowMs);
    return false;
  }
  const cause = office.whyNot(batchId, { factsGrown: false });
  if (cause) stopBatch(store, batchId, cause, nowMs);
  else store.batches.set(batchId, 'sending');
  return cause === null;
}

/** As judgeGraver: what of the rows that would leave has become graver is judged again. */
function judgeGraver(world: World, batchId: number, leaving: readonly ModelRow[]): boolean {
  const { store } = world;
  const levelOf = (row: ModelRow) => store.mirror.get(row.key)?.level ?? 'WARN';
  const isGrown = (row: ModelRow) =>
    isGraver({ eventLevel: row.judgedLevel, localDisk: 0 }, { eventLevel: levelOf(row), localDisk: 0 });
  if (!leaving.some(isGrown)) return true;
  for (const row of store.rowsOf(batchId)) {
    if (row.outcome !== 'queued' || !isGrown(row)) continue;
    row.judgedLevel = levelOf(row);
    store.office.request(batchId).critical += 1;
  }
  const cause = store.office.whyNot(batchId, { factsGrown: true });
  if (cause) stopBatch(store, batchId, cause, world.now());
  return cause === null;
}

function mark(world: World, row: ModelRow, callId: string): void {
  const { store } = world;
  checkLeaving(world, row);
  if (row.lostAttempts.has(row.attempt)) {
    throw new BrokenPromise('an unknown row is sent again without a person', { row: row.id });
  }
  const seen = store.mirror.get(row.key);
  Object.assign(row, { outcome: 'sending', callId, reason: null });
  row.calls.push(callId);
  row.before = { status: seen?.status ?? null, notBeforeMs: seen?.notBeforeMs ?? null };
}

function* sendAndSettle(world: World, lease: Lease, claimed: Claimed, heard: Heard): Process {
  const { cloud, random } = world;
  const { call, rows, claimedAtMs } = claimed;
  yield { at: 'send: intent committed', waitMs: 0 };
  let answer: CallAnswer;
  if (world.monotonic() - claimedAtMs > MAX_AWAY_MS) {
    answer = NOT_SENT;
  } else if (world.isClockRefused()) {
    answer = { ...NOT_SENT, errorKind: 'unauthorised', code: 'InvalidTimeStamp.Expired', httpStatus: 400 };
  } else {
    const exchange = cloud.receive(call.id, rows, world.monotonic());
    answer = exchange.answer;
    // The connection lives on its own clock.
    yield* beatUntil(world, lease, call, { untilMs: exchange.answeredAtMs, at: 'send: on the wire' });
  }
  heard.answer = classifyCall(rows, answer).pause ? 'rest' : 'here';
  yield { at: 'send: answered, not stored', waitMs: 0 };
  const awayMs = random.chance(0.2) ? random.between(1, STORE_AWAY_MS) : 0;
  yield* beatUntil(world, lease, call, {
    untilMs: world.monotonic() + awayMs,
    at: 'send: answered, not stored',
  });
  settle(world, lease, claimed, answer);
  yield { at: 'send: settled', waitMs: 0 };
}

/** The heart beats until the answer is here, and until it is stored. */
function* beatUntil(
  world: World,
  lease: Lease,
  call: ModelCall,
  { untilMs, at }: { untilMs: number; at: string },
): Process {
  const { store } = world;
  while (world.monotonic() < untilMs) {
    yield { at, waitMs: Math.min(HEARTBEAT_MS, untilMs - world.monotonic()) };
    const isOurs = call.state === 'sending' && call.fence === lease.fence;
    if (store.keepLease(lease, world.now(), DISPATCH_LEASE_TTL_MS) && isOurs) {
      call.leaseUntilMs = world.now() + DISPATCH_LEASE_TTL_MS;
    }
  }
}

/** One transaction that holds only while the call is still ours. */
function settle(world: World, lease: Lease, { call, rows, leftAtMs }: Claimed, answer: CallAnswer): void {
  const { store } = world;
  if (call.state !== 'sending' || call.owner !== lease.owner || call.fence !== lease.fence) return;
  const nowMs = world.now();
  const verdict = classifyCall(rows, answer);
  call.state = verdict.state === 'unknown' ? 'unknown' : 'ended';
  call.endedAtMs = nowMs;
  if (verdict.pause) pause(world, verdict.pause);
  else if (verdict.state !== 'unknown' && store.budget.pausedUntilMs <= leftAtMs) {
    Object.assign(store.budget, { pausedUntilMs: 0, strikes: 0 });
  }
  const maxCallRows = verdict.split ? Math.ceil(rows.length / 2) : null;
  rows.forEach((row, index) => {
    const one = verdict.rows[index];
    if (!one || row.outcome !== 'sending' || row.callId !== call.id) return;
    const isStopped =
      one.outcome === 'queued' && reopenedState(store.batches.get(row.batchId) ?? 'halted') === null;
    const outcome: RowOutcome = isStopped ? 'skipped' : one.outcome;
    if (outcome === 'unknown') store.lose(row, one.reason);
    else Object.assign(row, { outcome, reason: isStopped ? 'stopped' : one.reason });
    const notBeforeSendMs = verdict.pause ? store.budget.pausedUntilMs : 0;
    Object.assign(row, {
      maxCallRows,
      notBeforeSendMs,
      live: outcome !== 'refused' && outcome !== 'skipped',
    });
    checkTruth(world, row, call.id);
  });
  store.advance(call.batchId);
}

/** As storePause: answers to calls that were under way together are one strike. */
function pause({ store, now }: World, { reason, hintMs }: NonNullable<CallVerdict['pause']>): void {
  const { budget } = store;
  const nowMs = now();
  const isRunning = budget.pausedUntilMs > nowMs;
  const untilMs = nowMs + pauseMs(reason, Math.max(0, budget.strikes - (isRunning ? 1 : 0)), hintMs);
  budget.pausedUntilMs = isRunning ? Math.max(untilMs, budget.pausedUntilMs) : untilMs;
  if (!isRunning) budget.strikes += 1;
}

/** What a row says must be true in the cloud at that moment. */
function checkTruth({ cloud }: World, row: ModelRow, callId: string): void {
  const event = cloud.events.get(row.key);
  const isActedOn = event?.effectCalls.has(callId) === true;
  if (row.outcome === 'accepted' && !isActedOn) throw new BrokenPromise('false accepted', { row: row.id });
  const isOver = row.outcome === 'refused' || row.outcome === 'queued' || row.outcome === 'skipped';
  if (isOver && isActedOn) throw new BrokenPromise(`acted on, but ${row.outcome}`, { row: row.id });
}

const NOT_SENT: CallError = {
  kind: 'error',
  errorKind: 'not_sent',
  code: 'SenderWasAway',
  message: '',
  httpStatus: null,
  requestId: null,
  retryAfterMs: null,
};
