import { describe, expect, test } from 'vitest';
import { exportBatchCsv } from '@/lib/server/services/batches/export';
import { listBatches, readBatchParams } from '@/lib/server/services/batches/list';
import { getBatch } from '@/lib/server/services/batches/read';
import { listMyDrafts } from '@/lib/server/services/batches/read-draft';
import { discardDraft, saveDraft } from '@/lib/server/services/batches/save-draft';
import { submitBatch } from '@/lib/server/services/batches/submit';
import {
  type DispatchBench,
  drain,
  person,
  planBatch,
  redeployableKeys,
  submitKeys,
} from '@/lib/testing/jobs/dispatch-bench';
import { dispatchBenchForEachTest } from '@/lib/testing/jobs/hooks';
import { testStoreKinds } from '@/lib/testing/stores';
import { unguardCsvText } from '@/lib/util/csv';

describe.each(testStoreKinds())('reading batches on %s', (kind) => {
  let bench: DispatchBench;
  dispatchBenchForEachTest(kind, (desk) => {
    ({ bench } = desk);
  });

  test('lists newest first, by page and by state, each batch once', async () => {
    const keys = await redeployableKeys(bench, 5);
    const me = person(bench);
    for (const key of keys) await submitKeys(me, [key]);
    await drain(bench);
    const numbers = [];
    let cursor: string | null = null;
    do {
      const page = await listBatches(me, { limit: 2, cursor });
      expect(page.total).toBe(5);
      numbers.push(...page.rows.map(({ number }) => number));
      cursor = page.nextCursor;
    } while (cursor);
    expect(numbers).toEqual([5, 4, 3, 2, 1]);
    const [first] = (await listBatches(me, { limit: 1 })).rows;
    expect(first).toMatchObject({ state: 'sent', rowCount: 1, counts: { accepted: 1, queued: 0 } });
    expect((await listBatches(me, { state: 'sent' })).total).toBe(5);
    expect((await listBatches(me, { state: 'halted' })).rows).toEqual([]);
  });

  test('sorted by number, by first time and by what needs a person, each batch once over the pages', async () => {
    const me = person(bench);
    const keys = await redeployableKeys(bench, 5);
    const inHours = (hours: number) => Math.ceil(bench.now() / 60_000) * 60_000 + hours * 3_600_000;
    const at = (hours: number) => ({ when: 'scheduled' as const, planTimeMs: inHours(hours) });
    for (const [index, plan] of [at(5), undefined, at(9), at(5), at(1)].entries()) {
      await submitKeys(me, [keys[index] ?? ''], plan);
    }
    await drain(bench);
    const { db } = bench.store;
    for (const number of [1, 4]) {
      const ofBatch = db.selectFrom('batches').select('id').where('number', '=', number);
      await db.updateTable('batchRows').set({ outcome: 'refused' }).where('batchId', '=', ofBatch).execute();
    }
    const numbers = async (sort: string) => {
      const found: number[] = [];
      let cursor: string | null = null;
      do {
        const page = await listBatches(me, { sort, limit: 2, cursor });
        found.push(...page.rows.map(({ number }) => number));
        cursor = page.nextCursor;
      } while (cursor);
      return found;
    };
    expect(await numbers('newest')).toEqual([5, 4, 3, 2, 1]);
    expect(await numbers('oldest')).toEqual([1, 2, 3, 4, 5]);
    expect(await numbers('first')).toEqual([3, 4, 1, 5, 2]);
    expect(await numbers('attention')).toEqual([4, 1, 5, 3, 2]);
    const { rows } = await listBatches(me, {});
    expect(rows.map(({ firstMs, immediate }) => [firstMs, immediate])).toEqual([
      [expect.any(Number), 0],
      [expect.any(Number), 0],
      [expect.any(Number), 0],
      [null, 1],
      [expect.any(Number), 0],
    ]);
    await expect(listBatches(me, { sort: 'random' })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(listBatches(me, { sort: 'first', cursor: '7' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  test('the list is searched by number, title, requester, instance and event, and by several states', async () => {
    const me = person(bench);
    const [first = '', second = ''] = await redeployableKeys(bench, 2);
    for (const [key, title] of [
      [first, 'Xian edge'],
      [second, '100% of Wuhan'],
    ] as const) {
      const draft = await planBatch(me, [key]);
      const { draftId, expectedRevision } = draft;
      const { revision } = await saveDraft(me, { draftId, expectedRevision, title });
      await submitBatch(me, { ...draft, expectedRevision: revision });
    }
    await drain(bench);
    const numbers = async (input: object) => (await listBatches(me, input)).rows.map(({ number }) => number);
    const [older, newer] = [...(await numbers({}))].reverse();
    const [eventId = '', resourceId = ''] = first.split('/');
    expect(await numbers({ q: `#${older}` })).toEqual([older]);
    expect(await numbers({ q: 'xian' })).toEqual([older]);
    expect(await numbers({ q: '100%' })).toEqual([newer]);
    expect(await numbers({ q: '%' })).toEqual([newer]);
    expect(await numbers({ q: me.actor?.name.toUpperCase() })).toEqual([newer, older]);
    expect(await numbers({ q: eventId })).toEqual([older]);
    expect(await numbers({ q: resourceId })).toContain(older);
    expect(await numbers({ q: `${eventId.slice(0, 6)}…${eventId.slice(-6)}` })).toContain(older);
    expect(await numbers({ q: 'nothing of the kind' })).toEqual([]);
    expect(await numbers({ state: ['sent', 'done'], q: 'xian' })).toEqual([older]);
    expect(await numbers({ state: ['halted', 'expired'] })).toEqual([]);
    expect(await numbers({ attention: 'open' })).toEqual([]);
  });

  test('a number is given at the first submit, so that people see no gaps, and drafts have none', async () => {
    const me = person(bench);
    const [first = '', second = '', third = ''] = await redeployableKeys(bench, 3);
    const thrownAway = await planBatch(me, [first]);
    const draft = await planBatch(me, [second]);
    expect(await getBatch(me, { batchId: draft.draftId })).toMatchObject({ state: 'draft', number: null });
    await discardDraft(me, { draftId: thrownAway.draftId });
    expect(await submitBatch(me, draft)).toMatchObject({ batchId: draft.draftId, number: 1 });
    expect(await submitBatch(me, draft)).toMatchObject({ batchId: draft.draftId, number: 1 });
    await planBatch(me, [third]);
    const taken = await planBatch(me, [second]);
    await expect(submitBatch(me, taken)).rejects.toMatchObject({ reason: 'held', details: { number: 1 } });
    expect(await submitBatch(me, await planBatch(me, [first]))).toMatchObject({ number: 2 });
    expect(await getBatch(me, { batchId: draft.draftId })).toMatchObject({ number: 1 });
  });

  test('drafts are seen by their creator only', async () => {
    const me = person(bench);
    const { draftId } = await planBatch(me, await redeployableKeys(bench, 2));
    expect((await listMyDrafts(me)).rows).toMatchObject([{ id: draftId }]);
    expect(await getBatch(me, { batchId: draftId })).toMatchObject({ state: 'draft', rowCount: 2, rows: [] });
    expect((await listBatches(me, {})).rows).toEqual([]);
    for (const role of ['viewer', 'admin'] as const) {
      const other = person(bench, role);
      expect(await listBatches(other, {})).toEqual({ rows: [], nextCursor: null, total: 0 });
      const missing = { code: 'not_found', reason: 'batch' };
      await expect(getBatch(other, { batchId: draftId })).rejects.toMatchObject(missing);
      await expect(exportBatchCsv(other, { batchId: draftId })).rejects.toMatchObject(missing);
    }
  });

  test('tampered parameters are refused, not guessed', async () => {
    const me = person(bench);
    for (const input of [
      { cursor: '1 or 1' },
      { cursor: '-1' },
      { cursor: '1e309' },
      { limit: 0 },
      { limit: 1e9 },
      { limit: Number.NaN },
      { state: '__proto__' },
      { state: 'sending; drop table batches' },
      { viewerId: 'operator' },
    ]) {
      await expect(listBatches(me, input)).rejects.toMatchObject({ code: 'invalid_input' });
    }
    for (const limit of ['-1', '1e9', 'NaN', '10 OR 1', ' 1', '']) {
      expect(() => readBatchParams(new URLSearchParams({ limit }))).toThrowError(/invalid_input/);
    }
    for (const batchId of ['', 'a/b', '../x', 'x\r\ny', 'x'.repeat(65)]) {
      await expect(getBatch(me, { batchId })).rejects.toMatchObject({ code: 'invalid_input' });
    }
    await expect(getBatch(me, { batchId: '__proto__' })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('the CSV computes nothing and gives hostile names back as they are', async () => {
    const names = ['=HYPERLINK("http://x")', '+cmd|x', '-2+3', '@SUM(1)', '\tx', 'a"b,c\nd', "'quoted"];
    const keys = await redeployableKeys(bench, names.length);
    const batchId = await submitKeys(person(bench), keys);
    const rows = (await getBatch(person(bench), { batchId })).rows;
    for (const [index, row] of rows.entries()) {
      const change = { instanceName: names[index] ?? '', message: names[index] ?? '' };
      await bench.store.db.updateTable('batchRows').set(change).where('id', '=', row.id).execute();
    }
    const { fileName, chunks } = await exportBatchCsv(person(bench, 'viewer'), { batchId });
    let text = '';
    for await (const chunk of chunks) text += chunk;
    expect(fileName).toBe('batch-1.csv');
    const [header = [], ...lines] = parseCsv(text.slice(1));
    expect(header.slice(0, 3)).toEqual(['event_id', 'resource_id', 'instance_name']);
    expect(lines.map((line) => unguardCsvText(line[2] ?? ''))).toEqual(names);
    expect(lines.map((line) => unguardCsvText(line[header.indexOf('message')] ?? ''))).toEqual(names);
    for (const line of lines) for (const cell of line) expect(cell).not.toMatch(/^[=+@\t]|^-\D/);
  });
});

/** RFC 4180, for the test: quotes, doubled quotes, CRLF between lines. */
function parseCsv(text: string): string[][] {
  return text
    .split(/\r\n(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
        quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
      ),
    );
}
