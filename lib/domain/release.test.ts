import { describe, expect, test } from 'vitest';
import { STOP_CAUSES } from '@/lib/domain/batches';
import { ROLES } from '@/lib/domain/permissions';
import {
  glassStands,
  isGraver,
  type Release,
  requesterStands,
  sendUntilMs,
  stateAfterStop,
  whyNotReleased,
} from '@/lib/domain/release';

const RELEASED: Release = {
  requesterStands: true,
  glass: 'none',
  approved: 1,
  needed: 1,
  asked: 1,
  factsGrown: false,
};

describe('whether rows may leave now', () => {
  test.each<[string, Partial<Release>, ReturnType<typeof whyNotReleased>]>([
    ['approved by as many as needed', {}, null],
    ['approved by more', { approved: 2 }, null],
    ['sent without asking, and nothing asks now', { approved: 0, needed: 0, asked: 0 }, null],
    ['too few still count', { approved: 0 }, 'approvals_lost'],
    ['one of two still counts', { needed: 2, asked: 2 }, 'approvals_lost'],
    ['the policy asks for more than at the request', { needed: 2 }, 'policy_stricter'],
    ['the policy asks where none was asked', { approved: 0, asked: 0 }, 'policy_stricter'],
    ['its events became graver', { needed: 2, factsGrown: true }, 'facts_grown'],
    ['graver, but approved by enough', { factsGrown: true }, null],
    ['graver, and approvals are lost too', { approved: 0, factsGrown: true }, 'approvals_lost'],
    ['who asked may order no more', { requesterStands: false }, 'requester_lost'],
    ['the same, with the glass broken', { requesterStands: false, glass: 'holds' }, 'requester_lost'],
    ['the glass was broken', { approved: 0, glass: 'holds' }, null],
    ['the glass was broken by somebody who may not any more', { approved: 0, glass: 'lost' }, 'glass_lost'],
    ['the same, but others have approved as well', { glass: 'lost' }, null],
  ])('%s', (_, part, cause) => {
    expect(whyNotReleased({ ...RELEASED, ...part })).toBe(cause);
  });

  test('others may let the rest go, unless the word itself is in doubt', () => {
    const halting = STOP_CAUSES.filter((cause) => stateAfterStop(cause) === 'halted');
    expect(halting).toEqual(['requester_lost', 'glass_lost']);
    expect(stateAfterStop('approvals_lost')).toBe('awaiting_approval');
  });
});

describe('who still stands behind a batch', () => {
  const stands = (part: object, isRetry = false) =>
    requesterStands({ role: 'operator', disabled: 0, ...part }, { isRetry, coversRows: true });

  test('who may submit, and on-call people for a retry', () => {
    expect(ROLES.filter((role) => stands({ role }))).toEqual(['operator', 'approver', 'admin']);
    expect(ROLES.filter((role) => stands({ role }, true))).toEqual([
      'on-call',
      'operator',
      'approver',
      'admin',
    ]);
  });

  test('nobody who is disabled, has no known role, or no account', () => {
    expect(stands({ disabled: 1 })).toBe(false);
    expect(stands({ disabled: null })).toBe(false);
    expect(stands({ role: 'owner' })).toBe(false);
    expect(stands({ role: null })).toBe(false);
    expect(requesterStands(undefined, { isRetry: true, coversRows: true })).toBe(false);
  });

  test('nobody whose regions do not hold every row', () => {
    const person = { role: 'operator', disabled: 0 };
    expect(requesterStands(person, { isRetry: true, coversRows: false })).toBe(false);
  });

  test('the emergency right holds while its holder has it, may submit and is not disabled', () => {
    const holder = { role: 'operator', disabled: 0, breakGlass: 1 };
    const holds = (person: Parameters<typeof glassStands>[0], coversRows = true) =>
      glassStands(person, { coversRows });
    expect(holds(holder)).toBe(true);
    expect(holds(holder, false)).toBe(false);
    expect(holds({ ...holder, breakGlass: 0 })).toBe(false);
    expect(holds({ ...holder, disabled: 1 })).toBe(false);
    expect(holds({ ...holder, role: 'on-call' })).toBe(false);
    expect(holds({ ...holder, role: 'owner' })).toBe(false);
    expect(holds({ role: 'admin', disabled: 0 })).toBe(false);
    expect(holds(undefined)).toBe(false);
  });
});

test('rows may leave for the hours of the policy', () => {
  expect(sendUntilMs({ expiryHours: 24 }, 1_000)).toBe(1_000 + 24 * 3_600_000);
});

describe('whether an event became graver', () => {
  const judged = { eventLevel: 'WARN', localDisk: 0 };

  test.each([
    ['the same', {}, false],
    ['critical by now', { eventLevel: 'CRITICAL' }, true],
    ['another level', { eventLevel: 'INFO' }, false],
    ['a local disk was found', { localDisk: 1 }, true],
    ['its disks are not known any more', { localDisk: null }, true],
  ])('%s', (_, now, isSo) => {
    expect(isGraver(judged, { ...judged, ...now })).toBe(isSo);
  });

  test('what was judged as grave does not become so again', () => {
    expect(isGraver({ eventLevel: 'CRITICAL', localDisk: 1 }, { eventLevel: 'CRITICAL', localDisk: 1 })).toBe(
      false,
    );
    expect(isGraver({ eventLevel: 'CRITICAL', localDisk: null }, { eventLevel: 'WARN', localDisk: 1 })).toBe(
      false,
    );
    expect(isGraver({ eventLevel: 'WARN', localDisk: null }, { eventLevel: 'WARN', localDisk: null })).toBe(
      false,
    );
  });
});
