import { expect, test } from 'vitest';
import { judgeExamples } from '@/components/settings/policy/policy-draft';
import { DEFAULT_POLICY, DEMO_POLICY } from '@/lib/domain/approval-policy';

const needed = (rules: Parameters<typeof judgeExamples>[0]) =>
  Object.fromEntries(judgeExamples(rules).map((example) => [example.id, example.needed]));

test('the default asks one of everything, two of many rows with any within a day', () => {
  expect(needed(DEFAULT_POLICY.rules)).toMatchObject({
    oneScheduled: 1,
    oneSoon: 1,
    sixty: 1,
    sixtySoon: 2,
    sixtyImmediate: 2,
  });
});

test('the demo lets few scheduled rows go, also when the day before them was empty only', () => {
  expect(needed(DEMO_POLICY.rules)).toMatchObject({
    oneScheduled: 0,
    oneSoon: 0,
    oneImmediate: 1,
    six: 1,
    split: 1,
  });
});
