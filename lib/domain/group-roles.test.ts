import { describe, expect, test } from 'vitest';
import { roleForGroups } from './group-roles';

const MAP = [
  { group: 'leads', role: 'approver' },
  { group: 'ops', role: 'operator' },
  { group: 'night', role: 'on-call' },
] as const;

describe('roleForGroups', () => {
  test.each([
    [['ops'], 'operator'],
    [['ops', 'leads'], 'approver'],
    [['night', 'ops'], 'operator'],
    ['leads', 'approver'],
    [['Ops'], null],
    [['ops '], null],
    [[], null],
    ['', null],
    [undefined, null],
    [null, null],
    [{ ops: true }, null],
    [[['ops']], null],
    [['__proto__', 'constructor'], null],
    ['ops,leads', null],
  ])('%j gives %s', (claim, role) => {
    expect(roleForGroups(claim, MAP, null)).toBe(role);
  });

  test('the fallback is for those without a group only', () => {
    expect(roleForGroups(['x'], MAP, 'viewer')).toBe('viewer');
    expect(roleForGroups(['night'], MAP, 'approver')).toBe('on-call');
  });
});
