import { expect, test } from 'vitest';
import {
  countsFrom,
  decidesForOthers,
  FIRST_DAY_MS,
  givesRights,
  waitsUntil,
  whyNotConfirm,
} from '@/lib/domain/grants';
import { ROLES } from '@/lib/domain/permissions';

const HOUR_MS = 3_600_000;
const WAIT_MS = 24 * HOUR_MS;

test.each([
  ['on a desk of a day', 0, FIRST_DAY_MS, WAIT_MS, FIRST_DAY_MS + WAIT_MS],
  ['a moment before its first day is over', 0, FIRST_DAY_MS - 1, WAIT_MS, 0],
  ['on a desk that begins with it', null, 5, WAIT_MS, 0],
  ['with another wait', 0, FIRST_DAY_MS, HOUR_MS, FIRST_DAY_MS + HOUR_MS],
  ['with none', 0, FIRST_DAY_MS, 0, 0],
])('a right counts, given %s', (_, bornAtMs, atMs, waitMs, fromMs) => {
  expect(countsFrom({ atMs, bornAtMs, waitMs })).toBe(fromMs);
});

test('what waits does so until its time, not after', () => {
  expect(waitsUntil(6, 5)).toBe(6);
  expect(waitsUntil(5, 5)).toBeNull();
  expect(waitsUntil(0, 5)).toBeNull();
  expect(waitsUntil(undefined, 5)).toBeNull();
});

test('every step up gives rights; of the steps down, only those to on-call people, who decide rows', () => {
  const given = ROLES.flatMap((before, from) =>
    ROLES.flatMap((after, to) => (givesRights(before, after) ? [{ before, after, isUp: to > from }] : [])),
  );
  expect(given.filter(({ isUp }) => isUp)).toHaveLength((ROLES.length * (ROLES.length - 1)) / 2);
  expect(given.filter(({ isUp }) => !isUp)).toEqual([
    { before: 'operator', after: 'on-call', isUp: false },
    { before: 'approver', after: 'on-call', isUp: false },
  ]);
});

test('approvers and admins decide for others', () => {
  expect(ROLES.filter(decidesForOthers)).toEqual(['approver', 'admin']);
});

test('only a second person confirms, whatever accounts they have', () => {
  const ada = { id: '1', email: 'ada@desk.local' };
  const again = { id: '2', email: 'Ada+2@desk.local' };
  const bob = { id: '3', email: 'bob@desk.local' };
  const eve = { id: '4', email: 'eve@desk.local' };
  expect(whyNotConfirm(bob, eve, ada)).toBeNull();
  expect(whyNotConfirm(ada, eve, ada)).toBe('giver');
  expect(whyNotConfirm(again, eve, ada)).toBe('giver');
  expect(whyNotConfirm(eve, eve, ada)).toBe('own');
  expect(whyNotConfirm({ id: '5', email: 'eve+5@desk.local' }, eve, ada)).toBe('own');
  expect(whyNotConfirm(bob, eve, null)).toBeNull();
  expect(whyNotConfirm(eve, eve, null)).toBe('own');
});
