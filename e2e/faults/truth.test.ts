import { describe, expect, test } from 'vitest';
import { orderedIn } from './door';
import { busiestSecond, orderedAgain } from './order-log';
import { seeded } from './seeded';
import { isSound, judge, type RowSaid } from './truth';

const row = (eventId: string, outcome: RowSaid['outcome'], more: Partial<RowSaid> = {}): RowSaid => ({
  id: `row-${eventId}`,
  eventId,
  outcome,
  isSettledByReading: false,
  needsDecision: false,
  isLeft: false,
  ...more,
});

describe('judge', () => {
  test('a true end: accepted once, refused and skipped never, a person asked or done with it', () => {
    const said = [
      row('a', 'accepted'),
      row('b', 'refused'),
      row('c', 'skipped'),
      row('d', 'accepted', { isSettledByReading: true }),
      row('e', 'unknown', { needsDecision: true }),
      row('f', 'unknown', { needsDecision: true }),
      row('g', 'unknown', { isLeft: true }),
    ];
    const verdict = judge(7, said, { a: 1, d: 1, f: 1 });
    expect(verdict).toMatchObject({ twice: 0, lost: 0, falselyAccepted: 0, unsettled: 0 });
    expect(verdict).toMatchObject({ settledByReading: 1, needsDecision: 2, needsDecisionActed: 1 });
    expect(verdict.byOutcome).toEqual({ accepted: 2, refused: 1, skipped: 1, unknown: 3 });
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
    ['unknown, and nobody is asked', 1, 'unknown', {}, { unsettled: 1 }],
  ] as const)('%s is found', (_name, ordered, outcome, effects, expected) => {
    const verdict = judge(ordered, [row('a', outcome)], { ...effects });
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

test('the busiest second is a window that slides', () => {
  expect(busiestSecond([])).toBe(0);
  expect(busiestSecond([0, 900, 1_000, 1_100, 1_899, 5_000])).toBe(4);
});

test('an event in two orders was sent again', () => {
  const orders = [{ eventIds: ['a', 'b'] }, { eventIds: ['c'] }, { eventIds: ['b'] }];
  expect(orderedAgain(orders)).toEqual(['b']);
});

test('an order is told from a reading by the head of its request', () => {
  const infos = encodeURIComponent(
    JSON.stringify([{ EventId: 'e-1', ResourceId: 'i-1' }, { EventId: 'e-2' }]),
  );
  const head = (action: string) =>
    `POST /?EventInfos=${infos} HTTP/1.1\r\nhost: 127.0.0.1\r\nx-acs-action: ${action}\r\n\r\n`;
  expect(orderedIn(head('BatchEventRedeployInstance'))).toEqual(['e-1', 'e-2']);
  expect(orderedIn(head('DescribeHistoryEvents'))).toBeNull();
});
