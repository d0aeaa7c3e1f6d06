import { expect, test } from 'vitest';
import { outcomesTimeline } from '@/lib/api-client/outcomes';
import { outcomesFilterOf } from '@/lib/url/outcomes-params';

const MINUTE_MS = 60_000;
const filter = (changes: { group?: 'batch' | 'region'; q?: string } = {}) =>
  outcomesFilterOf({
    phase: null,
    region: [],
    batch: null,
    from: null,
    to: null,
    q: '',
    group: 'none',
    attention: null,
    ...changes,
  });
const keyAt = (minutes: number, changes = {}) =>
  outcomesTimeline(filter(changes), {
    fromMs: minutes * MINUTE_MS,
    toMs: (minutes + 360) * MINUTE_MS,
  }).queryKey;

test('a timeline is asked for anew every five minutes and for another filter, and not for another grouping', () => {
  expect(keyAt(14)).toEqual(keyAt(11));
  expect(keyAt(16)).not.toEqual(keyAt(14));
  expect(keyAt(11, { q: 'i-1' })).not.toEqual(keyAt(11));
  expect(keyAt(11, { group: 'batch' })).toEqual(keyAt(11, { group: 'region' }));
});
