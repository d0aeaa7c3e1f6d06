import { expect, test } from 'vitest';
import { createSessionBudget, type RequestKind } from '@/lib/server/reads/session-budget';

/** How many of `asked` requests at once are let through. */
function passed(
  budget: ReturnType<typeof createSessionBudget>,
  session: string,
  kind: RequestKind,
  asked: number,
) {
  return Array.from({ length: asked }, () => budget.take(session, kind)).filter((waitMs) => waitMs === 0)
    .length;
}

test('200 reads at once, then 20 a second for as long as one likes', () => {
  let atMs = 0;
  const budget = createSessionBudget(() => atMs);
  expect(passed(budget, 'a', 'read', 1_000)).toBe(200);
  for (let second = 1; second <= 60; second += 1) {
    atMs += 1_000;
    expect(passed(budget, 'a', 'read', 100)).toBe(20);
  }
});

test('a session has its own budget, and reading takes nothing from acting', () => {
  const budget = createSessionBudget(() => 0);
  expect(passed(budget, 'a', 'read', 1_000)).toBe(200);
  expect(passed(budget, 'b', 'read', 1_000)).toBe(200);
  expect(passed(budget, 'a', 'act', 100)).toBe(100);
});

test('memory is bounded, and what is forgotten is what was full or seen longest ago', () => {
  let atMs = 0;
  const budget = createSessionBudget(() => atMs, 10);
  for (let session = 0; session < 1_000; session += 1) budget.take(String(session), 'read');
  expect(budget.size()).toBe(10);
  passed(budget, 'busy', 'read', 1_000);
  atMs += 2_000;
  budget.take('busy', 'read');
  for (let session = 0; session < 9; session += 1) budget.take(`new ${session}`, 'read');
  expect(budget.size()).toBe(10);
  expect(passed(budget, 'busy', 'read', 1_000)).toBe(39);
});

test('the log hears of a loop once a minute, with the number', () => {
  let atMs = 0;
  const budget = createSessionBudget(() => atMs);
  budget.take('a', 'read');
  expect([budget.refused('a'), budget.refused('a'), budget.refused('a')]).toEqual([1, null, null]);
  atMs += 60_000;
  expect([budget.refused('a'), budget.refused('a'), budget.refused('b')]).toEqual([3, null, null]);
});
