import { expect, test } from 'vitest';
import { type AnswerState, hasPlace, mustRest } from '@/lib/domain/pacing';

test.each<[string, AnswerState[], number, boolean]>([
  ['nothing is open', [], 1, true],
  ['all places are taken', ['awaited', 'awaited'], 2, false],
  ['one of them is free', ['awaited', 'here'], 2, true],
  ['an answer frees its place before it is stored', ['here'], 1, true],
  ['but not twice', ['here', 'awaited'], 1, false],
  ['as many unstored answers as twice the places', ['here', 'here'], 1, false],
  ['one less than that', ['here', 'here', 'here'], 2, true],
  ['an answer asks for a rest', ['rest'], 4, false],
  ['whichever came first', ['here', 'rest', 'here'], 4, false],
])('%s', (_name, open, places, expected) => {
  expect(hasPlace(open, places)).toBe(expected);
  expect(mustRest(open)).toBe(open.includes('rest'));
});
