import { expect, test } from 'vitest';
import { createDearReaders } from '@/lib/server/reads/places';

test('whoever takes more than their part of the thread is dear, until they have rested', () => {
  let atMs = 0;
  const readers = createDearReaders(() => atMs);
  readers.charge('a', 400);
  expect(readers.isDear('a')).toBe(false);
  readers.charge('a', 1);
  expect([readers.isDear('a'), readers.isDear('b')]).toEqual([true, false]);
  atMs += 1_000;
  expect(readers.isDear('a')).toBe(false);
});

test('twenty reads of 5 ms a second are no burden, of 10 ms they are', () => {
  let atMs = 0;
  const readers = createDearReaders(() => atMs);
  for (let read = 0; read < 2_000; read += 1) {
    atMs += 50;
    readers.charge('light', 5);
    readers.charge('heavy', 10);
  }
  expect([readers.isDear('light'), readers.isDear('heavy')]).toEqual([false, true]);
});

test('half a minute later everybody starts anew, and nobody is kept for ever', () => {
  let atMs = 0;
  const readers = createDearReaders(() => atMs);
  readers.charge('a', 60_000);
  atMs += 26_000;
  expect(readers.isDear('a')).toBe(false);
  atMs += 3_000;
  readers.isDear('a');
  expect(readers.size()).toBe(0);
});
