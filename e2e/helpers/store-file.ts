import path from 'node:path';
import Libsql from 'libsql';
import type { Desk } from '@/e2e/helpers/desk';

/** The server may be writing (ms). */
const LOCK_WAIT_MS = 5_000;

/** As much of a desk as its store needs. */
type Keeper = Pick<Desk, 'folder'>;

/** What somebody who holds the file of the embedded store can do to it, beside the running server; rows changed. */
export function changeStore(desk: Keeper, sql: string, ...values: (string | number)[]): number {
  return withStore(desk, (store) => store.prepare(sql).run(...values).changes);
}

/** Asks the embedded store while its server runs. Guarantee: `T` are the columns that `sql` names. */
export function askStore<T = unknown>(desk: Keeper, sql: string, ...values: (string | number)[]): T[] {
  return withStore(desk, (store) => store.prepare(sql).all(...values) as T[]);
}

function withStore<T>({ folder }: Keeper, use: (store: Libsql.Database) => T): T {
  const store = new Libsql(path.join(folder, 'desk.db'), { timeout: LOCK_WAIT_MS });
  try {
    return use(store);
  } finally {
    store.close();
  }
}

/** Longer than any test: the test ends it. */
const PAUSE_MS = 300_000;

/** Lets sending rest, as when the cloud has asked for it: what is approved now waits for its turn. */
export function pauseSending(desk: Desk): void {
  changeStore(
    desk,
    `insert into "rateBudgets" ("name", "tokens", "updatedAtMs", "pausedUntilMs", "pauseReason", "strikes")
     values ('redeploy', 1, 0, ?, 'waiting_throttled', 1)
     on conflict ("name") do update set "pausedUntilMs" = excluded."pausedUntilMs", "pauseReason" = excluded."pauseReason"`,
    Date.now() + PAUSE_MS,
  );
}

/** The rest is over: whatever may be sent is sent within a second. */
export function resumeSending(desk: Desk): void {
  changeStore(desk, `update "batchRows" set "notBeforeSendMs" = 0 where "outcome" = 'queued'`);
  changeStore(desk, `update "rateBudgets" set "pausedUntilMs" = 0, "pauseReason" = null`);
}
