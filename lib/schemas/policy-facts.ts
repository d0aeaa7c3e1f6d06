import { z } from 'zod';
import { APPROVAL_COUNTS, type PolicyReason, type RowCounts } from '@/lib/domain/approval-policy';
import { MAX_BATCH_ROWS } from '@/lib/domain/limits';
import type { DiffRow } from '@/lib/domain/plan-diff';

const flag = z.literal(true).optional();

export const PolicyConditionSchema = z.strictObject({
  immediate: flag,
  critical: flag,
  localDisk: flag,
  moreThanRows: z.number().int().min(0).max(MAX_BATCH_ROWS).optional(),
  outsideHours: flag,
});

export const PolicyRuleSchema = z.strictObject({
  when: PolicyConditionSchema,
  approvals: z.literal(APPROVAL_COUNTS),
});

/** As they are stored with a request. */
export const PolicyReasonsSchema: z.ZodType<PolicyReason[]> = z.array(PolicyRuleSchema);

const count = z.number().int().min(0);
export const RowCountsSchema: z.ZodType<RowCounts> = z.strictObject({
  rows: count,
  immediate: count,
  critical: count,
  localDisk: count,
  outsideHours: count,
});

/** The rows of a plan as they were submitted. */
export const DiffRowsSchema: z.ZodType<DiffRow[]> = z.array(
  z.strictObject({
    eventKey: z.string(),
    eventId: z.string(),
    resourceId: z.string(),
    instanceName: z.string(),
    opsType: z.enum(['immediate', 'scheduled']),
    planTimeMs: z.number().int().nullable(),
  }),
);
