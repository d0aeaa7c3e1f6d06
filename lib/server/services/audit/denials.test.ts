import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDenials, type Denials } from '@/lib/server/services/audit/denials';
import type { ServiceContext } from '@/lib/server/services/context';
import { requirePermission } from '@/lib/server/services/context';
import type { RequestDeps } from '@/lib/server/services/request-context';
import { runRead } from '@/lib/server/services/run-read';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

const MINUTE_MS = 60_000;
const BASE_URL = 'http://localhost:3000';

describe.each(testStoreKinds())('refusals on %s', (kind) => {
  let store: TestStore;
  let denials: Denials;
  let atMs = 1_000_000;
  let request = 0;
  beforeEach(async () => {
    store = await openTestStore(kind);
    denials = createDenials();
    atMs = 1_000_000;
  });
  afterEach(() => store.dispose());

  function ctx(session: string): ServiceContext {
    request += 1;
    return {
      store,
      actor: { kind: 'user', id: 'u1', name: 'Vera', role: 'viewer', sessionId: session },
      correlationId: `request ${request}`,
      now: () => atMs,
    };
  }
  const refuse = (session = 's1', objectId = 'audit.export', kind = 'read audit.csv') =>
    denials.note(ctx(session), { objectId, kind, after: { reason: 'role' } });
  async function entries() {
    const rows = await store.db
      .selectFrom('auditEntries')
      .select(['action', 'objectId', 'sessionId', 'correlationId', 'afterJson'])
      .orderBy('seq')
      .execute();
    return rows.map(({ afterJson, ...row }) => ({ ...row, after: JSON.parse(afterJson ?? '{}') }));
  }
  const counts = async () => (await entries()).map(({ after }) => after.count);

  test('the first one is written at once, with its own id', async () => {
    await refuse();
    expect(await entries()).toEqual([
      {
        action: 'access.denied',
        objectId: 'audit.export',
        sessionId: 's1',
        correlationId: `request ${request}`,
        after: { reason: 'role', count: 1 },
      },
    ]);
  });

  test('a thousand are two entries, whose counts are their number', async () => {
    await Promise.all(Array.from({ length: 1_000 }, () => refuse()));
    expect(await counts()).toEqual([1]);
    await denials.flush(atMs + MINUTE_MS - 1);
    expect(await counts()).toEqual([1]);
    await denials.flush(atMs + MINUTE_MS);
    expect(await counts()).toEqual([1, 999]);
  });

  test('the next one after the minute carries the number, and there is at most one entry a minute', async () => {
    for (let second = 0; second < 600; second += 1) {
      await refuse();
      atMs += 1_000;
    }
    expect(await counts()).toEqual([1, ...Array.from({ length: 9 }, () => 60)]);
    await denials.flush(atMs, true);
    expect((await counts()).reduce((sum, count) => sum + count, 0)).toBe(600);
  });

  test('after a flush within its minute nothing is written anew', async () => {
    await refuse();
    await refuse();
    atMs += MINUTE_MS;
    await denials.flush(atMs);
    await refuse();
    expect(await counts()).toEqual([1, 1]);
  });

  test('another session, permission or kind is another entry', async () => {
    await refuse();
    await refuse('s2');
    await refuse('s1', 'users.manage');
    await refuse('s1', 'audit.export', 'read audit.json');
    expect(await counts()).toEqual([1, 1, 1, 1]);
  });

  test('a clean stop writes what is left, and forgets it', async () => {
    for (let time = 0; time < 5; time += 1) await refuse();
    await denials.flush(atMs, true);
    expect([await counts(), denials.size()]).toEqual([[1, 4], 0]);
  });

  test('memory is bounded, and no number is lost by that', async () => {
    denials = createDenials(10);
    for (let time = 0; time < 3; time += 1) {
      for (let session = 0; session < 15; session += 1) await refuse(`s${session}`);
    }
    expect(denials.size()).toBe(10);
    await denials.flush(atMs, true);
    expect((await counts()).reduce((sum, count) => sum + count, 0)).toBe(45);
  });

  test('what has ended is forgotten', async () => {
    await refuse();
    await denials.flush(atMs + MINUTE_MS);
    expect(denials.size()).toBe(0);
  });

  test('a number that cannot be written comes with the next one', async () => {
    await store.db.schema.alterTable('auditEntries').renameTo('away').execute();
    await refuse();
    await refuse();
    await store.db.schema.alterTable('away').renameTo('auditEntries').execute();
    atMs += MINUTE_MS;
    await refuse();
    expect(await counts()).toEqual([3]);
  });

  test('reads that are refused over and over are one entry', async () => {
    const session = {
      user: { id: 'u9', email: 'vera@desk.test', name: 'Vera', role: 'viewer' as const, regions: null },
      sessionId: `session on ${kind}`,
    };
    const deps: RequestDeps = { store, baseUrl: BASE_URL, resolve: async () => session };
    const ids = ['a', 'b', 'c'];
    for (const id of ids) {
      const answer = await runRead(
        new Request(`${BASE_URL}/api/audit/${id}`),
        async (within) => requirePermission(within, 'users.manage'),
        { getDeps: async () => deps },
      );
      expect(answer.status).toBe(403);
    }
    expect(await counts()).toEqual([1]);
  });
});
