import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DeskError } from '@/lib/domain/errors';
import { getEvent } from '@/lib/server/services/events/get';
import { listEvents, readEventParams } from '@/lib/server/services/events/list';
import { freezeSelection } from '@/lib/server/services/events/selections';
import { fillMirror, testContext, testEvent } from '@/lib/testing/event-mirror';
import { openTestStore, type TestStore, testStoreKinds } from '@/lib/testing/stores';

/** Abuse list: trust.md §2.5, items 21–29. */
const HOSTILE = [
  "'; DROP TABLE events; --",
  '" or 1=1 --',
  '$1 ? :x @y',
  '%_\\',
  '\r\n\t',
  '\u202Egnp.exe',
  '\uD800',
  '🔥'.repeat(40),
  '__proto__',
  'constructor',
  '(a+)+$',
  'е-аbс', // Cyrillic look-alikes
];

/** What every refusal must be: a code of ours, never a driver's error. */
async function refusal(work: Promise<unknown>): Promise<{ code: string; reason: string | null }> {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof DeskError)) throw new Error(`no refusal but ${String(error)}`);
  return { code: error.code, reason: error.reason };
}

describe.each(testStoreKinds())('hostile input on %s', (kind) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore(kind);
    await fillMirror(
      store,
      Array.from({ length: 30 }, (_, index) => testEvent(index)),
    );
  });
  afterAll(() => store.dispose());

  const list = (input: unknown) => listEvents(testContext(store), input);
  const invalid = (reason: string) => ({ code: 'invalid_input', reason });

  test.each(HOSTILE)('%j finds nothing and breaks nothing, wherever it stands', async (text) => {
    const word = text.trim() === '' ? 'x\r\ny' : text;
    for (const filter of [
      { q: word },
      { type: [word] },
      { level: [word] },
      { status: [word] },
      { region: [word] },
    ]) {
      expect((await list(filter)).total).toBe(0);
    }
    expect((await freezeSelection(testContext(store), { q: word })).count).toBe(0);
    expect(await refusal(getEvent(testContext(store), { key: word.padEnd(3) }))).toMatchObject({
      code: 'not_found',
    });
    expect(await refusal(list({ sort: word }))).toEqual(invalid('sort'));
    expect(await refusal(list({ cursor: word }))).toEqual(invalid('cursor'));
    expect((await list({})).total).toBe(30);
  });

  test('NUL is refused, since no store keeps it', async () => {
    expect(await refusal(list({ q: 'a\0b' }))).toEqual(invalid('characters'));
    expect(await refusal(list({ region: ['\0'] }))).toEqual(invalid('characters'));
    expect(await refusal(getEvent(testContext(store), { key: 'a\0b' }))).toEqual(invalid('characters'));
  });

  test('endless input is refused before it reaches the store', async () => {
    expect(await refusal(list({ q: 'x'.repeat(1_000_000) }))).toEqual(invalid('field'));
    expect(await refusal(list({ q: 'x'.repeat(20_000) }))).toEqual(invalid('long_word'));
    expect(await refusal(list({ q: Array.from({ length: 3_000 }, (_, index) => index).join(' ') }))).toEqual(
      invalid('too_many_words'),
    );
    const ids = (count: number) => Array.from({ length: count }, (_, index) => `i-5abc${index}`).join(',');
    expect(await refusal(list({ q: ids(501) }))).toEqual(invalid('too_many_ids'));
    expect((await list({ q: ids(500) })).notFound).toHaveLength(500);
    expect(await refusal(list({ region: new Array(101).fill('x') }))).toEqual(invalid('field'));
  });

  test.each(['', 'key', 'searchText', 'due desc', 'due,key', '--due', 'DUE', 'toString'])(
    'the sort %j is not on the list',
    async (sort) => {
      expect(await refusal(list({ sort }))).toEqual(invalid('sort'));
    },
  );

  test('a cursor works only untouched and for its own sort', async () => {
    const { nextCursor } = await list({ limit: 5, sort: 'due' });
    if (nextCursor === null) throw new Error('there must be a second page');
    expect((await list({ limit: 5, sort: 'due', cursor: nextCursor })).rows).toHaveLength(5);
    for (const sort of ['-due', 'level', 'instance']) {
      expect(await refusal(list({ sort, cursor: nextCursor }))).toEqual(invalid('cursor'));
    }
    for (let at = 0; at < nextCursor.length; at += 3) {
      const changed = nextCursor.charAt(at) === 'A' ? 'B' : 'A';
      const cursor = nextCursor.slice(0, at) + changed + nextCursor.slice(at + 1);
      expect(await refusal(list({ sort: 'due', cursor }))).toEqual(invalid('cursor'));
    }
  });

  test.each(['-1', '0', '1e9', 'NaN', '1e309', '10 OR 1', '501', '0x10', '1.5', ' 5', '99999999999999999'])(
    'the limit %j is refused by name',
    async (limit) => {
      const attempt = async () => list(readEventParams(new URLSearchParams({ limit })));
      const error: unknown = await attempt().catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: 'invalid_input' });
      expect(JSON.stringify(error)).toContain('limit');
    },
  );

  test('wrong types and foreign fields', async () => {
    for (const input of [null, 5, 'x', [], { limit: '5' }, { q: {} }, { type: 'x' }, { dueBeforeMs: 1.5 }]) {
      expect(await refusal(list(input))).toEqual(invalid('field'));
    }
    expect((await list({ role: 'admin', createdBy: 'x' })).total).toBe(30);
  });
});
