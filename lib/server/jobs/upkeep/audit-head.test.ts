import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { GENESIS, headText } from '@/lib/domain/audit';
import { readHead } from '@/lib/server/db/queries/audit-chain';
import { startAuditHeadJob } from '@/lib/server/jobs/upkeep/audit-head';
import { readChainState } from '@/lib/server/services/audit/verify-chain';
import { systemContext } from '@/lib/server/services/request-context';
import { dropProtection, writeEntries } from '@/lib/testing/audit-chain';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const NOW_MS = Date.UTC(2026, 10, 24, 12);

describe.each(testStoreKinds())('the audit head on %s', (kind) => {
  let store: TestStore;
  let lines: { level: string; fields: object; message: string }[];

  beforeEach(async () => {
    store = await openTestStore(kind);
    lines = [];
  });
  afterEach(() => store.dispose());

  const write = (level: string) => (fields: object, message: string) => {
    lines.push({ level, fields, message });
  };
  const log = { info: write('info'), warn: write('warn'), error: write('error') };
  const deps = (everyMs = 3_600_000) => ({ store, log, now: () => NOW_MS, everyMs });
  const heads = () => lines.filter(({ message }) => message === 'audit head').map(({ fields }) => fields);

  test('is logged at the start and at the stop, with what was written meanwhile', async () => {
    const job = startAuditHeadJob(deps());
    await vi.waitFor(() => expect(heads()).toEqual([{ auditHead: headText(GENESIS) }]));
    await writeEntries(systemContext(store), 2);
    await job.stop();
    const head = (await readHead(store.db)) ?? GENESIS;
    expect(heads()).toEqual([{ auditHead: headText(GENESIS) }, { auditHead: headText(head) }]);
    expect(lines.every(({ level }) => level === 'info')).toBe(true);
  });

  test('is logged again and again, and the page knows how far the chain was read', async () => {
    await writeEntries(systemContext(store), 3);
    const job = startAuditHeadJob(deps(20));
    await vi.waitFor(() => expect(heads().length).toBeGreaterThan(2));
    await job.stop();
    await writeEntries(systemContext(store), 2);
    expect(await readChainState(store.db)).toEqual({ upToSeq: 5, checkedAtMs: NOW_MS, broken: null });
  });

  test('a broken chain is an error in the log and on the page', async () => {
    await writeEntries(systemContext(store), 4);
    await dropProtection(store);
    await store.db.updateTable('auditEntries').set({ actorName: 'x' }).where('seq', '=', 2).execute();
    const job = startAuditHeadJob(deps());
    await vi.waitFor(() => expect(lines.at(-1)).toMatchObject({ level: 'error', fields: { seq: 2 } }));
    await job.stop();
    expect(await readChainState(store.db)).toMatchObject({
      upToSeq: 1,
      broken: { kind: 'edited', seq: 2, wasSeq: null },
    });
  });

  test('a tail that was cut while the server ran is found by the head that it published last', async () => {
    await writeEntries(systemContext(store), 4);
    await dropProtection(store);
    const job = startAuditHeadJob(deps(50));
    await vi.waitFor(() => expect(heads().length).toBeGreaterThan(0));
    await store.db.transaction().execute(async (tx) => {
      await tx.deleteFrom('auditEntries').where('seq', '>', 2).execute();
      await tx.updateTable('counters').set({ value: 2 }).where('name', '=', 'audit').execute();
    });
    await vi.waitFor(() =>
      expect(lines).toContainEqual(
        expect.objectContaining({
          level: 'error',
          fields: expect.objectContaining({ kind: 'truncated', seq: 3 }),
        }),
      ),
    );
    await job.stop();
  });

  test('the page itself sees what was changed since', async () => {
    await writeEntries(systemContext(store), 2);
    const job = startAuditHeadJob(deps());
    await vi.waitFor(async () => expect((await readChainState(store.db)).checkedAtMs).toBe(NOW_MS));
    await job.stop();
    await writeEntries(systemContext(store), 2);
    await dropProtection(store);
    await store.db.updateTable('auditEntries').set({ atMs: 1 }).where('seq', '=', 4).execute();
    expect(await readChainState(store.db)).toMatchObject({ upToSeq: 3, broken: { kind: 'edited', seq: 4 } });
  });
});
