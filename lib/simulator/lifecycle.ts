import type { Trouble } from './faults';
import { hash32 } from './random';
import type { SimulatorState } from './state';
import { dueMs, ORDERABLE_STATUSES, type SimulatedEvent } from './world';

export type Order = { opsType: 'immediate' } | { opsType: 'scheduled'; planMs: number };

export type Lifecycle = {
  /** Lets everything happen that is due by `nowMs` (virtual). Costs what is due, never the whole list. */
  settle(nowMs: number): void;
  /** Really acts on an event whose status takes orders, and counts the effect. */
  order(event: SimulatedEvent, order: Order, nowMs: number): void;
};

type Step = { event: SimulatedEvent; kind: 'begin' | 'finish'; plan: number };

/** What becomes of an event once it runs: decided by seed and id alone, so that a run can be repeated. */
function fateOf(seed: number, eventId: string): { runsForMs: number; fails: boolean; avoids: boolean } {
  const hash = hash32(`${seed}:${eventId}`);
  return {
    runsForMs: 20_000 + (hash % 70_000),
    fails: (hash >>> 9) % 25 === 0,
    avoids: (hash >>> 17) % 3 === 0,
  };
}

/** Events that already run when the world begins take this many times longer, so that a reader can see them run. */
const RUNNING_AT_START_FACTOR = 10;

/** An event that is held back looks again so much later (ms), so that it goes on once nothing holds it. */
const HELD_MS = 1_000;

/** @param troubles whether this is to become of an event that was ordered */
export function createLifecycle(
  state: SimulatorState,
  seed: number,
  startMs: number,
  troubles: (event: SimulatedEvent, trouble: Trouble) => boolean = () => false,
): Lifecycle {
  const queue = createDueQueue<Step>();
  /** Counts an event's plans: a step of an older plan no longer counts. */
  const plans = new Map<SimulatedEvent, number>();
  /** Ordered ahead of their time: these end as Avoided, not as Executed. */
  const early = new Set<SimulatedEvent>();

  function plan(event: SimulatedEvent, kind: Step['kind'], atMs: number): void {
    const next = (plans.get(event) ?? 0) + 1;
    plans.set(event, next);
    queue.push(atMs, { event, kind, plan: next });
  }

  function run(event: SimulatedEvent, fromMs: number, toMs: number): void {
    event.run = { fromMs, toMs };
    plan(event, 'finish', toMs);
  }

  function begin(event: SimulatedEvent, atMs: number, nowMs = atMs): void {
    if (troubles(event, 'stay-scheduled')) {
      event.status = 'Scheduled';
      plan(event, 'begin', nowMs + HELD_MS);
      return;
    }
    event.status = 'Executing';
    run(event, atMs, atMs + fateOf(seed, event.eventId).runsForMs);
  }

  function finish(event: SimulatedEvent, nowMs: number): void {
    if (troubles(event, 'stay-executing')) {
      plan(event, 'finish', nowMs + HELD_MS);
      return;
    }
    if (fateOf(seed, event.eventId).fails || troubles(event, 'end-failed')) {
      event.status = 'Failed';
    } else {
      event.status = early.has(event) ? 'Avoided' : 'Executed';
    }
  }

  for (const event of state.events) {
    const due = dueMs(event);
    if (event.status === 'Executing') {
      const { runsForMs } = fateOf(seed, event.eventId);
      run(event, startMs, startMs + runsForMs * RUNNING_AT_START_FACTOR);
    } else if (due !== null && ORDERABLE_STATUSES.includes(event.status)) {
      plan(event, 'begin', due);
    }
  }

  return {
    settle: (nowMs) => {
      for (let due = queue.takeDue(nowMs); due !== undefined; due = queue.takeDue(nowMs)) {
        const { event, kind, plan: planNumber } = due.item;
        if (plans.get(event) !== planNumber) {
          continue;
        }
        if (kind === 'begin') {
          begin(event, due.atMs, nowMs);
        } else {
          finish(event, nowMs);
        }
        state.statusChanged();
      }
    },
    order: (event, order, nowMs) => {
      state.countEffect(event.eventId);
      if (order.opsType === 'scheduled') {
        event.status = 'Scheduled';
        event.notBeforeMs = order.planMs;
        plan(event, 'begin', order.planMs);
      } else {
        if (event.status === 'Scheduled' && fateOf(seed, event.eventId).avoids) {
          early.add(event);
        }
        begin(event, nowMs);
      }
      state.statusChanged();
    },
  };
}

/** A time-ordered queue (binary heap): the earliest entry first, equal times in the order they came. */
export type DueQueue<T> = {
  push(atMs: number, item: T): void;
  /** Takes the earliest entry that is due at `nowMs`. */
  takeDue(nowMs: number): { atMs: number; item: T } | undefined;
};

type Entry<T> = { atMs: number; order: number; item: T };

function createDueQueue<T>(): DueQueue<T> {
  const heap: Entry<T>[] = [];
  let pushed = 0;
  return {
    push: (atMs, item) => {
      heap.push({ atMs, order: pushed++, item });
      siftUp(heap);
    },
    takeDue: (nowMs) => {
      const first = heap[0];
      if (first === undefined || first.atMs > nowMs) {
        return undefined;
      }
      const last = heap.pop();
      if (last !== undefined && last !== first) {
        heap[0] = last;
        siftDown(heap);
      }
      return { atMs: first.atMs, item: first.item };
    },
  };
}

function isBefore<T>(a: Entry<T>, b: Entry<T>): boolean {
  return a.atMs !== b.atMs ? a.atMs < b.atMs : a.order < b.order;
}

function siftUp<T>(heap: Entry<T>[]): void {
  let at = heap.length - 1;
  while (at > 0) {
    const up = (at - 1) >> 1;
    if (!swapIfBefore(heap, at, up)) {
      return;
    }
    at = up;
  }
}

function siftDown<T>(heap: Entry<T>[]): void {
  let at = 0;
  for (;;) {
    const left = at * 2 + 1;
    const leftEntry = heap[left];
    const rightEntry = heap[left + 1];
    if (leftEntry === undefined) {
      return;
    }
    const child = rightEntry !== undefined && isBefore(rightEntry, leftEntry) ? left + 1 : left;
    if (!swapIfBefore(heap, child, at)) {
      return;
    }
    at = child;
  }
}

/** Swaps the two places when the lower one should come first; says whether it did. */
function swapIfBefore<T>(heap: Entry<T>[], lower: number, upper: number): boolean {
  const low = heap[lower];
  const high = heap[upper];
  if (low === undefined || high === undefined || !isBefore(low, high)) {
    return false;
  }
  heap[lower] = high;
  heap[upper] = low;
  return true;
}
