import 'server-only';
import { randomUUID } from 'node:crypto';
import Credential, { Config } from '@alicloud/credentials';
import { MAX_LISTED_SELECTION, SETTLE_DELAY_MS, SETTLE_WINDOW_MS } from '@/lib/domain/limits';
import { DEFAULT_OUTCOME_SETTINGS, type OutcomeSettings } from '@/lib/domain/outcome-settings';
import type { Role } from '@/lib/domain/permissions';
import type { DraftPlan } from '@/lib/domain/plan';
import type { SelectionInput } from '@/lib/schemas/events';
import { chunksOf } from '@/lib/server/db/queries/chunks';
import type { Store } from '@/lib/server/db/store';
import type { StoreKind } from '@/lib/server/db/store-kind';
import { createEnsClient } from '@/lib/server/ens/client';
import type { DispatchDeps } from '@/lib/server/jobs/dispatch/run';
import { type DispatchStep, dispatchOnce } from '@/lib/server/jobs/dispatch/step';
import { reconcileOnce } from '@/lib/server/jobs/follow/reconcile';
import { runSyncOnce } from '@/lib/server/jobs/sync/sync';
import { createDraft } from '@/lib/server/services/batches/create-draft';
import { getBatch } from '@/lib/server/services/batches/read';
import { saveDraft } from '@/lib/server/services/batches/save-draft';
import { submitBatch } from '@/lib/server/services/batches/submit';
import type { ServiceContext } from '@/lib/server/services/context';
import { accountRow } from '@/lib/testing/people';
import { openTestStore, type TestStore } from '@/lib/testing/stores';
import { monotonicMs, nowMs } from '@/lib/time/clock';

/** For tests: how long the client waits for a reply (ms). */
const READ_TIMEOUT_MS = 1_000;

export type DispatchBench = DispatchDeps & {
  store: TestStore;
  /** For following, too. */
  config: DispatchDeps['config'] & { readsPerSecond: number; outcomes: OutcomeSettings };
  /** What was logged, as "level: message". */
  logged: string[];
  /** Moves the bench's wall clock ahead (ms). */
  passTime(ms: number): void;
};

/** A fresh store with a mirror of the fake cloud (of so many pages of 100 events at most), and the real client. */
export async function openDispatchBench(
  kind: StoreKind,
  simulator: { url: string; accessKeyId: string; accessKeySecret: string },
  { maxPages = 100 } = {},
): Promise<DispatchBench> {
  let aheadMs = 0;
  const logged: string[] = [];
  const write = (level: string) => (_fields: object, message: string) => {
    logged.push(`${level}: ${message}`);
  };
  const { accessKeyId, accessKeySecret, url } = simulator;
  const bench: DispatchBench = {
    store: await openTestStore(kind),
    ens: createEnsClient({
      endpoint: url,
      credential: new Credential(new Config({ type: 'access_key', accessKeyId, accessKeySecret })),
      readTimeoutMs: READ_TIMEOUT_MS,
    }),
    config: {
      batchRows: 20,
      callsPerSecond: 100,
      callsInFlight: 4,
      readsPerSecond: 100,
      outcomes: DEFAULT_OUTCOME_SETTINGS,
    },
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    logged,
    now: () => nowMs() + aheadMs,
    monotonic: monotonicMs,
    passTime: (ms) => {
      aheadMs += ms;
    },
  };
  await syncBench(bench, maxPages);
  return bench;
}

/** Reads the account into the mirror. */
export async function syncBench(bench: DispatchBench, maxPages = 100): Promise<void> {
  let pages = 0;
  await runSyncOnce({ ...bench, config: { syncIntervalMs: 1_000 } }, 'all', () => ++pages >= maxPages);
}

/** A person on the bench. */
export function person(
  bench: { store: Store; now: () => number },
  role: Role = 'operator',
  id: string = role,
): ServiceContext {
  return {
    store: bench.store,
    actor: { kind: 'user', id, name: `Name of ${id}`, role, sessionId: `session-${id}` },
    correlationId: 'test',
    now: bench.now,
  };
}

