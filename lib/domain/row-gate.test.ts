import { describe, expect, test } from 'vitest';
import type { RowOrder } from '@/lib/domain/batches';
import type { LostOrder } from '@/lib/domain/reconcile';
import { type EventNow, judgeRow, judgeTime, type RowFacts, SKIP_REASONS } from '@/lib/domain/row-gate';

const NOW = 1_790_000_000_000;
const MINUTE = 60_000;
const DAY = 86_400_000;

const scheduled = (planTimeMs: number): RowOrder => ({ opsType: 'scheduled', planTimeMs });
const immediate: RowOrder = { opsType: 'immediate', planTimeMs: null };

describe('judgeTime', () => {
  test.each([
    [NOW - 1, 'past'],
    [NOW, 'past'],
    [NOW + 1, 'too_soon'],
    [NOW + MINUTE - 1, 'too_soon'],
    [NOW + MINUTE, null],
    [NOW + 365 * DAY, null],
    [NOW + 365 * DAY + 1, 'too_far'],
    // Seconds given for milliseconds.
    [Math.floor(NOW / 1_000), 'past'],
  ])('%i is %s', (planTimeMs, expected) => {
    expect(judgeTime(scheduled(planTimeMs), NOW)).toBe(expected);
  });

  test('immediate is always possible', () => {
    expect(judgeTime(immediate, NOW)).toBeNull();
  });
});

describe('planned', () => {
  const row = { order: immediate, dueAtMs: null, notRedeployable: null, heldBy: null, localDisk: null };

  test('names everything that keeps it back and every warning at once', () => {
    const bad = {
      order: null,
      dueAtMs: NOW,
      notRedeployable: 'status_final',
      heldBy: { batchId: 'b' },
      localDisk: true,
    };
    expect(judgeRow('plan', bad, NOW)).toEqual({
      refusals: ['not_redeployable', 'held', 'no_time'],
      warnings: ['due_passed', 'local_disk'],
    });
  });

  test('warns when the cloud acts first', () => {
    const late = { ...row, dueAtMs: NOW + 2 * MINUTE, order: scheduled(NOW + 3 * MINUTE) };
    expect(judgeRow('plan', late, NOW)).toEqual({ refusals: [], warnings: ['after_due'] });
    expect(judgeRow('plan', { ...late, order: immediate }, NOW)).toEqual({ refusals: [], warnings: [] });
    const sameMoment = { ...late, order: scheduled(late.dueAtMs) };
    expect(judgeRow('plan', sameMoment, NOW)).toEqual({ refusals: [], warnings: [] });
    expect(judgeRow('plan', { ...late, order: null }, NOW)).toEqual({ refusals: ['no_time'], warnings: [] });
  });

  test('without a time of the cloud there is nothing to be late for', () => {
    expect(judgeRow('plan', { ...row, order: scheduled(NOW + DAY) }, NOW)).toEqual({
      refusals: [],
      warnings: [],
    });
  });
});

describe('about to be sent', () => {
  /** The word that is stored, or null where the row may go. */
  const sent = (facts: Omit<RowFacts['send'], 'event'>, now: EventNow) =>
    judgeRow('send', { ...facts, event: now }, NOW).refusals[0] ?? null;

  const event = { eventType: 'Instance:SystemFailure.Redeploy', eventStatus: 'Inquiring', goneAtMs: null };
  const row = {
    eventType: event.eventType,
    statusAtSubmit: 'Inquiring',
    order: immediate,
    sendUntilMs: NOW + 1,
  };

  test('lets an unchanged event go', () => {
    expect(sent(row, event)).toBeNull();
  });

  test('keeps what has changed, gone or become late', () => {
    expect(sent(row, null)).toBe('event_gone');
    expect(sent(row, { ...event, goneAtMs: NOW })).toBe('event_gone');
    expect(sent(row, { ...event, eventStatus: 'Scheduled' })).toBe('event_changed');
    expect(sent({ ...row, statusAtSubmit: 'Executing' }, { ...event, eventStatus: 'Executing' })).toBe(
      'event_changed',
    );
    expect(sent(row, { ...event, eventType: 'Instance:SystemMaintenance.Redeploy' })).toBe('event_changed');
    expect(sent({ ...row, order: scheduled(NOW + MINUTE - 1) }, event)).toBe('plan_time_passed');
    expect(sent({ ...row, order: scheduled(NOW + MINUTE) }, event)).toBeNull();
    expect(sent({ ...row, order: null }, event)).toBe('plan_time_passed');
  });

  test('keeps what did not leave in time, whatever it orders; the last instant is too late', () => {
    expect(sent({ ...row, sendUntilMs: NOW }, event)).toBe('request_expired');
    expect(sent({ ...row, sendUntilMs: NOW - 1 }, null)).toBe('request_expired');
    expect(sent({ ...row, sendUntilMs: NOW, order: scheduled(NOW + 60 * MINUTE) }, event)).toBe(
      'request_expired',
    );
    expect(sent({ ...row, sendUntilMs: null }, event)).toBe('request_expired');
  });

  test('says everything, the gravest first, and skips by words that a row keeps', () => {
    const late = { ...row, sendUntilMs: NOW, order: scheduled(NOW) };
    const { refusals, warnings } = judgeRow(
      'send',
      { ...late, event: { ...event, eventStatus: 'Executing', goneAtMs: NOW } },
      NOW,
    );
    expect(refusals).toEqual(SKIP_REASONS.filter((reason) => reason !== 'missed_window'));
    const held = judgeRow('send', { ...late, waited: true, event: null }, NOW);
    expect(held.refusals).toEqual(['request_expired', 'event_gone', 'missed_window']);
    expect(warnings).toEqual([]);
    expect(judgeRow('send', { ...late, event: null }, NOW).refusals).toEqual([
      'request_expired',
      'event_gone',
      'plan_time_passed',
    ]);
  });
});

