import { z } from 'zod';
import {
  APPROVAL_COUNTS,
  MAX_LEAD_MINUTES,
  type PolicyReason,
  type RowCounts,
  unknownLead,
} from '@/lib/domain/approval-policy';
import { MAX_BATCH_ROWS } from '@/lib/domain/limits';
import type { DiffRow } from '@/lib/domain/plan-diff';

const flag = z.literal(true).optional();

export const PolicyConditionSchema = z.strictObject({
  immediate: flag,
  soonerThanMinutes: z.number().int().min(1).max(MAX_LEAD_MINUTES).optional(),
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
/** Requests of an older version are stored without `leadMinutes`. */
export const RowCountsSchema: z.ZodType<RowCounts> = z
  .strictObject({
    rows: count,
    immediate: count,
    critical: count,
    localDisk: count,
    outsideHours: count,
    leadMinutes: count.nullable().optional(),
  })
  .transform(({ leadMinutes, ...counts }) => ({
    ...counts,
    leadMinutes: leadMinutes === undefined ? unknownLead(counts) : leadMinutes,
  }));

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