/** Keys of events that can be redeployed, those due first in front. */
export async function redeployableKeys(bench: { store: Store }, count: number): Promise<string[]> {
  const rows = await bench.store.db
    .selectFrom('events')
    .select('key')
    .where('redeployable', '=', 1)
    .orderBy('dueSortMs')
    .orderBy('key')
    .limit(count)
    .execute();
  if (rows.length < count) throw new Error(`the scenario has only ${rows.length} redeployable events`);
  return rows.map(({ key }) => key);
}

/** Keys as the browser sends them: a list up to 500, beyond that a frozen selection. */
export async function selectionOf(ctx: ServiceContext, keys: readonly string[]): Promise<SelectionInput> {
  if (keys.length <= MAX_LISTED_SELECTION) return { kind: 'keys', keys: [...keys] };
  const { db } = ctx.store;
  const id = randomUUID();
  const row = {
    id,
    createdBy: ctx.actor.id,
    filterJson: '{}',
    rowCount: keys.length,
    createdAtMs: ctx.now(),
  };
  await db.insertInto('selections').values(row).execute();
  for (const chunk of chunksOf(keys)) {
    const rows = chunk.map((eventKey) => ({ selectionId: id, eventKey }));
    await db.insertInto('selectionRows').values(rows).execute();
  }
  return { kind: 'frozen', selectionId: id, except: [] };
}

/** Gives the acting person the account that everybody who orders something has; one that is there stays as it is. */
export async function ensureAccount({ store, actor }: ServiceContext): Promise<void> {
  if (actor.kind !== 'user') return;
  const account = accountRow(store, actor.id, { role: actor.role });
  await store.db
    .insertInto('user')
    .values(account)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A draft that is ready to submit: immediately unless `plan` says otherwise. */
export async function planBatch(
  ctx: ServiceContext,
  keys: readonly string[],
  plan: Partial<DraftPlan> = { when: 'immediate' },
) {
  await ensureAccount(ctx);
  const { draftId, rowCount } = await createDraft(ctx, { selection: await selectionOf(ctx, keys) });
  const { revision } = await saveDraft(ctx, {
    draftId,
    expectedRevision: 1,
    title: 'Night shift',
    plan: { when: 'scheduled', planTimeMs: null, spread: null, zone: 'UTC', ...plan },
  });
  return { draftId, expectedRevision: revision, rowCount, requestKey: randomUUID() };
}

/** Plans and submits; returns the batch's id. */
export async function submitKeys(
  ctx: ServiceContext,
  keys: readonly string[],
  plan?: Partial<DraftPlan>,
): Promise<string> {
  return (await submitBatch(ctx, await planBatch(ctx, keys, plan))).batchId;
}

/** Dispatches until nothing waits any more; waits for budget and pauses pass on the bench's clock. Returns the steps. */
export async function drain(bench: DispatchBench, maxSteps = 300): Promise<DispatchStep[]> {
  const steps: DispatchStep[] = [];
  while (steps.length < maxSteps) {
    const step = await dispatchOnce(bench, 'bench');
    steps.push(step);
    if (step.kind !== 'wait') continue;
    if (step.untilMs === null) return steps;
    bench.passTime(Math.max(1, step.untilMs - bench.now()));
  }
  throw new Error('the dispatcher did not come to an end');
}

/** Outcomes of a batch's rows, in order, each with its reason. */
export async function outcomesOf(bench: DispatchBench, batchId: string): Promise<string[]> {
  const { rows } = await getBatch(person(bench, 'viewer'), { batchId });
  return rows.map(({ outcome, reason }) => (reason ? `${outcome} ${reason}` : outcome));
}

/** For tests: reads rows without an answer, on the bench's clock, for longer than the settle window. */
export async function settleAll(bench: DispatchBench): Promise<void> {
  const endMs = bench.now() + SETTLE_WINDOW_MS + 4 * SETTLE_DELAY_MS;
  while (bench.now() < endMs) {
    bench.passTime(SETTLE_DELAY_MS);
    await reconcileOnce(bench);
  }
}
