import { sql } from 'kysely';
import Libsql from 'libsql';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { readScope } from '@/lib/server/db/queries/sync';
import { ROOM_BYTES } from '@/lib/server/db/store-trouble';
import { startDispatchJob } from '@/lib/server/jobs/dispatch/dispatch';
import { dispatchOnce } from '@/lib/server/jobs/dispatch/step';
import { startTrackJob } from '@/lib/server/jobs/follow/track';
import { startSyncJob } from '@/lib/server/jobs/sync/sync';
import { submitBatch } from '@/lib/server/services/batches/submit';
import { checkHealth } from '@/lib/server/services/health/check-health';
import { type SimulatorControl, simulatorControl } from '@/lib/simulator/control-client';
import { type Simulator, startSimulator } from '@/lib/simulator/server';
import { mountTestDisk, type TestDisk } from '@/lib/testing/disk';
import {
  type DispatchBench,
  drain,
  openDispatchBench,
  outcomesOf,
  person,
  planBatch,
  redeployableKeys,
  submitKeys,
} from '@/lib/testing/jobs/dispatch-bench';

const ACTION = 'BatchEventRedeployInstance';
const MEGABYTES = 32;
const PATIENCE = { timeout: 15_000, interval: 50 };

let simulator: Simulator;
let control: SimulatorControl;
let bench: DispatchBench;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: 'quiet' });
  control = simulatorControl(simulator.url);
});
afterAll(() => simulator.close());

const requests = async () => (await control.calls()).filter(({ action }) => action === ACTION);
const health = () => checkHealth({ store: bench.store, syncIntervalMs: 1_000, nowMs: bench.now() });

describe('a store that may not grow', () => {
  beforeEach(async () => {
    await control.reset({ scenario: 'quiet' });
    bench = await openDispatchBench('libsql', simulator);
  });
  afterEach(() => bench.store.dispose());

  const grow = (pages: number) => sql`pragma max_page_count = ${sql.lit(pages)}`.execute(bench.store.db);
  const note = () =>
    bench.store.db.transaction().execute(async (tx) => {
      for (let line = 0; line < 100; line++) {
        const values = {
          id: `${line}`,
          createdBy: 'x'.repeat(3_000),
          filterJson: '{}',
          rowCount: 0,
          createdAtMs: 0,
        };
        await tx.insertInto('selections').values(values).execute();
      }
    });

  test('the reason comes through, nothing of the transaction stays, health tells it until a write succeeds', async () => {
    await grow(1);
    await expect(note()).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(await bench.store.db.selectFrom('selections').select('id').execute()).toEqual([]);
    // A write that needs no new page succeeds, so the state is over.
    expect(await health()).toMatchObject({ ready: true });
    await grow(1_000_000);
    await note();
    expect(await health()).toMatchObject({ ready: true, checks: { store: { ok: true } } });
  });
});

const firstDisk = mountTestDisk(MEGABYTES);
afterAll(() => firstDisk?.dispose());

