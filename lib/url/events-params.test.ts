import { describe, expect, it } from 'vitest';
import {
  dueBeforeMs,
  eventsQueryString,
  fittingSearch,
  isFiltered,
  loadEventsParams,
  SORT_COLUMN_IDS,
  toEventFilter,
  toEventsQuery,
  withChange,
} from '@/lib/url/events-params';

const NOW_MS = Date.UTC(2026, 10, 24, 12, 0);
const load = (search: string) => loadEventsParams(new URLSearchParams(search));

describe('events params', () => {
  it('shows what can be redeployed, least time left first, without any params', () => {
    const params = load('');
    expect(params).toEqual({
      q: '',
      view: 'redeployable',
      type: [],
      level: [],
      status: [],
      region: [],
      due: null,
      sort: 'due',
      event: null,
    });
    expect(toEventFilter(toEventsQuery(params), NOW_MS)).toMatchObject({
      redeployable: true,
      unplanned: false,
      dueBeforeMs: null,
    });
    expect(isFiltered(toEventsQuery(params))).toBe(false);
  });

  it('comes back the same after a reload', () => {
    const params = {
      q: 'e-1 i-2',
      view: 'all' as const,
      type: ['Disk:Stalled', 'IP:SafeRisk'],
      level: ['CRITICAL'],
      status: ['Brand,New&Status'],
      region: ['cn-dalian-unicom'],
      due: '24h',
      sort: '-level' as const,
      event: 'e-1/i-2',
    };
    expect(load(eventsQueryString(params))).toEqual(params);
  });

  it('knows the view after a change: only what is named changes, null is the default', () => {
    const before = toEventsQuery(load('?level=CRITICAL&due=24h&sort=-due&view=all'));
    expect(withChange(before, { q: 'e-1', level: null, due: null })).toEqual(
      toEventsQuery(load('?q=e-1&sort=-due&view=all')),
    );
    expect(withChange(before, { sort: null, view: null })).toEqual(
      toEventsQuery(load('?level=CRITICAL&due=24h')),
    );
  });

  it('leaves defaults out of the address', () => {
    expect(eventsQueryString(load(''))).toBe('');
    expect(eventsQueryString({ ...load(''), view: 'all' })).toBe('?view=all');
  });

  it.each([
    ['view=everything', 'view', 'redeployable'],
    ['sort=salary', 'sort', 'due'],
    ['sort=__proto__', 'sort', 'due'],
    ['sort=--due', 'sort', 'due'],
    ['due=99h', 'due', null],
    ['due=toString', 'due', null],
    ['due=2026-13-45T00:00:00Z', 'due', null],
    ['due=-1', 'due', null],
    [`q=${'a'.repeat(20_001)}`, 'q', ''],
    [`event=${'a'.repeat(2_001)}`, 'event', null],
    ['event=', 'event', null],
    ['type=', 'type', []],
    [`region=${'r'.repeat(201)}`, 'region', []],
  ] as const)('falls back for %.40s', (search, name, expected) => {
    expect(load(search)[name]).toEqual(expected);
  });

  it('keeps each value of a list once, and a hundred at most', () => {
    expect(load('type=a&type=b&type=a').type).toEqual(['a', 'b']);
    const many = Array.from({ length: 150 }, (_, index) => `type=t${index}`).join('&');
    expect(load(many).type).toHaveLength(100);
  });

  it('accepts every column in both directions', () => {
    expect(SORT_COLUMN_IDS).toHaveLength(9);
    for (const id of SORT_COLUMN_IDS) {
      expect(load(`sort=${id}`).sort).toBe(id);
      expect(load(`sort=-${id}`).sort).toBe(`-${id}`);
    }
  });

  it('cuts a search that no address could carry, and never 500 ids', () => {
    const ids = Array.from({ length: 500 }, (_, index) => `e-${String(index).padStart(32, '0')}`).join(', ');
    expect(fittingSearch(ids)).toBe(ids);
    expect(fittingSearch('x'.repeat(20_001))).toHaveLength(20_000);
    const names = fittingSearch('边缘节点'.repeat(2_000));
    expect(names.length).toBeGreaterThan(2_400);
    expect(eventsQueryString({ ...load(''), q: names }).length).toBeLessThan(22_100);
  });

  it('counts a preset from now and an instant by itself', () => {
    expect(dueBeforeMs('2h', NOW_MS)).toBe(NOW_MS + 2 * 3_600_000);
    expect(dueBeforeMs('2026-11-25T04:33:00.000Z', NOW_MS)).toBe(Date.UTC(2026, 10, 25, 4, 33));
    expect(dueBeforeMs(null, NOW_MS)).toBeNull();
  });
});
