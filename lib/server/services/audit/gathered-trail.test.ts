import { expect, test } from 'vitest';
import type { Rest, Times } from '@/lib/domain/gathering';
import { startGatheredTrail } from '@/lib/server/services/audit/gathered-trail';

const LIMITS = { windowMs: 60_000, perGroup: 2, total: 3 };
const note = (key: string, group = 'g') => ({ key, group, kind: 'k', item: key });

/** A trail with a clock of its own; `written` holds what became an entry. */
function bench(write: (item: string) => Promise<void> = async () => undefined) {
  const clock = { ms: 0 };
  const written: [string, Times | null][] = [];
  const rests: Rest[] = [];
  const trail = startGatheredTrail<string>({
    limits: LIMITS,
    now: () => clock.ms,
    tickMs: 2,
    write: async (item, times) => {
      await write(item);
      written.push([item, times]);
    },
    writeRest: async (rest) => {
      rests.push(rest);
    },
  });
  return { clock, written, rests, trail };
}

test('the first is written at once, the others as a count when a minute is over', async () => {
  const { clock, written, rests, trail } = bench();
  for (const key of ['a', 'a', 'a', 'b', 'c', 'd']) await trail.note(note(key));
  expect(written).toEqual([
    ['a', null],
    ['b', null],
  ]);
  clock.ms = 60_000;
  await expect.poll(() => written.length).toBe(3);
  expect(written[2]).toEqual(['a', { count: 2, firstAtMs: 0, lastAtMs: 0 }]);
  await expect.poll(() => rests).toMatchObject([{ count: 2, byKind: { k: 2 }, byGroup: { g: 2 } }]);
});

test('a flood of a hundred thousand is three entries and one sum', async () => {
  const { written, rests, trail } = bench();
  for (let index = 0; index < 100_000; index += 1) await trail.note(note(`${index}`, `g${index}`));
  await trail.flush();
  expect(written).toHaveLength(3);
  expect(rests).toMatchObject([{ count: 99_997 }]);
  expect(Object.keys(rests[0]?.byGroup ?? {}).length).toBeLessThan(30);
});

test('a clean stop loses nothing, and waits for what is being written', async () => {
  let isOpen = false;
  const { written, trail } = bench(async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    isOpen = true;
  });
  void trail.note(note('a'));
  void trail.note(note('a'));
  await trail.flush();
  expect(isOpen).toBe(true);
  expect(written.map(([item, times]) => [item, times?.count])).toEqual([
    ['a', undefined],
    ['a', 1],
  ]);
});

test('an entry that cannot be written is the caller’s to know, and does not stop the next', async () => {
  const { written, trail } = bench(async (item) => {
    if (item === 'bad') throw new Error('the store is gone');
  });
  await expect(trail.note(note('bad'))).rejects.toThrow('the store is gone');
  await trail.note(note('good', 'other'));
  await trail.flush();
  expect(written).toEqual([['good', null]]);
});

test('a first entry that could not be written is tried again by the next', async () => {
  let isGone = true;
  const { written, trail } = bench(async () => {
    if (isGone) throw new Error('the store is gone');
  });
  await expect(trail.note(note('a'))).rejects.toThrow('the store is gone');
  isGone = false;
  await trail.note(note('a'));
  expect(written).toEqual([['a', null]]);
});

test('who repeats waits for the first entry, and learns when it could not be written', async () => {
  const writes: ((error?: Error) => void)[] = [];
  const { written, trail } = bench(
    () => new Promise((resolve, reject) => writes.push((error) => (error ? reject(error) : resolve()))),
  );
  let answered = 0;
  const both = [trail.note(note('a')), trail.note(note('a'))].map((done) =>
    done.then(() => {
      answered += 1;
    }),
  );
  await expect.poll(() => writes.length).toBe(1);
  expect([answered, written]).toEqual([0, []]);
  writes[0]?.();
  await Promise.all(both);
  expect(written).toEqual([['a', null]]);
  const failing = [trail.note(note('b', 'other')), trail.note(note('b', 'other'))];
  await expect.poll(() => writes.length).toBe(2);
  writes[1]?.(new Error('the store is gone'));
  for (const { status } of await Promise.allSettled(failing)) expect(status).toBe('rejected');
});
