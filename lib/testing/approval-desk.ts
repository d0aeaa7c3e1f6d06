import 'server-only';
import { afterEach, beforeEach } from 'vitest';
import { eventKey } from '@/lib/domain/events';
import type { StoreKind } from '@/lib/server/db/store-kind';
import { getBatch } from '@/lib/server/services/batches/read';
import type { PersonContext } from '@/lib/server/services/batches/seen-plan';
import { fillMirror, TEST_NOW_MS, testEvent } from '@/lib/testing/event-mirror';
import { planBatch } from '@/lib/testing/jobs/dispatch-bench';
import { addTestPerson, forcePolicy, requestAndLook, type TestPerson } from '@/lib/testing/people';
import { openTestStore, type TestStore } from '@/lib/testing/stores';

const EVENTS = Array.from({ length: 120 }, (_, index) => testEvent(index + 600));
/** Keys of the events of the mirror, as `plan` takes them. */
export const KEYS = EVENTS.map(eventKey);
/** For when `plan` orders its rows (epoch ms): in five hours. */
export const PLAN_TIME_MS = TEST_NOW_MS + 5 * 3_600_000;

/** Olga plans, Amir approves, Ada administrates. */
type ApprovalDesk = { store: TestStore; olga: PersonContext; amir: PersonContext; ada: PersonContext };

/**
 * For tests: hooks of the `describe` that calls it. Each test has a store of its own with the policy `default` and three
 * people, which `use` takes; what it returns speaks of that store. Time stands still but for `passTime` (ms).
 */
export function approvalDeskForEachTest(kind: StoreKind, use: (desk: ApprovalDesk) => void) {
  let store: TestStore;
  let nowMs: number;
  beforeEach(async () => {
    store = await openTestStore(kind);
    nowMs = TEST_NOW_MS;
    await fillMirror(store, EVENTS);
    await forcePolicy(store, 'default');
    const olga = await addPerson('olga', { role: 'operator' });
    const amir = await addPerson('amir', { role: 'approver' });
    const ada = await addPerson('ada', { role: 'admin' });
    use({ store, olga, amir, ada });
  });
  afterEach(() => store.dispose());

  const now = () => nowMs;
  const addPerson = (id: string, person: TestPerson) => addTestPerson({ store, now }, id, person);
  /** A draft of so many rows that is ready to be asked for. */
  const plan = (ctx: PersonContext, count: number, from = 0) =>
    planBatch(ctx, KEYS.slice(from, from + count), { when: 'scheduled', planTimeMs: PLAN_TIME_MS });

  return {
    now,
    passTime: (ms: number) => {
      nowMs += ms;
    },
    addPerson,
    plan,
    /** Asks for the approval of such a plan; what an approver then sees. */
    request: async (ctx: PersonContext, count: number, from = 0) =>
      requestAndLook(ctx, await plan(ctx, count, from)),
    batchOf: (ctx: PersonContext, batchId: string) => getBatch(ctx, { batchId }),
    audits: (action: string) =>
      store.db.selectFrom('auditEntries').selectAll().where('action', '=', action).execute(),
    /** Rows that hold their event. */
    live: () => store.db.selectFrom('batchRows').select('id').where('liveKey', 'is not', null).execute(),
  };
}
