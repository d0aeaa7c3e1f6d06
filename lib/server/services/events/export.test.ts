import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportEventsCsv } from '@/lib/server/services/events/export';
import { fillMirror, testContext, testEvent } from '@/lib/testing/event-mirror';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

describe.each(testStoreKinds())('exportEventsCsv on %s', (kind) => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore(kind);
  });
  afterEach(() => store.dispose());

  async function read(input: object, between: () => Promise<void> = async () => {}) {
    const { fileName, chunks } = await exportEventsCsv(testContext(store, 'viewer'), input);
    let text = '';
    for await (const chunk of chunks) {
      text += chunk;
      await between();
    }
    return { fileName, text, lines: text.split('\r\n') };
  }

  test('a byte order mark, a header, one line for each event, and a name without anything of the filter', async () => {
    await fillMirror(store, [
      testEvent(1, { instanceName: '=HYPERLINK("http://x")', reason: '' }),
      testEvent(2, { dueAtMs: null, notBeforeMs: null, localDisk: null }),
    ]);
    const { fileName, text, lines } = await read({ q: 'cn-place' });
    expect(fileName).toBe('events-20261124-1200.csv');
    expect(text.startsWith('\uFEFFevent_id,resource_id,instance_name,')).toBe(true);
    expect(lines).toHaveLength(4);
    expect(lines[3]).toBe('');
    expect(lines[1]).toContain(
      `,"'=HYPERLINK(""http://x"")",Instance:SystemFailure.Redeploy,CRITICAL,Inquiring,`,
    );
    expect(lines[1]).toContain(',2026-11-24T12:01:00.000Z,false,2026-11-24T12:01:00.000Z,');
    expect(lines[2]).toContain('某地联通,,,,2026-11-24T11:59:59.998Z,nc_down');
  });

  test('every row of the filter exactly once, in order, though the mirror changes while it is written', async () => {
    const rows = Array.from({ length: 1_200 }, (_, index) => testEvent(index));
    for (let start = 0; start < rows.length; start += 300)
      await fillMirror(store, rows.slice(start, start + 300));
    let turn = 0;
    const { lines } = await read({ redeployable: true }, async () => {
      turn += 1;
      await store.db
        .updateTable('events')
        .set({ dueSortMs: turn, redeployable: 0 })
        .where('key', '=', rows[1_199]?.key ?? '')
        .execute();
    });
    expect(turn).toBeGreaterThan(2);
    expect(lines.slice(1, -1).map((line) => line.split(',')[0])).toEqual(rows.map(({ eventId }) => eventId));
  });
});
