import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayStartMs, instantToWall, offsetMs, type Wall, wallToInstant } from '@/lib/time/wall';

const at = (text: string): Wall => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/\D+/).map(Number);
  return { year, month, day, hour, minute };
};

test.each([
  ['2026-11-25 02:00', 'Asia/Shanghai', '2026-11-24T18:00Z'],
  ['2026-11-24 13:00', 'America/New_York', '2026-11-24T18:00Z'],
  ['2028-02-29 00:00', 'UTC', '2028-02-29T00:00Z'],
  ['2026-06-01 12:15', 'Asia/Kathmandu', '2026-06-01T06:30Z'],
  ['2026-01-01 00:00', 'Asia/Kolkata', '2025-12-31T18:30Z'],
  ['2026-07-01 00:00', 'Australia/Lord_Howe', '2026-06-30T13:30Z'],
  ['2026-01-01 00:00', 'Pacific/Kiritimati', '2025-12-31T10:00Z'],
])('%s in %s is %s', (wall, zone, utc) => {
  expect(wallToInstant(at(wall), zone)).toEqual({ kind: 'ok', ms: Date.parse(utc) });
});

test.each([
  ['2026-03-08 02:30', 'America/New_York', '2026-03-08T07:00Z', '2026-03-08 02:00', '2026-03-08 03:00'],
  ['2026-03-29 01:00', 'Europe/London', '2026-03-29T01:00Z', '2026-03-29 01:00', '2026-03-29 02:00'],
  ['2026-10-04 02:15', 'Australia/Lord_Howe', '2026-10-03T15:30Z', '2026-10-04 02:00', '2026-10-04 02:30'],
  ['2011-12-30 12:00', 'Pacific/Apia', '2011-12-30T10:00Z', '2011-12-30 00:00', '2011-12-31 00:00'],
])('%s does not exist in %s', (wall, zone, transition, jumpFrom, jumpTo) => {
  expect(wallToInstant(at(wall), zone)).toEqual({
    kind: 'gap',
    transitionMs: Date.parse(transition),
    jumpFrom: at(jumpFrom),
    jumpTo: at(jumpTo),
  });
});

test.each([
  ['2026-11-01 01:30', 'America/New_York', '2026-11-01T05:30Z', '2026-11-01T06:30Z'],
  ['2026-04-05 01:45', 'Australia/Lord_Howe', '2026-04-04T14:45Z', '2026-04-04T15:15Z'],
])('%s exists twice in %s', (wall, zone, earlier, later) => {
  expect(wallToInstant(at(wall), zone)).toEqual({
    kind: 'overlap',
    earlierMs: Date.parse(earlier),
    laterMs: Date.parse(later),
  });
});

test.each([
  '2026-02-30 10:00',
  '2027-02-29 10:00',
  '2026-13-01 10:00',
  '2026-00-10 10:00',
  '2026-01-01 24:00',
  '2026-01-01 10:60',
  '0026-01-01 10:00',
])('%s exists nowhere', (wall) =>
  expect(wallToInstant(at(wall), 'Asia/Shanghai')).toEqual({ kind: 'invalid' }),
);

test('the edges of a gap and of an overlap', () => {
  expect(wallToInstant(at('2026-03-08 01:59'), 'America/New_York').kind).toBe('ok');
  expect(wallToInstant(at('2026-03-08 03:00'), 'America/New_York').kind).toBe('ok');
  expect(wallToInstant(at('2026-11-01 00:59'), 'America/New_York').kind).toBe('ok');
  expect(wallToInstant(at('2026-11-01 01:00'), 'America/New_York').kind).toBe('overlap');
  expect(wallToInstant(at('2026-11-01 02:00'), 'America/New_York').kind).toBe('ok');
});

const zones = fc.constantFrom(
  'UTC',
  'Asia/Shanghai',
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Africa/Casablanca',
  'Pacific/Chatham',
  'America/Santiago',
);
const minutes = fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2037, 0) / 60_000 });

test('every instant is found again from its wall time', () => {
  fc.assert(
    fc.property(minutes, zones, (minute, zone) => {
      const ms = minute * 60_000;
      const { second: _, ...wall } = instantToWall(ms, zone);
      const found = wallToInstant(wall, zone);
      if (found.kind === 'overlap') return found.earlierMs === ms || found.laterMs === ms;
      return found.kind === 'ok' && found.ms === ms;
    }),
    { numRuns: 400 },
  );
});

test('a wall time is what the found instants show, and in a gap nothing shows it', () => {
  fc.assert(
    fc.property(minutes, zones, (minute, zone) => {
      const { second: _, ...wall } = instantToWall(minute * 60_000, 'UTC');
      const found = wallToInstant(wall, zone);
      if (found.kind === 'gap') {
        const before = offsetMs(found.transitionMs - 1, zone);
        const after = offsetMs(found.transitionMs, zone);
        const asUtc = minute * 60_000;
        return after > before && asUtc >= found.transitionMs + before && asUtc < found.transitionMs + after;
      }
      if (found.kind === 'invalid') return false;
      const shown = found.kind === 'ok' ? [found.ms] : [found.earlierMs, found.laterMs];
      return shown.every(
        (ms) => JSON.stringify(instantToWall(ms, zone)) === JSON.stringify({ ...wall, second: 0 }),
      );
    }),
    { numRuns: 400 },
  );
});

test('a day begins at midnight of its zone; where that is skipped, after the gap', () => {
  const noon = Date.UTC(2026, 10, 30, 12);
  expect(dayStartMs(noon, 'Asia/Shanghai')).toBe(Date.UTC(2026, 10, 29, 16));
  expect(dayStartMs(noon, 'UTC')).toBe(Date.UTC(2026, 10, 30));
  // Beirut's clocks went from 00:00 to 01:00 on 27 March 2022.
  expect(dayStartMs(Date.UTC(2022, 2, 27, 12), 'Asia/Beirut')).toBe(Date.UTC(2022, 2, 26, 22));
});
