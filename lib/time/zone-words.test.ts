import { expect, test } from 'vitest';
import { offsetLabel } from '@/lib/time/format';
import { isZoneFound, listZones, zoneOfRegion } from '@/lib/time/zones';

const AT_MS = Date.UTC(2026, 10, 24, 12);
const found = (query: string) =>
  listZones().filter((name) => isZoneFound({ name, offset: offsetLabel(AT_MS, name) }, query));

test.each([
  ['beijing', 'Asia/Shanghai'],
  ['北京', 'Asia/Shanghai'],
  ['CST', 'Asia/Shanghai'],
  ['CST', 'America/Chicago'],
  ['+8', 'Asia/Shanghai'],
  ['+08:00', 'Asia/Singapore'],
  ['utc+8', 'Asia/Shanghai'],
  ['UTC-5', 'America/New_York'],
  ['new york', 'America/New_York'],
  ['New_York', 'America/New_York'],
  ['eastern', 'America/New_York'],
  ['utc', 'UTC'],
])('%s finds %s', (query, zone) => {
  expect(found(query)).toContain(zone);
});

test('an offset finds only zones that have it', () => {
  expect(found('+8')).not.toContain('Asia/Tokyo');
  expect(found('+8')).not.toContain('Australia/Eucla');
  expect(found('no such place')).toEqual([]);
});

test('regions of the mainland keep one time', () => {
  expect(zoneOfRegion('cn-chengdu-telecom')).toBe('Asia/Shanghai');
  expect(zoneOfRegion('ap-somewhere')).toBeNull();
});
