import { describe, expect, test } from 'vitest';
import { regionsForGroups, roleForGroups } from './group-roles';

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

describe('regionsForGroups', () => {
  const LIMITED = [
    { group: 'leads', role: 'approver', regions: ['cn-b'] },
    { group: 'leads-a', role: 'approver', regions: ['cn-a'] },
    { group: 'ops', role: 'operator', regions: ['cn-c'] },
    { group: 'all-ops', role: 'operator' },
  ] as const;

  test.each([
    [['leads'], 'approver', ['cn-b']],
    [['leads', 'leads-a'], 'approver', ['cn-a', 'cn-b']],
    // Where a weaker role holds everywhere, the stronger one still holds in its own regions only.
    [['leads', 'all-ops'], 'approver', ['cn-b']],
    [['ops', 'all-ops'], 'operator', null],
    ['ops', 'operator', ['cn-c']],
    // The default role has no limit.
    [['x'], 'viewer', null],
  ] as const)('%j as %s may see %j', (claim, role, regions) => {
    expect(regionsForGroups(claim, LIMITED, role)).toEqual(regions);
  });

  test('a setting without regions says nothing about them', () => {
    expect(regionsForGroups(['ops'], MAP, 'operator')).toBeUndefined();
  });
});
