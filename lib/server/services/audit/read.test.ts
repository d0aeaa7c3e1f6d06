import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '@/lib/domain/permissions';
import { exportAuditCsv, exportAuditJson } from '@/lib/server/services/audit/export';
import { getAuditEntry, listAudit, listAuditFacets, readAuditParams } from '@/lib/server/services/audit/read';
import { recordAudit } from '@/lib/server/services/audit/record';
import type { ServiceContext } from '@/lib/server/services/context';
import { systemContext } from '@/lib/server/services/request-context';
import { dropProtection, writeEntries } from '@/lib/testing/audit-chain';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';
import { CSV_BOM } from '@/lib/util/csv';

const T0_MS = Date.UTC(2026, 10, 24, 12);
const MINUTE_MS = 60_000;

describe.each(testStoreKinds())('reading the audit trail on %s', (kind) => {
  let store: TestStore;
  let system: ServiceContext;

  beforeEach(async () => {
    store = await openTestStore(kind);
    let minutes = 0;
    const now = () => T0_MS + minutes++ * MINUTE_MS;
    // The search finds this id too; one made by chance holds "b-1" in one run of a hundred.
    system = { ...systemContext(store), now, correlationId: '00000000-0000-4000-8000-000000000000' };
  });
  afterEach(() => store.dispose());

  const as = (role: Role, name: string = role): ServiceContext => ({
    ...system,
    actor: { kind: 'user', id: `u-${name}`, name, role, sessionId: 's-1' },
  });
  const write = (ctx: ServiceContext, record: Parameters<typeof recordAudit>[2]) =>
    store.db.transaction().execute((tx) => recordAudit(tx, ctx, record));
  /** Entry 1 to 5, a minute apart. */
  const writeSome = async () => {
    await write(system, { action: 'user.add', objectType: 'user', objectId: 'u-1' });
    await write(as('operator', 'Olga'), {
      action: 'batch.submit',
      objectType: 'batch',
      objectId: 'b-1',
      before: { state: 'draft' },
      after: { title: 'Edge "100%_\\" Café', state: 'sending' },
    });
    await write(system, {
      action: 'call.send',
      objectType: 'call',
      objectId: 'c-1',
      after: { batchId: 'b-1' },
    });
    await write(as('operator', 'Olga'), { action: 'batch.stop', objectType: 'batch', objectId: 'b-1' });
    await write(as('admin', '=Ada'), { action: 'user.remove', objectType: 'user', objectId: 'u-1' });
  };
  const seqs = async (input: object) => (await listAudit(as('viewer'), input)).rows.map(({ seq }) => seq);
  const textOf = async ({ chunks }: { chunks: AsyncGenerator<string> }) => {
    let text = '';
    for await (const chunk of chunks) text += chunk;
    return text;
  };

  test.each<[object, number[]]>([
    [{}, [5, 4, 3, 2, 1]],
    [{ actor: 'u-Olga' }, [4, 2]],
    [{ action: ['batch.stop', 'call.send'] }, [4, 3]],
    [{ type: 'batch' }, [4, 2]],
    [{ type: 'user', id: 'u-1' }, [5, 1]],
    [{ fromMs: T0_MS + 3 * MINUTE_MS }, [5, 4]],
    [{ toMs: T0_MS + MINUTE_MS }, [1]],
    [{ fromMs: T0_MS + MINUTE_MS, toMs: T0_MS + 3 * MINUTE_MS }, [3, 2]],
    [{ q: 'OLGA' }, [4, 2]],
    [{ q: 'olga draft' }, [2]],
    [{ q: '"100%_\\"' }, [2]],
    [{ q: '100_' }, []],
    [{ q: 'Café' }, [2]],
    [{ q: 'b-1' }, [4, 3, 2]],
    [{ q: '#3' }, [3]],
    [{ q: "' or 1=1 --" }, []],
    [{ q: 'olga', action: ['batch.stop'], type: 'batch' }, [4]],
  ])('%j finds %j', async (input, expected) => {
    await writeSome();
    expect(await seqs(input)).toEqual(expected);
    expect((await listAudit(as('viewer'), input)).total).toBe(expected.length);
  });

  test('pages by number, and entries that arrive meanwhile shift nothing', async () => {
    await writeEntries(system, 5);
    const first = await listAudit(as('viewer'), { limit: 2 });
    expect(first).toMatchObject({ nextCursor: '4', total: 5, chain: { upToSeq: 5, broken: null } });
    await writeEntries(system, 1);
    const second = await listAudit(as('viewer'), { limit: 2, cursor: first.nextCursor });
    expect(second.rows.map(({ seq }) => seq)).toEqual([3, 2]);
    expect(second).toMatchObject({ total: null, chain: null });
    const third = await listAudit(as('viewer'), { limit: 2, cursor: second.nextCursor });
    expect(third).toMatchObject({ rows: [{ seq: 1 }], nextCursor: null });
  });

  test('a whole entry, and one that is not there', async () => {
    await writeSome();
    expect(await getAuditEntry(as('viewer'), { seq: 2 })).toMatchObject({
      sessionId: 's-1',
      before: { state: 'draft' },
      after: { state: 'sending' },
    });
    await expect(getAuditEntry(as('viewer'), { seq: 9 })).rejects.toMatchObject({ code: 'not_found' });
    await dropProtection(store);
    await store.db.updateTable('auditEntries').set({ afterJson: '{oops' }).where('seq', '=', 2).execute();
    expect(await getAuditEntry(as('viewer'), { seq: 2 })).toMatchObject({ after: '{oops' });
  });

  test('what can be filtered by', async () => {
    await writeSome();
    expect(await listAuditFacets(as('viewer'))).toEqual({
      actions: ['batch.stop', 'batch.submit', 'call.send', 'user.add', 'user.remove'],
      types: ['batch', 'call', 'user'],
      actors: [
        { id: 'u-=Ada', name: '=Ada' },
        { id: 'u-Olga', name: 'Olga' },
        { id: 'system', name: 'system' },
      ],
    });
  });

  test('CSV: the filter’s entries, nothing that a spreadsheet computes, and an entry about the download', async () => {
    await writeSome();
    const file = await exportAuditCsv(as('admin'), { type: 'user' });
    expect(file.fileName).toMatch(/^audit-20261124-\d{4}\.csv$/);
    const [head, ...lines] = (await textOf(file)).trimEnd().split('\r\n');
    expect(head).toBe(
      `${CSV_BOM}seq,at_utc,actor_id,actor_name,session_id,action,object_type,object_id,before,after,policy_version,correlation_id,prev_hash,hash`,
    );
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^5,2026-11-24T12:04:00.000Z,u-=Ada,"'=Ada",s-1,user.remove,user,u-1,/);
    expect(await getAuditEntry(as('viewer'), { seq: 6 })).toMatchObject({
      action: 'audit.export',
      after: { format: 'csv', upToSeq: 5, filter: { type: 'user' } },
    });
  });

  test('JSON: whole entries in many chunks, without the one about the download', async () => {
    await writeEntries(system, 501);
    const text = await textOf(await exportAuditJson(as('admin'), {}));
    const { head, entries } = JSON.parse(text);
    expect(entries).toHaveLength(501);
    expect(entries[0]).toMatchObject({ seq: 501, hash: head.hash, after: { index: 500 } });
    expect(entries.at(-1)).toMatchObject({ seq: 1, before: null });
    expect(JSON.parse(await textOf(await exportAuditJson(as('admin'), { id: 'none' }))).entries).toEqual([]);
  }, 60_000);

  test('secrets that an older version has written are in no answer', async () => {
    await writeEntries(system, 1);
    await dropProtection(store);
    const afterJson = '{"password":"hunter2","nested":{"accessKeySecret":"hunter2"}}';
    await store.db.updateTable('auditEntries').set({ afterJson }).execute();
    const answers = [
      JSON.stringify(await getAuditEntry(as('admin'), { seq: 1 })),
      await textOf(await exportAuditCsv(as('admin'), {})),
      await textOf(await exportAuditJson(as('admin'), {})),
    ];
    for (const answer of answers) {
      expect(answer).toContain('[redacted]');
      expect(answer).not.toContain('hunter2');
    }
  });

  test.each(ROLES)('%s reads; only an admin downloads', async (role) => {
    await writeSome();
    expect(await seqs({})).toHaveLength(5);
    for (const download of [exportAuditCsv, exportAuditJson]) {
      const attempt = download(as(role), {});
      if (role === 'admin') await textOf(await attempt);
      else await expect(attempt).rejects.toMatchObject({ code: 'forbidden', reason: 'role' });
    }
  });

  test('without a person nothing is read', async () => {
    for (const read of [listAudit, getAuditEntry, exportAuditCsv]) {
      await expect(read(system, {})).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(listAuditFacets(system)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test.each([
    { limit: 0 },
    { limit: 501 },
    { limit: 1.5 },
    { cursor: '1 or 1=1' },
    { q: 'x'.repeat(501) },
    { q: '\0' },
    { action: [''] },
    { type: '' },
    { fromMs: -1 },
    { toMs: Number.NaN },
    { role: 'admin' },
  ])('bad input %j is refused', async (input) => {
    await expect(listAudit(as('admin'), input)).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

test.each(['from=yesterday', 'to=2026-13-01T00:00:00Z', 'limit=1e9', 'limit=-1', 'limit='])(
  'the address with %s is refused by name',
  (search) => {
    const name = search.split('=')[0];
    expect(() => readAuditParams(new URLSearchParams(search))).toThrow(
      expect.objectContaining({ code: 'invalid_input', details: { parameter: name } }),
    );
  },
);
