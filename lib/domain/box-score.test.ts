import { expect, test } from 'vitest';
import { noScores, SCORES, scoreOf, toldScores } from '@/lib/domain/box-score';
import { LOOK_HERE, PHASES } from '@/lib/domain/outcomes';

test('a box score knows every phase, in the order of Outcomes, what needs a person first', () => {
  expect(SCORES.filter((score) => PHASES.some((phase) => phase === score))).toEqual([...PHASES]);
  expect(SCORES.slice(0, LOOK_HERE.length)).toEqual([...LOOK_HERE]);
});

test('a row without a phase counts under why it has none', () => {
  expect(scoreOf(null, { outcome: 'queued', leftAtMs: null })).toBe('queued');
  expect(scoreOf(null, { outcome: 'sending', leftAtMs: null })).toBe('sending');
  expect(scoreOf(null, { outcome: 'unknown', leftAtMs: 1 })).toBe('left');
  expect(scoreOf(null, { outcome: null, leftAtMs: null })).toBeNull();
  expect(scoreOf('late', { outcome: 'accepted', leftAtMs: null })).toBe('late');
});

test('told are the scores that occur, and three more on a calm night', () => {
  expect(toldScores(noScores())).toEqual(['failed', 'running', 'done']);
  expect(toldScores({ ...noScores(), late: 2, queued: 1 })).toEqual([
    'failed',
    'late',
    'queued',
    'running',
    'done',
  ]);
});
