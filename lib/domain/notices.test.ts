import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CHANNEL_TYPES,
  canEnd,
  digestAtMs,
  ESCALATE_AFTER_MS,
  FIRST_KINDS,
  isLateNews,
  isSubscribed,
  isUrgent,
  NOTICE_KINDS,
  nextTryMs,
  noticeWord,
  OFFERED_KINDS,
  offTheHourMs,
  owes,
  type QuietHours,
  quietMinutesLeft,
  REPEAT_AFTER_MS,
  RETRY_WAITS_MS,
} from '@/lib/domain/notices';

const PACE = { groupWaitMs: 20_000, groupIntervalMs: 300_000 };
const HOUR_MS = 3_600_000;

test('a new channel is told of everything urgent, and of requests and ends of batches', () => {
  for (const kind of NOTICE_KINDS.filter(isUrgent)) expect(FIRST_KINDS).toContain(kind);
  expect(FIRST_KINDS).toContain('batch.done');
  expect(OFFERED_KINDS).toContain('rows.late');
  expect(OFFERED_KINDS).not.toContain('batch.recalled');
  expect(FIRST_KINDS).not.toContain('approval.decided');
  for (const kind of NOTICE_KINDS) expect(noticeWord(kind)).toBe(kind.replaceAll('.', '_'));
});

test('news about rows, the desk and a channel can be over; what somebody did or asked for stays so', () => {
  const endless = NOTICE_KINDS.filter((kind) => !canEnd(kind));
  const nouns = (kinds: readonly string[]) => new Set(kinds.map((kind) => kind.split('.')[0]));
  expect(nouns(NOTICE_KINDS.filter(canEnd))).toEqual(new Set(['rows', 'desk', 'channel']));
  expect(nouns(endless)).toEqual(new Set(['batch', 'event', 'approval', 'right', 'emergency', 'secret']));
});

describe('digests', () => {
  test('urgent at once, calm after a wait, both never sooner than the interval after the last', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.nat(1e9), fc.option(fc.nat(1e9)), (urgent, nowMs, lastSentMs) => {
        const atMs = digestAtMs(PACE, { urgent, nowMs, lastSentMs });
        expect(atMs).toBeGreaterThanOrEqual(urgent ? nowMs : nowMs + PACE.groupWaitMs);
        if (lastSentMs === null) expect(atMs).toBe(urgent ? nowMs : nowMs + PACE.groupWaitMs);
        else expect(atMs).toBeGreaterThanOrEqual(lastSentMs + PACE.groupIntervalMs);
      }),
    );
  });
});

describe('tries', () => {
  test('go on later and later, and end: for robots and pagers within a day', () => {
    for (const type of CHANNEL_TYPES) {
      let nowMs = 0;
      let attempts = 1;
      for (;;) {
        const next = nextTryMs(type, { attempts, firstTriedAtMs: 0, nowMs });
        if (next === null) break;
        expect(next).toBe(nowMs + (RETRY_WAITS_MS[attempts - 1] ?? 0));
        nowMs = next;
        attempts += 1;
      }
      const isPatient = type === 'webhook' || type === 'email';
      expect(attempts).toBe(isPatient ? RETRY_WAITS_MS.length + 1 : 8);
      if (!isPatient) expect(nowMs).toBeLessThanOrEqual(24 * HOUR_MS);
    }
  });

  test('wait at least as long as the receiver asks', () => {
    fc.assert(
      fc.property(fc.nat(HOUR_MS), fc.integer({ min: 1, max: 5 }), (restMs, attempts) => {
        const next = nextTryMs('webhook', { attempts, firstTriedAtMs: 0, nowMs: 1_000, restMs });
        expect(next).toBeGreaterThanOrEqual(1_000 + restMs);
      }),
    );
  });
});

