import 'server-only';
import type { RowOrder } from '@/lib/domain/batches';
import type { CallAnswer, CallError } from '@/lib/domain/classify-call';
import { type EventIdentity, eventKey } from '@/lib/domain/events';
import type { Reading } from '@/lib/domain/reconcile';
import { EnsError } from '@/lib/server/ens/errors';
import type { EnsClient } from '@/lib/server/ens/types';
import type { Random } from '@/lib/testing/protocol-model/random';

/** The ground truth of one event. Times are epoch ms. */
export type CloudEvent = EventIdentity & {
  status: string;
  notBeforeMs: number | null;
  dueAtMs: number;
  /** How often an order was really acted on. */
  effects: number;
  /** Calls whose order was acted on. */
  effectCalls: Set<string>;
};

export type SentRow = EventIdentity & { order: RowOrder };
export type Exchange = { answer: CallAnswer; answeredAtMs: number };

type Due = { atMs: number; act: () => void };

/** How long a run lasts once it has begun (ms). */
const RUN_MS = 30_000;
/** The client's read time-out (ms). */
const TIMEOUT_MS = 30_000;

/**
 * A cloud without any memory of orders: it acts on every order that reaches it, however often, so that each request
 * too many shows as an effect too many.
 */
export class FakeCloud {
  readonly events = new Map<string, CloudEvent>();
  /** Longest time between a request and its effect in this run (ms). */
  longestLateMs = 0;
  #due: Due[] = [];
  readonly #random: Random;
  /** Chance of a fault for each request. */
  faultRate: number;

  constructor(random: Random, faultRate: number) {
    this.#random = random;
    this.faultRate = faultRate;
  }

  add(event: Omit<CloudEvent, 'effects' | 'effectCalls'>, key: string): void {
    const whole: CloudEvent = { ...event, effects: 0, effectCalls: new Set() };
    this.events.set(key, whole);
    this.#at(event.dueAtMs, () => {
      if (whole.status === 'Inquiring' || whole.status === 'Scheduled') {
        if (whole.notBeforeMs === null || whole.notBeforeMs <= event.dueAtMs)
          this.#begin(whole, event.dueAtMs);
      }
    });
  }

  /** Lets everything happen that is due. */
  settle(nowMs: number): void {
    for (;;) {
      let next = -1;
      this.#due.forEach(({ atMs }, index) => {
        if (atMs <= nowMs && (next < 0 || atMs < (this.#due[next]?.atMs ?? 0))) next = index;
      });
      if (next < 0) return;
      const [due] = this.#due.splice(next, 1);
      due?.act();
    }
  }

  read(key: string): Reading {
    const event = this.events.get(key);
    return event
      ? { status: event.status, notBeforeMs: event.notBeforeMs }
      : { status: null, notBeforeMs: null };
  }

  /** One request. What the answer is, when it comes, and when the orders are acted on is up to chance. */
  receive(callId: string, rows: readonly (SentRow & { key: string })[], nowMs: number): Exchange {
    const soon = nowMs + this.#random.between(1, 400);
    if (!this.#random.chance(this.faultRate)) return this.#actAndAnswer(callId, rows, soon);
    const kind = this.#random.pick(
      'not_sent',
      'throttled',
      'unauthorised',
      'refused',
      'reset_before',
      'reset_after',
      'lost_reply',
      'late_effect',
      'server_error',
      'server_error_after',
      'unreadable',
      'missing_rows',
      'row_refusals',
      'foreign_rows',
    );
    switch (kind) {
      case 'not_sent':
        return { answer: failure('not_sent', 'ECONNREFUSED'), answeredAtMs: soon };
      case 'throttled': {
        const retryAfterMs = this.#random.pick(null, 700, 5_000);
        return {
          answer: { ...failure('throttled', 'Throttling.User', 400), retryAfterMs },
          answeredAtMs: soon,
        };
      }
      case 'unauthorised': {
        const code = this.#random.pick('NoPermission', 'InvalidTimeStamp.Expired');
        return { answer: failure('unauthorised', code, 403), answeredAtMs: soon };
      }
      case 'refused': {
        const code = this.#random.pick('InvalidParameter.EventInfos', 'Account.Arrears');
        return { answer: failure('refused', code, 400), answeredAtMs: soon };
      }
      case 'reset_before':
        return { answer: failure('unknown', 'ECONNRESET'), answeredAtMs: soon };
      case 'server_error':
        return { answer: failure('unknown', 'Http502', 502), answeredAtMs: soon };
      case 'late_effect': {
        // Most come within the settle window; a few come long after it.
        const lateMs = this.#random.chance(0.1)
          ? this.#random.between(240_000, 1_500_000)
          : this.#random.between(31_000, 200_000);
        this.longestLateMs = Math.max(this.longestLateMs, lateMs);
        for (const row of rows) this.#order(callId, row, nowMs + lateMs);
        return { answer: failure('unknown', 'ReadTimeout'), answeredAtMs: nowMs + TIMEOUT_MS };
      }
      case 'reset_after':
      case 'server_error_after':
      case 'unreadable':
      case 'lost_reply': {
        for (const row of rows) this.#order(callId, row, soon);
        const lost = kind === 'lost_reply';
        const code = kind === 'unreadable' ? 'UnreadableReply' : lost ? 'ReadTimeout' : 'ECONNRESET';
        const status = kind === 'server_error_after' ? 502 : null;
        return { answer: failure('unknown', code, status), answeredAtMs: lost ? nowMs + TIMEOUT_MS : soon };
      }
      case 'missing_rows':
      case 'row_refusals':
      case 'foreign_rows':
        return this.#oddReply(kind, callId, rows, soon);
    }
  }

  #oddReply(
    kind: 'missing_rows' | 'row_refusals' | 'foreign_rows',
    callId: string,
    rows: readonly (SentRow & { key: string })[],
    atMs: number,
  ): Exchange {
    const odd = rows.map(() => this.#random.chance(0.5));
    const refused = kind === 'row_refusals' ? odd : [];
    const sound = rows.filter((_, index) => !refused[index]);
    for (const row of sound) this.#order(callId, row, atMs);
    const results = rows.flatMap((row, index) => {
      if (kind === 'missing_rows' && odd[index]) return [];
      return [resultOf(row, refused[index] ? '409' : '200')];
    });
    if (kind === 'foreign_rows') {
      results.push(resultOf({ eventId: 'e-foreign', resourceId: 'i-foreign' }, '200'));
    }
    return { answer: { kind: 'reply', requestId: callId, results }, answeredAtMs: atMs };
  }

  #actAndAnswer(callId: string, rows: readonly (SentRow & { key: string })[], atMs: number): Exchange {
    for (const row of rows) this.#order(callId, row, atMs);
    const results = rows.map((row) => resultOf(row, '200'));
    return { answer: { kind: 'reply', requestId: callId, results }, answeredAtMs: atMs };
  }

  #order(callId: string, row: SentRow & { key: string }, atMs: number): void {
    this.#at(atMs, () => {
      const event = this.events.get(row.key);
      if (!event) return;
      event.effects += 1;
      event.effectCalls.add(callId);
      if (row.order.opsType === 'immediate') {
        this.#begin(event, atMs);
        return;
      }
      const { planTimeMs } = row.order;
      event.status = 'Scheduled';
      event.notBeforeMs = planTimeMs;
      this.#at(planTimeMs, () => {
        if (event.status === 'Scheduled' && event.notBeforeMs === planTimeMs) this.#begin(event, planTimeMs);
      });
    });
  }

  #begin(event: CloudEvent, atMs: number): void {
    event.status = 'Executing';
    this.#at(atMs + RUN_MS, () => {
      if (event.status === 'Executing')
        event.status = this.#random.pick('Executed', 'Executed', 'Avoided', 'Failed');
    });
  }

  #at(atMs: number, act: () => void): void {
    this.#due.push({ atMs, act });
  }
}

