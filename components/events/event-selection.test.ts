import { describe, expect, it } from 'vitest';
import {
  type EventSelection,
  findDropped,
  fromKept,
  frozenMatching,
  frozenPicked,
  NOTHING,
  selectedKeys,
  summaryOf,
  toKept,
  toSelectionInput,
  without,
  withTicked,
} from '@/components/events/event-selection';
import { type EventRow, SelectionInput } from '@/lib/schemas/events';
import { testRow } from '@/lib/testing/event-rows';

const a = testRow('a', { eventLevel: 'CRITICAL', localDisk: true });
const b = testRow('b', { regionId: 'cn-hefei-unicom' });
const c = testRow('c');
const mapOf = (...rows: EventRow[]) => new Map(rows.map((row) => [row.key, row]));
const keysOf = (...rows: EventRow[]) => new Set(rows.map((row) => row.key));
const listed = (...rows: EventRow[]): EventSelection => ({ kind: 'listed', rows: mapOf(...rows) });
const finder = (...rows: EventRow[]) => {
  const rowsByKey = mapOf(...rows);
  return (key: string) => rowsByKey.get(key);
};
const frozen = { selectionId: 's1', count: 3, regions: 2, critical: 1, localDisk: 1 };
const frozenAll = frozenMatching(frozen, [a.key, b.key, c.key], 1_000);

describe('listed selection', () => {
  it('counts regions, critical events and local disks', () => {
    expect(summaryOf(listed(a, b, c))).toEqual({ count: 3, regions: 2, critical: 1, localDisk: 1 });
  });

  it('keeps chosen rows that another filter does not show', () => {
    const after = withTicked(listed(a), keysOf(a, b), finder(b, c));
    expect(selectedKeys(after)).toEqual(keysOf(a, b));
  });

  it('travels as keys', () => {
    const input = toSelectionInput(listed(a, b));
    expect(input).toEqual({ kind: 'keys', keys: [a.key, b.key] });
    expect(SelectionInput.safeParse(input).success).toBe(true);
  });
});

describe('frozen selection', () => {
  it('holds exactly its members', () => {
    expect(selectedKeys(frozenAll)).toEqual(keysOf(a, b, c));
    expect(summaryOf(frozenAll)).toEqual({ count: 3, regions: 2, critical: 1, localDisk: 1 });
  });

  it('takes unticked rows out and lets them in again', () => {
    const less = withTicked(frozenAll, keysOf(b, c), finder(a, b, c));
    expect(summaryOf(less)).toEqual({ count: 2, regions: null, critical: 0, localDisk: 0 });
    expect(toSelectionInput(less)).toEqual({ kind: 'frozen', selectionId: 's1', except: [a.key] });
    expect(selectedKeys(withTicked(less, keysOf(a, b, c), finder(a, b, c)))).toEqual(keysOf(a, b, c));
  });

  it('remembers an exclusion under a filter that does not show it', () => {
    const less = withTicked(frozenAll, keysOf(b, c), finder(a, b, c));
    const later = withTicked(less, keysOf(b), finder(b, c));
    expect(selectedKeys(later)).toEqual(keysOf(b));
  });

  it('cannot take in a row that was not frozen', () => {
    const d = testRow('d');
    expect(selectedKeys(withTicked(frozenAll, keysOf(a, b, c, d), finder(a, b, c, d)))).toEqual(
      keysOf(a, b, c),
    );
  });

  it('is nothing when all is unticked', () => {
    expect(withTicked(frozenAll, new Set(), finder(a, b, c))).toBe(NOTHING);
  });

  it('sends picked rows as a frozen set without the rest', () => {
    const picked = frozenPicked(frozen, [a.key, b.key, c.key], mapOf(a, b), 1_000);
    expect(summaryOf(picked)).toEqual({ count: 2, regions: 2, critical: 1, localDisk: 1 });
    const less = withTicked(picked, keysOf(b), finder(a, b));
    expect(toSelectionInput(less)).toEqual({ kind: 'frozen', selectionId: 's1', except: [c.key, a.key] });
  });

  it('does not count picked rows that the server did not freeze', () => {
    const picked = frozenPicked(frozen, [a.key], mapOf(a, b), 1_000);
    expect(summaryOf(picked).count).toBe(1);
  });
});

describe('dropped rows', () => {
  const executing = testRow('a', { eventStatus: 'Executing', notRedeployable: 'status_executing' });
  const held = testRow('b', { heldBy: { batchId: 'x', batchNumber: 41, title: '', createdByName: 'op' } });

  it('are those that can no longer be ordered, in the list or outside of it', () => {
    expect(findDropped(listed(a, b, c), mapOf(executing, c), mapOf(held))).toEqual([
      { row: executing, gone: false },
      { row: held, gone: false },
    ]);
  });

  it('are not judged before their state is known', () => {
    expect(findDropped(listed(a), mapOf(), null)).toEqual([]);
    expect(findDropped(listed(a), mapOf(), mapOf())).toEqual([{ row: a, gone: true }]);
  });

  it('leave the selection', () => {
    const left = without(listed(a, b), [executing]);
    expect(selectedKeys(left)).toEqual(keysOf(b));
    expect(findDropped(frozenAll, mapOf(executing, b), null).map(({ row }) => row)).toEqual([executing]);
    expect(toSelectionInput(without(frozenAll, [executing]))).toMatchObject({ except: [a.key] });
  });
});

describe('a selection in the storage of its tab', () => {
  const restored = (selection: EventSelection, taken: string[] = []) =>
    fromKept(JSON.parse(JSON.stringify(toKept(selection))), taken);

  it('comes back as it was, listed or frozen', () => {
    const listed: EventSelection = { kind: 'listed', rows: mapOf(a, b) };
    expect(restored(listed)).toEqual(listed);
    const frozen = frozenPicked(
      { selectionId: 's', count: 3, regions: 2, critical: 1, localDisk: 1 },
      [a.key, b.key, c.key],
      mapOf(a, b),
      7,
    );
    expect(restored(without(frozen, [a]))).toEqual(without(frozen, [a]));
    expect(toKept(NOTHING)).toBeNull();
  });

  it('leaves out what a submitted plan took; a frozen set has served its purpose then', () => {
    expect(restored({ kind: 'listed', rows: mapOf(a, b) }, [a.key])).toEqual({
      kind: 'listed',
      rows: mapOf(b),
    });
    const counts = { selectionId: 's', count: 2, regions: 2, critical: 1, localDisk: 1 };
    const frozen = frozenMatching(counts, [a.key, b.key], 7);
    expect(restored(frozen, [c.key])).toEqual(frozen);
    expect(restored(frozen, [b.key])).toEqual(NOTHING);
  });

  it.each([null, 1, 'x', {}, { kind: 'listed' }, { kind: 'frozen', keys: [] }, { kind: 'other' }])(
    '%j is no selection',
    (kept) => {
      expect(fromKept(kept, [])).toBeNull();
    },
  );
});
