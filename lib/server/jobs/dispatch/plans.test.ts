import { Kysely, type LogEvent } from 'kysely';
import Libsql from 'libsql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { libsqlDialect } from '@/lib/server/db/dialects/libsql';
import type { Schema } from '@/lib/server/db/schema';
import { dispatchOnce } from '@/lib/server/jobs/dispatch/step';
import { type Simulator, startSimulator } from '@/lib/simulator/server';
import {
  type DispatchBench,
  openDispatchBench,
  outcomesOf,
  person,
  redeployableKeys,
  submitKeys,
} from '@/lib/testing/jobs/dispatch-bench';

/** An index by which SQLite finds the rows that it needs and no others: by id, call, place in the batch, or key of the event. */
const NARROW = /batchRows_(call|batch_outcome)|sqlite_autoindex_batchRows/;

let simulator: Simulator;
let bench: DispatchBench;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: 'storm' });
  bench = await openDispatchBench('libsql', simulator);
});
afterAll(async () => {
  await bench.store.dispose();
  await simulator.close();
});

test('no statement of a call walks over the rows that wait: none has a plan that begins with all of one outcome', async () => {
  const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 30));
  const asked = new Map<string, readonly unknown[]>();
  const log = ({ query }: LogEvent) => void asked.set(query.sql, query.parameters);
  const file = bench.store.file ?? '';
  const db = new Kysely<Schema>({ dialect: libsqlDialect(file), log });
  await dispatchOnce({ ...bench, store: { ...bench.store, db } }, 'one');
  await db.destroy();
  expect((await outcomesOf(bench, batchId)).filter((outcome) => outcome === 'accepted')).toHaveLength(20);
  const plans: string[] = [];
  const database = new Libsql(file);
  for (const [statement, parameters] of asked) {
    if (!/^(select|update)/.test(statement)) continue;
    const steps = database.prepare(`explain query plan ${statement}`).all(...parameters);
    for (const { detail } of steps as { detail: string }[])
      if (/(SEARCH|SCAN) batchRows\b/.test(detail)) plans.push(`${detail} <- ${statement.slice(0, 60)}`);
  }
  database.close();
  // Finding the next rows, claiming them, ending them, and what is left to do.
  expect(plans.length).toBeGreaterThanOrEqual(4);
  expect(plans.filter((plan) => !NARROW.test(plan))).toEqual([]);
});