describe('under review', () => {
  const row = {
    order: immediate,
    dueAtMs: null,
    localDisk: null,
    statusAtSubmit: 'Inquiring',
    statusNow: 'Inquiring',
    goneAtMs: null,
  };
  const refusals = (more: Partial<RowFacts['approve']>) =>
    judgeRow('approve', { ...row, ...more }, NOW).refusals;

  test('an event that is as it was', () => {
    expect(refusals({})).toEqual([]);
    expect(refusals({ order: scheduled(NOW + MINUTE) })).toEqual([]);
    // Nobody knows what it was: nothing to compare with.
    expect(refusals({ statusAtSubmit: null, statusNow: 'Executing' })).toEqual([]);
  });

  test('an event that is no longer listed, has another status, or a time that has passed', () => {
    expect(refusals({ goneAtMs: NOW })).toEqual(['event_gone']);
    expect(refusals({ statusNow: null })).toEqual(['event_gone']);
    expect(refusals({ statusNow: 'Scheduled' })).toEqual(['event_changed']);
    expect(refusals({ order: scheduled(NOW) })).toEqual(['past']);
    expect(refusals({ order: scheduled(NOW + MINUTE - 1) })).toEqual(['too_soon']);
    expect(refusals({ order: null })).toEqual(['no_time']);
  });

  test('warns as the plan did', () => {
    const facts = { ...row, dueAtMs: NOW, localDisk: true };
    expect(judgeRow('approve', facts, NOW).warnings).toEqual(['due_passed', 'local_disk']);
  });
});

describe('to be sent again', () => {
  const lost: LostOrder = {
    order: immediate,
    sinceMs: NOW - MINUTE,
    dueAtMs: null,
    dueIsEstimate: false,
    statusBefore: 'Inquiring',
    notBeforeBeforeMs: NOW + DAY,
  };
  const reading = { status: 'Inquiring', notBeforeMs: NOW + DAY };
  const refusals = (more: Partial<RowFacts['resend']>) =>
    judgeRow('resend', { order: immediate, lost, reading, ...more }, NOW).refusals;

  test('only an event that is exactly as it was', () => {
    expect(refusals({})).toEqual([]);
    expect(refusals({ reading: { ...reading, status: 'Executing' } })).toEqual(['event_moved']);
    expect(refusals({ reading: { ...reading, notBeforeMs: NOW } })).toEqual(['event_moved']);
    expect(refusals({ lost: null })).toEqual(['event_moved']);
    expect(refusals({ reading: { status: null, notBeforeMs: null } })[0]).toBe('event_gone');
  });

  test('and only while its time is still ahead', () => {
    const timed = (planTimeMs: number) => ({
      order: scheduled(planTimeMs),
      lost: { ...lost, order: scheduled(planTimeMs) },
    });
    expect(refusals(timed(NOW + MINUTE))).toEqual([]);
    expect(refusals(timed(NOW + MINUTE - 1))).toEqual(['plan_time_passed']);
    expect(refusals(timed(NOW))).toEqual(['plan_time_passed']);
    expect(refusals({ order: null })).toEqual(['plan_time_passed']);
  });
});
