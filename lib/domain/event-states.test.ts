import { describe, expect, test } from 'vitest';
import { dueOf, isFinalStatus, redeployRefusal } from '@/lib/domain/event-states';
import { EVENT_STATUSES } from '@/lib/domain/events';

const FAILURE = 'Instance:SystemFailure.Redeploy';
const MAINTENANCE = 'Instance:SystemMaintenance.Redeploy';

describe('the states of an event', () => {
  test('final are exactly these', () => {
    expect([...EVENT_STATUSES, 'Odd', ''].filter(isFinalStatus)).toEqual([
      'Executed',
      'Failed',
      'Canceled',
      'Avoided',
    ]);
  });

  test.each([FAILURE, MAINTENANCE])('%s: every status has its answer', (eventType) => {
    const reasons = [...EVENT_STATUSES, 'Odd'].map((eventStatus) =>
      redeployRefusal({ eventType, eventStatus }),
    );
    expect(reasons).toEqual([
      null,
      null,
      'status_executing',
      'status_final',
      'status_final',
      'status_final',
      'status_final',
      'status_unknown',
    ]);
  });

  test.each([
    ['Instance:SystemFailure.Reboot', 'type_reboot'],
    ['Instance:SystemUpgrade.Migrate', 'type_migrate'],
    ['Disk:Stalled', 'type_other'],
    ['Reboot.Instance', 'type_other'],
    ['Migrate.Instance', 'type_other'],
  ])('%s cannot be redeployed', (eventType, reason) => {
    expect(redeployRefusal({ eventType, eventStatus: 'Inquiring' })).toBe(reason);
  });

  test('gone only when it was seen to be gone, and only where it could have been redeployed', () => {
    const event = { eventType: FAILURE, eventStatus: 'Inquiring' };
    expect(redeployRefusal({ ...event, goneAtMs: 0 })).toBe('gone');
    expect(redeployRefusal({ ...event, goneAtMs: null })).toBeNull();
    expect(redeployRefusal({ ...event, eventStatus: 'Executed', goneAtMs: 1 })).toBe('status_final');
  });
});

describe('when the cloud acts by itself', () => {
  test('NotBefore counts, for every type', () => {
    const event = { eventType: 'Disk:Stalled', notBeforeMs: 7, publishTimeMs: 1 };
    expect(dueOf(event)).toEqual({ dueAtMs: 7, dueIsEstimate: false });
  });

  test('without it, a failure is due five days after its publication, as an estimate', () => {
    const event = { eventType: FAILURE, notBeforeMs: null, publishTimeMs: 1_000 };
    expect(dueOf(event)).toEqual({ dueAtMs: 1_000 + 432_000_000, dueIsEstimate: true });
  });

  test('otherwise nobody knows', () => {
    const unknown = { dueAtMs: null, dueIsEstimate: false };
    expect(dueOf({ eventType: FAILURE, notBeforeMs: null, publishTimeMs: null })).toEqual(unknown);
    expect(dueOf({ eventType: MAINTENANCE, notBeforeMs: null, publishTimeMs: 1 })).toEqual(unknown);
  });
});
