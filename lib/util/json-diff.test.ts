import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffJson } from '@/lib/util/json-diff';

test('names what was added, removed and changed, and nothing that stayed', () => {
  const before = { state: 'draft', title: 'x', plan: { zone: 'UTC', when: 'immediate' }, ids: ['a', 'b'] };
  const after = { state: 'sending', number: 4, plan: { zone: 'UTC', when: 'scheduled' }, ids: ['a', 'b'] };
  expect(diffJson(before, after)).toEqual([
    { path: 'state', kind: 'changed', before: 'draft', after: 'sending' },
    { path: 'number', kind: 'added', before: null, after: '4' },
    { path: 'plan.when', kind: 'changed', before: 'immediate', after: 'scheduled' },
    { path: 'title', kind: 'removed', before: 'x', after: null },
  ]);
});

test.each<[unknown, unknown, unknown[]]>([
  [null, null, []],
  [undefined, {}, []],
  [null, { rows: ['e-1', 'e-2'] }, [['rows', null, 'e-1, e-2']]],
  [{ rows: [{ id: 1 }, { id: 2 }] }, { rows: [{ id: 1 }, { id: 3 }] }, [['rows[1].id', '2', '3']]],
  [{ a: null }, { a: false }, [['a', 'null', 'false']]],
  [{ a: [] }, { a: {} }, [['a', '[]', '{}']]],
  ['{oops', null, [['', '{oops', null]]],
])('%j → %j', (before, after, expected) => {
  expect(diffJson(before, after).map((change) => [change.path, change.before, change.after])).toEqual(
    expected,
  );
});

test('a value does not differ from itself, and the way back has as many steps', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(diffJson(a, a)).toEqual([]);
      expect(diffJson(a, b).length).toBe(diffJson(b, a).length);
    }),
  );
});
