import { expect, test } from 'vitest';
import {
  isNarrowed,
  loadOutcomesParams,
  outcomesFilterOf,
  outcomesSearch,
  toOutcomesInput,
} from '@/lib/url/outcomes-params';

const filterOf = (search: string) => outcomesFilterOf(loadOutcomesParams(new URLSearchParams(search)));

test('without a phase the page asks for what needs a person', () => {
  expect(filterOf('')).toMatchObject({ phase: [], attention: 'open' });
  expect(filterOf('attention=all')).toMatchObject({ phase: [], attention: 'all' });
  const params = loadOutcomesParams(new URLSearchParams(''));
  expect(outcomesFilterOf(params, 'moving')).toMatchObject({
    phase: ['settling', 'running', 'due'],
    attention: 'all',
  });
});

test('phases are words with commas; what is no phase filters nothing', () => {
  expect(filterOf('phase=late,stuck,late,odd').phase).toEqual(['late', 'stuck']);
  expect(filterOf('phase=odd')).toMatchObject({ phase: [], attention: 'open' });
  expect(outcomesSearch(filterOf('phase=late,stuck')).phase).toBe('late,stuck');
});

test('bad values count as absent', () => {
  const filter = filterOf('from=yesterday&to=2026-11-30T00:00:00.000Z&batch=&group=none');
  expect(filter).toMatchObject({ from: null, to: '2026-11-30T00:00:00.000Z', batch: null });
  expect(toOutcomesInput(filter)).toMatchObject({ fromMs: null, toMs: Date.UTC(2026, 10, 30) });
  expect(isNarrowed(loadOutcomesParams(new URLSearchParams('group=batch')))).toBe(false);
  expect(isNarrowed(loadOutcomesParams(new URLSearchParams('q=edge')))).toBe(true);
});
