import { expect, test } from 'vitest';
import { formatDuration, formatInstant, formatRelative, offsetLabel, urgencyOf } from '@/lib/time/format';
import { isZone, listZones, ownZone, zoneCity } from '@/lib/time/zones';

const MS = Date.parse('2026-11-24T12:40:05Z');
const NOW = Date.parse('2026-11-24T10:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.each([
  ['short', 'en', 'Tue 24 Nov 20:40'],
  ['short', 'zh-CN', '11月24日 周二 20:40'],
  ['seconds', 'en', 'Tue 24 Nov 20:40:05'],
  ['date', 'zh-CN', '11月24日 周二'],
  ['time', 'en', '20:40'],
  ['iso', 'en', '2026-11-24 20:40'],
] as const)('%s in %s', (style, locale, text) => {
  expect(formatInstant(MS, { zone: 'Asia/Shanghai', locale, style, nowMs: NOW })).toBe(text);
});

test('another year is written, as the wall of the zone has it', () => {
  const ms = Date.parse('2026-12-31T16:30:00Z');
  const options = { locale: 'en', nowMs: NOW };
  expect(formatInstant(ms, { ...options, zone: 'UTC' })).toBe('Thu 31 Dec 16:30');
  expect(formatInstant(ms, { ...options, zone: 'Asia/Shanghai' })).toBe('Fri 1 Jan 2027 00:30');
  expect(formatInstant(ms, { zone: 'Asia/Shanghai', locale: 'zh-CN', nowMs: NOW })).toBe(
    '2027年1月1日 周五 00:30',
  );
});

test.each([
  ['Asia/Shanghai', 'UTC+8'],
  ['UTC', 'UTC'],
  ['America/St_Johns', 'UTC−3:30'],
  ['Asia/Kathmandu', 'UTC+5:45'],
  ['America/New_York', 'UTC−5'],
])('offset of %s', (zone, label) => expect(offsetLabel(MS, zone)).toBe(label));

test('the offset is that of the instant, not of today', () => {
  expect(offsetLabel(Date.parse('2026-07-01T00:00Z'), 'America/New_York')).toBe('UTC−4');
});

test.each([
  [0, '0 s', '0 秒'],
  [59_999, '59 s', '59 秒'],
  [MINUTE, '1 min', '1 分'],
  [HOUR, '1 h', '1 小时'],
  [72 * MINUTE, '1 h 12 min', '1 小时 12 分'],
  [9 * HOUR + 5 * MINUTE, '9 h 05 min', '9 小时 05 分'],
  [24 * HOUR, '1 d', '1 天'],
  [52 * HOUR + 30 * MINUTE, '2 d 4 h', '2 天 4 小时'],
  [-72 * MINUTE, '1 h 12 min', '1 小时 12 分'],
])('%d ms lasts %s', (ms, en, zh) => {
  expect(formatDuration(ms, 'en')).toBe(en);
  expect(formatDuration(ms, 'zh-CN')).toBe(zh);
});

test('relative', () => {
  expect(formatRelative(NOW + 392 * MINUTE, NOW, 'en')).toBe('in 6 h 32 min');
  expect(formatRelative(NOW - 12_000, NOW, 'en')).toBe('12 s ago');
  expect(formatRelative(NOW + 999, NOW, 'en')).toBe('now');
  expect(formatRelative(NOW + 392 * MINUTE, NOW, 'zh-CN')).toBe('6 小时 32 分后');
  expect(formatRelative(NOW - 12_000, NOW, 'zh-CN')).toBe('12 秒前');
});

test('urgency changes exactly at its borders', () => {
  expect(urgencyOf(NOW + 24 * HOUR, NOW)).toBe('far');
  expect(urgencyOf(NOW + 24 * HOUR - 1, NOW)).toBe('soon');
  expect(urgencyOf(NOW + 2 * HOUR, NOW)).toBe('soon');
  expect(urgencyOf(NOW + 2 * HOUR - 1, NOW)).toBe('urgent');
  expect(urgencyOf(NOW, NOW)).toBe('past');
});

test('zones', () => {
  expect(isZone('Asia/Shanghai')).toBe(true);
  expect(isZone('UTC')).toBe(true);
  for (const bad of ['+08:00', 'Mars/Olympus', '', 'a'.repeat(100), null, 'Asia/Shanghai\n'])
    expect(isZone(bad)).toBe(false);
  expect(listZones()[0]).toBe('UTC');
  expect(new Set(listZones()).size).toBe(listZones().length);
  expect(listZones().every(isZone)).toBe(true);
  expect(isZone(ownZone())).toBe(true);
  expect(zoneCity('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
});
