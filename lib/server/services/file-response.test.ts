import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { byteStream, type ExportedFile, fileResponse } from '@/lib/server/services/file-response';
import { testContext } from '@/lib/testing/event-mirror';
import { openTestStore, type TestStore } from '@/lib/testing/stores';

/** Chunks as many as anybody takes, and how many were made. */
function endless() {
  const made = { count: 0, ended: false };
  async function* chunks() {
    try {
      for (;;) {
        made.count += 1;
        yield 'x'.repeat(1_000);
      }
    } finally {
      made.ended = true;
    }
  }
  return { made, chunks: chunks() };
}

const LIMITS = { idleMs: 40, wholeMs: 10_000 };
const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a file that is sent while it is written', () => {
  test('nothing is made ahead of the reader', async () => {
    const { made, chunks } = endless();
    const reader = byteStream(chunks, () => {}).getReader();
    await soon(10);
    expect(made.count).toBe(0);
    await reader.read();
    await soon(10);
    expect(made.count).toBe(1);
    await reader.cancel();
  });

  test('other work is done between its chunks', async () => {
    const { chunks } = endless();
    const reader = byteStream(chunks, () => {}).getReader();
    let turns = 0;
    let stopped = false;
    const count = () => {
      turns += 1;
      if (!stopped) setImmediate(count);
    };
    setImmediate(count);
    for (let read = 0; read < 100; read += 1) await reader.read();
    stopped = true;
    await reader.cancel();
    expect(turns).toBeGreaterThanOrEqual(99);
  });

  test('a reader that takes nothing is given up, also when it has never begun', async () => {
    for (const takes of [0, 3]) {
      const { made, chunks } = endless();
      let released = 0;
      const reader = byteStream(chunks, () => (released += 1), LIMITS).getReader();
      for (let read = 0; read < takes; read += 1) await reader.read();
      await expect(reader.closed).rejects.toThrow('nobody has taken the file');
      await soon(1);
      expect([released, made.count, made.ended || takes === 0]).toEqual([1, takes, true]);
    }
  });

  test('a slow reader is not, but no download takes for ever', async () => {
    const { chunks } = endless();
    let released = 0;
    const reader = byteStream(chunks, () => (released += 1), { idleMs: 60, wholeMs: 300 }).getReader();
    for (let read = 0; read < 10; read += 1) {
      await reader.read();
      await soon(10);
    }
    expect(released).toBe(0);
    let broken: unknown = null;
    while (broken === null) {
      broken = await reader.read().then(
        () => null,
        (error: unknown) => error,
      );
      await soon(10);
    }
    expect([String(broken), released]).toEqual(['Error: nobody has taken the file', 1]);
  });
});

describe('places of downloads', () => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore('libsql');
  });
  afterEach(() => store.dispose());

  const start = (
    person: string,
    file: () => Promise<ExportedFile> = async () => ({ fileName: 'a.csv', ...endless() }),
    request = new Request('http://localhost/api/events.csv'),
  ) => fileResponse(testContext(store, 'viewer', person), request, file, 'text/csv');

  test('one for a person and two for a server; cancelled, its place is free at once', async () => {
    const a = await start('a');
    await expect(start('a')).rejects.toMatchObject({
      code: 'rate_limited',
      reason: 'export_own',
      details: { retryAfterS: 5 },
    });
    const b = await start('b');
    await expect(start('c')).rejects.toMatchObject({ code: 'rate_limited', reason: 'export_busy' });
    await a.body?.cancel();
    const c = await start('c');
    await expect(start('a')).rejects.toMatchObject({ reason: 'export_busy' });
    await b.body?.cancel();
    await c.body?.cancel();
    await (await start('a')).body?.cancel();
  });

  test('a file that ends, cannot begin, or breaks gives its place back', async () => {
    async function* broken() {
      yield 'a';
      throw new Error('no more');
    }
    async function* short() {
      yield 'whole';
    }
    for (let time = 0; time < 3; time += 1) {
      expect(await (await start('d', async () => ({ fileName: 'a', chunks: short() }))).text()).toBe('whole');
      await expect(start('d', () => Promise.reject(new Error('not begun')))).rejects.toThrow('not begun');
      const response = await start('d', async () => ({ fileName: 'a', chunks: broken() }));
      await expect(response.text()).rejects.toThrow('no more');
    }
  });

  test('a browser that goes before it takes anything, and one that asks for the head alone, hold no place', async () => {
    const url = 'http://localhost/api/events.csv';
    const going = new AbortController();
    await start('e', undefined, new Request(url, { signal: going.signal }));
    await expect(start('e')).rejects.toMatchObject({ reason: 'export_own' });
    going.abort();
    await start('e', undefined, new Request(url, { signal: going.signal }));
    const head = await start('e', undefined, new Request(url, { method: 'HEAD' }));
    expect([head.body, head.headers.get('content-type')]).toEqual([null, 'text/csv']);
    await (await start('e')).body?.cancel();
  });

  test('without a place nothing is read', async () => {
    const a = await start('a');
    let begun = false;
    await start('a', async () => {
      begun = true;
      return { fileName: 'a', ...endless() };
    }).catch(() => undefined);
    expect(begun).toBe(false);
    await a.body?.cancel();
  });
});
