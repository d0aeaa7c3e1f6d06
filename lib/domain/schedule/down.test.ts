import { describe, expect, test } from 'vitest';
import { downAfter, downOfEvent, downOfInstance, downOfRow, type RowSeen } from '@/lib/domain/schedule/down';
import { FOREVER_MS } from '@/lib/domain/schedule/world';
import { at, HOUR, MIN } from '@/lib/testing/schedule-worlds';

const NOW = at('2026-11-02T12:00');
const SPAN = 30 * MIN;
const running = (statusReadAtMs: number) => ({ status: 'Running', statusReadAtMs });

describe('R23 a: what was not read Running', () => {
  test('counts for two hours; unknown words count, a status that was never read does not', () => {
    const stretch = { fromMs: NOW - 5, toMs: NOW + 2 * HOUR, cause: 'not_running' };
    expect(downOfInstance({ status: 'Stopped', statusReadAtMs: NOW - 5 }, NOW)).toEqual(stretch);
    expect(downOfInstance({ status: 'Sleeping', statusReadAtMs: NOW - 5 }, NOW)).toEqual(stretch);
    expect(downOfInstance({ status: 'Stopped', statusReadAtMs: NOW + 5 }, NOW)).toMatchObject({
      fromMs: NOW,
    });
    expect(downOfInstance(running(NOW), NOW)).toBeNull();
    expect(downOfInstance({ status: '', statusReadAtMs: 0 }, NOW)).toBeNull();
    expect(downOfInstance(null, NOW)).toBeNull();
  });
});

describe('R23 c: rows', () => {
  const row = (changes: Partial<RowSeen>) =>
    downOfRow(
      {
        outcome: 'queued',
        planTimeMs: null,
        earliestMs: null,
        acceptedAtMs: null,
        executingSinceMs: null,
        cloudStatus: null,
        finalAtMs: null,
        instanceOk: false,
        eventGoneAtMs: null,
        leftAtMs: null,
        updatedAtMs: NOW - HOUR,
        spanMs: SPAN,
        instance: running(NOW - 2 * HOUR),
        ...changes,
      },
      NOW,
    );

  test.each(['queued', 'sending'] as const)('%s: from its time, or from now on, for its span', (outcome) => {
    const stretch = (fromMs: number) => ({ fromMs, toMs: fromMs + SPAN, cause: 'row' });
    expect(row({ outcome })).toEqual(stretch(NOW));
    expect(row({ outcome, planTimeMs: NOW + HOUR })).toEqual(stretch(NOW + HOUR));
    expect(row({ outcome, planTimeMs: NOW + HOUR, earliestMs: NOW + 2 * HOUR })).toEqual(
      stretch(NOW + 2 * HOUR),
    );
    expect(row({ outcome, planTimeMs: NOW - HOUR })).toEqual(stretch(NOW));
  });

  test('unknown: without end, until a person leaves it so', () => {
    const stretch = { fromMs: NOW - HOUR, toMs: FOREVER_MS, cause: 'unknown' };
    expect(row({ outcome: 'unknown', planTimeMs: NOW + HOUR })).toEqual(stretch);
    expect(row({ outcome: 'unknown', updatedAtMs: NOW + 9 })).toMatchObject({ fromMs: NOW });
    expect(row({ outcome: 'unknown', leftAtMs: NOW - 1 })).toBeNull();
  });

  test('accepted: its span while it is to come, then until it has ended', () => {
    const accepted = { outcome: 'accepted', acceptedAtMs: NOW - 2 * HOUR } as const;
    expect(row({ ...accepted, planTimeMs: NOW + HOUR })).toEqual({
      fromMs: NOW + HOUR,
      toMs: NOW + HOUR + SPAN,
      cause: 'row',
    });
    expect(row({ ...accepted, planTimeMs: NOW })).toEqual({
      fromMs: NOW,
      toMs: NOW + 2 * HOUR,
      cause: 'row',
    });
    expect(row(accepted)).toEqual({ fromMs: NOW - 2 * HOUR, toMs: NOW + 2 * HOUR, cause: 'row' });
    expect(row({ ...accepted, acceptedAtMs: null })).toMatchObject({ fromMs: NOW - HOUR });
    // It began before its time.
    expect(
      row({ ...accepted, planTimeMs: NOW + HOUR, executingSinceMs: NOW - MIN, cloudStatus: 'Executing' }),
    ).toEqual({ fromMs: NOW - MIN, toMs: NOW + 2 * HOUR, cause: 'executing' });
  });

  test('ended: until the instance was read Running afterwards, a day at most', () => {
    const ended = { outcome: 'accepted', finalAtMs: NOW - HOUR, cloudStatus: 'Executed' } as const;
    const stretch = { fromMs: NOW - HOUR, toMs: NOW + 2 * HOUR, cause: 'executing' };
    expect(row({ ...ended, instance: running(NOW - HOUR) })).toEqual(stretch);
    expect(row({ ...ended, instance: null })).toEqual(stretch);
    expect(row({ ...ended, instance: { status: 'Stopped', statusReadAtMs: NOW } })).toEqual(stretch);
    expect(row({ ...ended, instance: running(NOW - HOUR + 1) })).toBeNull();
    expect(row({ ...ended, instanceOk: true })).toBeNull();
    expect(row({ ...ended, cloudStatus: 'Canceled' })).toBeNull();
    expect(row({ ...ended, finalAtMs: NOW - 24 * HOUR, instance: null })).toBeNull();
    expect(row({ ...ended, finalAtMs: NOW - 24 * HOUR + 1, instance: null })).not.toBeNull();
  });

  test('an order whose event the cloud no longer lists ends with a reading that says Running', () => {
    const gone = { outcome: 'accepted', acceptedAtMs: NOW - HOUR, eventGoneAtMs: NOW - MIN } as const;
    expect(row({ ...gone, instance: running(NOW - MIN) })).not.toBeNull();
    expect(row({ ...gone, instance: running(NOW) })).toBeNull();
    expect(row({ ...gone, eventGoneAtMs: null, instance: running(NOW) })).not.toBeNull();
  });

  test.each(['refused', 'skipped', null] as const)('%s: not at all', (outcome) => {
    expect(row({ outcome })).toBeNull();
  });
});

