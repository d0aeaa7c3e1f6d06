import 'server-only';
import { type ApprovalPolicy, DEFAULT_POLICY } from '@/lib/domain/approval-policy';
import { PolicySchema } from '@/lib/schemas/approvals';
import { readNewestPolicy } from '@/lib/server/db/queries/policies';
import type { Queryable } from '@/lib/server/db/schema';

export type CurrentPolicy = { version: number; policy: ApprovalPolicy };

/** The policy in force; DEFAULT_POLICY as version 0 while none is stored. Throws when the stored one cannot be read. */
export async function currentPolicy(db: Queryable): Promise<CurrentPolicy> {
  const record = await readNewestPolicy(db);
  if (!record) return { version: 0, policy: DEFAULT_POLICY };
  return { version: record.version, policy: PolicySchema.parse(JSON.parse(record.policyJson)) };
}
