import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PageTurns } from '@/lib/server/door/page-turns';

let turns: PageTurns;
let served: string[];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  turns = new PageTurns();
  served = [];
});
afterEach(() => vi.useRealTimers());

/** Comes in; gives its response and whether there was a place. */
function come(name: string) {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  return { response, hasPlace: turns.take(response, () => served.push(name)) };
}
const immediately = () => new Promise((resolve) => setImmediate(resolve));

test('two are served at a time, the others in the order in which they came', async () => {
  const [first] = ['a', 'b', 'c', 'd'].map(come);
  expect(served).toEqual(['a', 'b']);
  first?.response.emit('close');
  await immediately();
  expect(served).toEqual(['a', 'b', 'c']);
});

test('a turn ends once, however its answer ends', async () => {
  const [first, second] = ['a', 'b', 'c', 'd', 'e'].map(come);
  for (const event of ['prefinish', 'close', 'close']) first?.response.emit(event);
  await immediately();
  await immediately();
  expect(served).toEqual(['a', 'b', 'c']);
  second?.response.emit('prefinish');
  await immediately();
  expect(served).toEqual(['a', 'b', 'c', 'd']);
});

test('who waits for something, or does not read, keeps nobody out', async () => {
  const [first] = ['a', 'b', 'c', 'd', 'e'].map(come);
  // Nobody takes it from this socket: a write that finds no room ends the turn.
  first?.response.write('x'.repeat(100_000));
  await immediately();
  expect(served).toEqual(['a', 'b', 'c']);
  vi.advanceTimersByTime(2_000);
  await immediately();
  expect(served).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('a hundred wait, no more; who gives up loses the place', async () => {
  const all = Array.from({ length: 102 }, (_, index) => come(String(index)));
  expect(all.every(({ hasPlace }) => hasPlace)).toBe(true);
  expect(come('too many').hasPlace).toBe(false);
  all[2]?.response.emit('close');
  expect(come('again').hasPlace).toBe(true);
  all[0]?.response.emit('close');
  await immediately();
  expect(served).toEqual(['0', '1', '3']);
});
