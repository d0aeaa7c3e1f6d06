import { expect, test } from 'vitest';
import { asksLessOften, policyChanges } from '@/components/settings/policy/policy-draft';
import { DEFAULT_POLICY, DEMO_POLICY } from '@/lib/domain/approval-policy';

const { rules, workingHours } = DEFAULT_POLICY;

test('the same policy has no changes, in whatever order its parts are written', () => {
  const [first, second] = rules;
  const turned =
    second && first ? [{ ...second, when: { moreThanRows: 50, soonerThanMinutes: 1_440 } }, first] : [];
  const days = [...workingHours.days].reverse();
  const same = { ...DEFAULT_POLICY, rules: turned, workingHours: { ...workingHours, days } };
  expect(policyChanges(DEFAULT_POLICY, same)).toEqual([]);
});

test('rules that came and went, expiry, proof and hours', () => {
  const after = {
    ...DEMO_POLICY,
    expiryHours: 8,
    stepUpRows: null,
    workingHours: { ...workingHours, zone: 'Asia/Shanghai' },
  };
  expect(policyChanges(DEFAULT_POLICY, after)).toEqual([
    { kind: 'ruleAdded', rule: { when: { immediate: true }, approvals: 1 } },
    { kind: 'ruleAdded', rule: { when: { moreThanRows: 5 }, approvals: 1 } },
    { kind: 'ruleRemoved', rule: { when: {}, approvals: 1 } },
    { kind: 'expiry', before: 24, after: 8 },
    { kind: 'stepUp', before: 50, after: null },
    { kind: 'hours' },
  ]);
});

test('another lead is another rule', () => {
  const rule = { when: { soonerThanMinutes: 60 }, approvals: 1 as const };
  const longer = { when: { soonerThanMinutes: 61 }, approvals: 1 as const };
  const at = (changed: typeof rule) => ({ ...DEFAULT_POLICY, rules: [changed] });
  expect(policyChanges(at(rule), at(longer))).toEqual([
    { kind: 'ruleAdded', rule: longer },
    { kind: 'ruleRemoved', rule },
  ]);
});

test.each([
  [50, 50, false],
  [50, 49, false],
  [50, 51, true],
  [50, null, true],
  [null, 50, false],
  [null, null, false],
])('from more than %j rows to more than %j asks less often: %j', (before, after, expected) => {
  const at = (stepUpRows: number | null) => ({ ...DEFAULT_POLICY, stepUpRows });
  expect(asksLessOften(at(before), at(after))).toBe(expected);
});
