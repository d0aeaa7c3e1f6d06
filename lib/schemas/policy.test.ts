import { describe, expect, test } from 'vitest';
import { MAX_LEAD_MINUTES } from '@/lib/domain/approval-policy';
import { PolicyConditionSchema, RowCountsSchema } from '@/lib/schemas/policy';

describe('facts of a request', () => {
  const stored = { rows: 3, immediate: 0, critical: 0, localDisk: 1, outsideHours: 0 };

  test.each([0, 15, null])('a lead of %j minutes stays', (leadMinutes) => {
    expect(RowCountsSchema.parse({ ...stored, leadMinutes })).toEqual({ ...stored, leadMinutes });
  });

  test('stored by an older version: nobody knows the lead, so it counts as none', () => {
    expect(RowCountsSchema.parse(stored)).toEqual({ ...stored, leadMinutes: 0 });
    expect(RowCountsSchema.parse({ ...stored, rows: 0 }).leadMinutes).toBeNull();
  });

  test.each([-1, 1.5, '15'])('no lead: %j', (leadMinutes) => {
    expect(RowCountsSchema.safeParse({ ...stored, leadMinutes }).success).toBe(false);
  });
});

test.each([
  [1, true],
  [MAX_LEAD_MINUTES, true],
  [0, false],
  [MAX_LEAD_MINUTES + 1, false],
  [1.5, false],
  ['60', false],
  [null, false],
])('sooner than %j minutes is a condition: %j', (soonerThanMinutes, valid) => {
  expect(PolicyConditionSchema.safeParse({ soonerThanMinutes }).success).toBe(valid);
});
