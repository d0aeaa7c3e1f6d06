import { expect, test } from 'vitest';
import { draftOf, maxLead, policyOf, ruleDraftOf, ruleOf } from '@/components/settings/policy/policy-draft';
import { DEFAULT_POLICY, NO_APPROVALS_POLICY } from '@/lib/domain/approval-policy';
import { MAX_BATCH_ROWS } from '@/lib/domain/limits';

test.each([DEFAULT_POLICY, NO_APPROVALS_POLICY])(
  'a draft that nobody edited says the same policy',
  (policy) => {
    expect(policyOf(draftOf(policy))).toEqual(policy);
  },
);

test.each([
  ['', null],
  [' ', null],
  ['0', 0],
  [' 12 ', 12],
  [String(MAX_BATCH_ROWS), MAX_BATCH_ROWS],
])('"%s" rows before the password is asked for again', (stepUpRows, expected) => {
  expect(policyOf({ ...draftOf(DEFAULT_POLICY), stepUpRows })?.stepUpRows).toBe(expected);
});

test.each(['-1', '1.5', 'ten', String(MAX_BATCH_ROWS + 1), '1e3'])('"%s" rows is no policy', (stepUpRows) => {
  expect(policyOf({ ...draftOf(DEFAULT_POLICY), stepUpRows })).toBeNull();
});

test.each([
  [15, '15', 'minutes'],
  [90, '90', 'minutes'],
  [60, '1', 'hours'],
  [1_440, '24', 'hours'],
  [43_200, '720', 'hours'],
] as const)('%i minutes are edited as %s %s', (soonerThanMinutes, sooner, soonerUnit) => {
  const rule = { when: { soonerThanMinutes, critical: true as const }, approvals: 2 as const };
  const draft = ruleDraftOf('key', rule);
  expect(draft).toMatchObject({ sooner, soonerUnit });
  expect(ruleOf(draft)).toEqual(rule);
});

test.each([
  ['', 'hours', {}],
  [' ', 'minutes', {}],
  ['1', 'minutes', { soonerThanMinutes: 1 }],
  ['43200', 'minutes', { soonerThanMinutes: 43_200 }],
  [' 36 ', 'hours', { soonerThanMinutes: 2_160 }],
  ['720', 'hours', { soonerThanMinutes: 43_200 }],
] as const)('"%s" %s', (sooner, soonerUnit, when) => {
  const draft = {
    ...ruleDraftOf('key', { when: { soonerThanMinutes: 7 }, approvals: 1 }),
    sooner,
    soonerUnit,
  };
  expect(ruleOf(draft)?.when).toEqual(when);
});

test.each([
  ['0', 'minutes'],
  ['0', 'hours'],
  ['43201', 'minutes'],
  ['721', 'hours'],
  ['1.5', 'hours'],
  ['-1', 'minutes'],
  ['a day', 'hours'],
] as const)('"%s" %s is no rule', (sooner, soonerUnit) => {
  const draft = { ...ruleDraftOf('key', { when: {}, approvals: 1 }), sooner, soonerUnit };
  expect(ruleOf(draft)).toBeNull();
  expect(policyOf({ ...draftOf(DEFAULT_POLICY), rules: [draft] })).toBeNull();
});

test('thirty days at most, in either unit', () => {
  expect([maxLead('minutes'), maxLead('hours')]).toEqual([43_200, 720]);
});