describe('quiet hours', () => {
  const night: QuietHours = { days: [1], fromMinute: 22 * 60, toMinute: 6 * 60 };
  test.each([
    [{ weekday: 1, minute: 22 * 60 }, 8 * 60],
    [{ weekday: 1, minute: 23 * 60 + 59 }, 6 * 60 + 1],
    [{ weekday: 2, minute: 0 }, 6 * 60],
    [{ weekday: 2, minute: 6 * 60 }, 0],
    [{ weekday: 1, minute: 0 }, 0],
    [{ weekday: 2, minute: 23 * 60 }, 0],
  ])('over midnight belong to the day on which they begin: %o', (wall, left) => {
    expect(quietMinutesLeft(night, wall)).toBe(left);
  });

  test('are over when they say so, and never longer than a day', () => {
    const hours = fc.record({
      days: fc.uniqueArray(fc.integer({ min: 0, max: 6 })),
      fromMinute: fc.integer({ min: 0, max: 1_439 }),
      toMinute: fc.integer({ min: 0, max: 1_439 }),
    });
    const walls = fc.record({
      weekday: fc.integer({ min: 0, max: 6 }),
      minute: fc.integer({ min: 0, max: 1_439 }),
    });
    fc.assert(
      fc.property(hours, walls, (quiet, wall) => {
        const left = quietMinutesLeft(quiet, wall);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(1_440);
        if (left > 0) expect((wall.minute + left) % 1_440).toBe(quiet.toMinute);
      }),
    );
    expect(quietMinutesLeft(null, { weekday: 0, minute: 0 })).toBe(0);
  });
});

test('a channel hears of its kinds and regions; news without a region is for all', () => {
  const channel = { kinds: ['rows.failed'] as const, regions: ['cn-a'] };
  expect(isSubscribed(channel, { kind: 'rows.failed', regions: ['cn-a', 'cn-b'] })).toBe(true);
  expect(isSubscribed(channel, { kind: 'rows.failed', regions: ['cn-b'] })).toBe(false);
  expect(isSubscribed(channel, { kind: 'rows.failed', regions: [] })).toBe(true);
  expect(isSubscribed(channel, { kind: 'batch.done', regions: ['cn-a'] })).toBe(false);
});

test('one escalation and one repeat, each at its time', () => {
  const told = { deliveredAtMs: 0, escalatedAtMs: null, repeatedAtMs: null, hasSecond: true };
  expect(owes({ ...told, nowMs: ESCALATE_AFTER_MS - 1 })).toEqual({ escalate: false, repeat: false });
  expect(owes({ ...told, nowMs: ESCALATE_AFTER_MS })).toEqual({ escalate: true, repeat: false });
  expect(owes({ ...told, hasSecond: false, nowMs: REPEAT_AFTER_MS })).toEqual({
    escalate: false,
    repeat: true,
  });
  expect(owes({ ...told, escalatedAtMs: 1, repeatedAtMs: 1, nowMs: 2 * REPEAT_AFTER_MS })).toEqual({
    escalate: false,
    repeat: false,
  });
  expect(isLateNews(0, 6 * HOUR_MS)).toBe(false);
  expect(isLateNews(0, 6 * HOUR_MS + 1)).toBe(true);
});

test('calm news to Feishu leaves 5 to 25 seconds after full and half hours, each message at its own moment', () => {
  const hourMs = Date.UTC(2026, 10, 30, 12);
  const at = (id: string, ms: number, urgent = 0) => offTheHourMs('feishu', { id, urgent }, ms) - hourMs;
  const moments = Array.from({ length: 50 }, (_, index) => at(`dlv_${index}`, hourMs));
  expect(Math.min(...moments)).toBeGreaterThanOrEqual(5_000);
  expect(Math.max(...moments)).toBeLessThan(25_000);
  expect(new Set(moments).size).toBeGreaterThan(20);
  // Asked again at that moment, it leaves.
  for (const ms of moments.slice(0, 5)) {
    const id = `dlv_${moments.indexOf(ms)}`;
    expect(at(id, hourMs + ms)).toBe(ms);
    expect(at(id, hourMs + ms - 1)).toBe(ms);
  }
  expect(at('dlv_1', hourMs + 1_800_000)).toBeGreaterThanOrEqual(1_805_000);
  expect(at('dlv_1', hourMs + 60_000)).toBe(60_000);
  expect(at('dlv_1', hourMs, 1)).toBe(0);
  expect(offTheHourMs('dingtalk', { id: 'dlv_1', urgent: 0 }, hourMs)).toBe(hourMs);
});