describe.runIf(firstDisk !== null)('a full disk', () => {
  let disk: TestDisk | null = null;
  const full = () => mounted(disk);

  beforeEach(async () => {
    await control.reset({ scenario: 'quiet' });
    // One for each test: the library closes files late, and the room of a store that is gone would come back meanwhile.
    disk = mountTestDisk(MEGABYTES);
    vi.stubEnv('TMPDIR', full().folder);
    bench = await openDispatchBench('libsql', simulator);
    vi.unstubAllEnvs();
  });
  afterEach(async () => {
    full().empty();
    await bench.store.dispose();
    full().dispose();
  });

  /**
   * Also takes the room inside the write-ahead log, which would hold some more commits. The log goes and the disk fills in
   * one turn: a job that wrote in between would leave room in the log again.
   */
  async function fill(leaveBytes = 0): Promise<void> {
    const { file } = bench.store;
    if (file === null) throw new Error('A full disk needs the embedded store.');
    const beside = new Libsql(file);
    try {
      await vi.waitFor(() => {
        expect(beside.pragma('wal_checkpoint(truncate)')).toMatchObject([{ busy: 0 }]);
        full().fill(leaveBytes);
      }, PATIENCE);
    } finally {
      beside.close();
    }
  }

  test('nothing is sent, health says why, and sending resumes when there is room', async () => {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 2));
    await fill();
    await expect(dispatchOnce(bench, 'bench')).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(await health()).toMatchObject({
      status: 'down',
      live: true,
      ready: false,
      checks: { store: { ok: false, reason: 'disk_full' } },
    });
    // Room for a commit or two, but not for what a call leaves behind: still nothing is sent.
    full().empty();
    await fill(ROOM_BYTES / 2);
    expect(await dispatchOnce(bench, 'bench')).toMatchObject({ kind: 'wait' });
    expect(await health()).toMatchObject({ ready: false, checks: { store: { reason: 'disk_full' } } });
    expect(await requests()).toHaveLength(0);
    expect(await outcomesOf(bench, batchId)).toEqual(['queued', 'queued']);
    full().empty();
    await drain(bench);
    expect(await outcomesOf(bench, batchId)).toEqual(['accepted', 'accepted']);
    expect(await requests()).toHaveLength(1);
    await vi.waitFor(async () => expect(await health()).toMatchObject({ ready: true }), PATIENCE);
  });

  test('the jobs live through it and go on by themselves', async () => {
    const keys = await redeployableKeys(bench, 2);
    const batchId = await submitKeys(person(bench), keys.slice(0, 1));
    const plan = await planBatch(person(bench), keys.slice(1));
    await fill();
    const syncBench = { ...bench, config: { syncIntervalMs: 200 } };
    const jobs = [startSyncJob(syncBench), startDispatchJob(bench), startTrackJob(bench)];
    try {
      await vi.waitFor(() => expect(bench.logged).toContain('error: the sync could not work'), PATIENCE);
      await fill();
      await expect(submitBatch(person(bench), plan)).rejects.toMatchObject({ code: 'SQLITE_FULL' });
      expect(await requests()).toHaveLength(0);
      const before = await readScope(bench.store.db, 'open');
      full().empty();
      await vi.waitFor(async () => expect(await outcomesOf(bench, batchId)).toEqual(['accepted']), PATIENCE);
      await vi.waitFor(async () => {
        const now = await readScope(bench.store.db, 'open');
        expect(now.lastSuccessMs ?? 0).toBeGreaterThan(before.lastSuccessMs ?? 0);
      }, PATIENCE);
      const submitted = await submitBatch(person(bench), plan);
      await vi.waitFor(
        async () => expect(await outcomesOf(bench, submitted.batchId)).toEqual(['accepted']),
        PATIENCE,
      );
    } finally {
      await Promise.all(jobs.map((job) => job.stop()));
    }
    expect(Object.values(await control.effects())).toEqual([1, 1]);
  }, 60_000);

  test('the answer of a call under way is kept until it can be stored', async () => {
    const batchId = await submitKeys(person(bench), await redeployableKeys(bench, 1));
    const { ens } = bench;
    const batchEventRedeployInstance: typeof ens.batchEventRedeployInstance = async (request) => {
      const reply = await ens.batchEventRedeployInstance(request);
      // Between the answer and its storing.
      await fill();
      return reply;
    };
    const sending = dispatchOnce({ ...bench, ens: { ...ens, batchEventRedeployInstance } }, 'bench');
    const failed = 'error: the answer of a call could not be stored';
    await vi.waitFor(() => expect(bench.logged).toContain(failed), PATIENCE);
    expect(await outcomesOf(bench, batchId)).toEqual(['sending']);
    full().empty();
    expect(await sending).toMatchObject({ kind: 'called', state: 'answered' });
    expect(await outcomesOf(bench, batchId)).toEqual(['accepted']);
    expect(Object.values(await control.effects())).toEqual([1]);
  }, 60_000);
});

/** Inside `runIf` only, whose body is also read where it does not run. */
function mounted(given: TestDisk | null): TestDisk {
  if (given) return given;
  throw new Error('no disk could be mounted');
}
