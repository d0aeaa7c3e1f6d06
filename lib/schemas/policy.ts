import { z } from 'zod';
import {
  APPROVAL_COUNTS,
  type ApprovalPolicy,
  MAX_EXPIRY_HOURS,
  MAX_LEAD_MINUTES,
  MAX_POLICY_RULES,
  type PolicyReason,
  type RowCounts,
  unknownLead,
} from '@/lib/domain/approval-policy';
import { MAX_BATCH_ROWS } from '@/lib/domain/limits';
import { count, flag, stepUp } from '@/lib/schemas/atoms';

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

export const PolicySchema: z.ZodType<ApprovalPolicy> = z.strictObject({
  rules: z.array(PolicyRuleSchema).max(MAX_POLICY_RULES),
  expiryHours: z.number().int().min(1).max(MAX_EXPIRY_HOURS),
  workingHours: z.strictObject({
    zone: z.string().min(1).max(64),
    days: z.array(z.number().int().min(1).max(7)).max(7),
    fromMinute: z.number().int().min(0).max(1_439),
    toMinute: z.number().int().min(0).max(1_440),
  }),
  stepUpRows: z.number().int().min(0).max(MAX_BATCH_ROWS).nullable(),
});

/** Input of savePolicy; `expectedVersion` refuses to overwrite another admin's change (`stale` `policy_stale`). */
export const SavePolicyInput = z.strictObject({
  expectedVersion: z.number().int().min(0),
  policy: PolicySchema,
  stepUp,
});
export type SavePolicyInput = z.infer<typeof SavePolicyInput>;

/** GET /api/policy. Version 0: nobody has saved one, the default holds. */
export type PolicyView = {
  version: number;
  policy: ApprovalPolicy;
  savedByName: string | null;
  savedAtMs: number | null;
  /** Whether the viewer may change it. */
  canEdit: boolean;
  /** From when they may (epoch ms), while their own role waits; else null. */
  waitsUntilMs: number | null;
};

/** One policy that held. */
export type PolicyVersion = {
  version: number;
  policy: ApprovalPolicy;
  savedAtMs: number;
  /** Null: the server itself, at its first start. */
  savedByName: string | null;
};

/** As they are stored with a request. */
export const PolicyReasonsSchema: z.ZodType<PolicyReason[]> = z.array(
  z.strictObject({ ...PolicyRuleSchema.shape, when: PolicyConditionSchema.extend({ exceptions: flag }) }),
);

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