describe('R23 b and d: events', () => {
  const event = { eventStatus: 'Inquiring', dueAtMs: NOW + HOUR, dueIsEstimate: false, spanMs: SPAN };

  test('the cloud’s own time, an estimate an hour before and after', () => {
    expect(downOfEvent(event, NOW)).toEqual({
      fromMs: NOW + HOUR,
      toMs: NOW + HOUR + SPAN,
      cause: 'cloud_due',
    });
    expect(downOfEvent({ ...event, dueIsEstimate: true }, NOW)).toEqual({
      fromMs: NOW,
      toMs: NOW + 2 * HOUR + SPAN,
      cause: 'cloud_due',
    });
    expect(downOfEvent({ ...event, eventStatus: 'Waiting' }, NOW)).not.toBeNull();
    expect(downOfEvent({ ...event, dueAtMs: null }, NOW)).toBeNull();
    expect(downOfEvent({ ...event, eventStatus: 'Executed' }, NOW)).toBeNull();
  });

  test('one that runs, for two hours ahead or its span', () => {
    const runs = { ...event, eventStatus: 'Executing' };
    expect(downOfEvent({ ...runs, dueAtMs: NOW - HOUR }, NOW)).toEqual({
      fromMs: NOW - HOUR,
      toMs: NOW + 2 * HOUR,
      cause: 'executing',
    });
    expect(downOfEvent(runs, NOW)).toMatchObject({ fromMs: NOW });
    expect(downOfEvent({ ...runs, spanMs: 3 * HOUR }, NOW)).toMatchObject({ toMs: NOW + 3 * HOUR });
    expect(downOfEvent({ ...runs, dueAtMs: null }, NOW)).toMatchObject({ fromMs: NOW });
  });

  test('one that has ended, until the instance was read Running afterwards', () => {
    expect(downAfter(NOW - MIN, running(NOW - MIN), NOW)).toMatchObject({
      fromMs: NOW - MIN,
      toMs: NOW + 2 * HOUR,
    });
    expect(downAfter(NOW - MIN, running(NOW), NOW)).toBeNull();
    expect(downAfter(NOW + MIN, null, NOW)).toMatchObject({ fromMs: NOW });
  });
});
