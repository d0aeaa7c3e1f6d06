import { describe, expect, test } from 'vitest';
import { seeded } from './seeded';
import { isSound, judge } from './truth';

describe('judge', () => {
  test('a true end: accepted once, refused and skipped never, unknown either way', () => {
    const said = [
      { eventId: 'a', outcome: 'accepted' as const },
      { eventId: 'b', outcome: 'refused' as const },
      { eventId: 'c', outcome: 'skipped' as const },
      { eventId: 'd', outcome: 'unknown' as const },
      { eventId: 'e', outcome: 'unknown' as const },
    ];
    const verdict = judge(5, said, { a: 1, d: 1 });
    expect(verdict).toMatchObject({ twice: 0, lost: 0, falselyAccepted: 0, byOutcome: { unknown: 2 } });
    expect(isSound(verdict)).toBe(true);
  });

  test.each([
    ['acted on twice', 1, 'accepted', { a: 2 }, { twice: 1 }],
    ['never sent, never said', 1, 'queued', {}, { lost: 1 }],
    ['left in the air', 1, 'sending', { a: 1 }, { lost: 1 }],
    ['an act that is denied', 1, 'refused', { a: 1 }, { lost: 1 }],
    ['an act on an event of no row', 1, 'accepted', { a: 1, z: 1 }, { lost: 1 }],
    ['a row that is gone', 2, 'accepted', { a: 1 }, { lost: 1 }],
    ['accepted without an act', 1, 'accepted', {}, { falselyAccepted: 1 }],
  ] as const)('%s is found', (_name, ordered, outcome, effects, expected) => {
    const verdict = judge(ordered, [{ eventId: 'a', outcome }], { ...effects });
    expect(verdict).toMatchObject(expected);
    expect(isSound(verdict)).toBe(false);
  });
});

test('a seed gives the same numbers again', () => {
  const take = (seed: number) => Array.from({ length: 5 }, seeded(seed));
  expect(take(7)).toEqual(take(7));
  expect(take(7)).not.toEqual(take(8));
  expect(take(7).every((number) => number >= 0 && number < 1)).toBe(true);
});