function resultOf({ eventId, resourceId }: EventIdentity, code: string) {
  return { eventId, resourceId, code, message: '' };
}

function failure(
  errorKind: CallError['errorKind'],
  code: string,
  httpStatus: number | null = null,
): CallError {
  return { kind: 'error', errorKind, code, message: '', httpStatus, requestId: null, retryAfterMs: null };
}

/** The fake cloud behind the seam of the real jobs. @param waitUntil lets the time of an answer come (epoch ms) */
export function clientOfCloud(
  cloud: FakeCloud,
  clock: { now: () => number; waitUntil: (atMs: number) => void },
): EnsClient {
  let calls = 0;
  return {
    describeHistoryEvents: async ({ resourceIds, pageNumber, pageSize }) => {
      cloud.settle(clock.now());
      const events = [...cloud.events.values()]
        .filter(({ resourceId }) => !resourceIds || resourceIds.includes(resourceId))
        .map(({ eventId, resourceId, status, notBeforeMs }) => ({
          eventId,
          resourceId,
          eventType: 'Instance:SystemFailure.Redeploy',
          eventLevel: 'CRITICAL',
          eventStatus: status,
          reason: '',
          notBeforeMs,
          publishTimeMs: null,
          extendedAttribute: '',
        }));
      return { requestId: null, events, totalCount: events.length, pageNumber, pageSize, unreadable: 0 };
    },
    describeInstances: async () => [],
    describeInstancesPage: async ({ pageSize }) => ({
      instances: [],
      totalCount: 0,
      pageSize,
      unreadable: 0,
    }),
    listTagResources: async () => ({ tags: [], nextToken: null }),
    describeEnsRegions: async () => [],
    batchEventRedeployInstance: async ({ eventInfos }) => {
      const rows = eventInfos.map(({ eventId, resourceId, planTime }) => ({
        eventId,
        resourceId,
        key: eventKey({ eventId, resourceId }),
        order:
          planTime === undefined
            ? { opsType: 'immediate' as const, planTimeMs: null }
            : { opsType: 'scheduled' as const, planTimeMs: planTime },
      }));
      const { answer, answeredAtMs } = cloud.receive(`call-${++calls}`, rows, clock.now());
      clock.waitUntil(answeredAtMs);
      cloud.settle(clock.now());
      if (answer.kind === 'reply') {
        return { requestId: answer.requestId, code: null, message: null, results: [...answer.results] };
      }
      const { errorKind: kind, code, message, httpStatus, retryAfterMs } = answer;
      throw new EnsError({ kind, code, message, httpStatus, retryAfterMs });
    },
  };
}
