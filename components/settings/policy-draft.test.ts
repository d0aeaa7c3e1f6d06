import { expect, test } from 'vitest';
import { draftOf, policyOf } from '@/components/settings/policy-draft';
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
