import 'server-only';
import { type ApprovalPolicy, DEFAULT_POLICY } from '@/lib/domain/approval-policy';
import { waitsUntil } from '@/lib/domain/grants';
import { can } from '@/lib/domain/permissions';
import { PolicySchema, type PolicyVersion, type PolicyView } from '@/lib/schemas/policy';
import { readNewestPolicy, readPerson, readPolicyVersions } from '@/lib/server/db/queries/approvals';
import type { Queryable } from '@/lib/server/db/schema';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';

/** The policy in force, for everybody: what is asked of people is no secret. No input. */
export async function getPolicy(ctx: ServiceContext): Promise<PolicyView> {
  const actor = requirePermission(ctx, 'batches.read');
  const { db } = ctx.store;
  const record = await readNewestPolicy(db);
  return {
    ...(await currentPolicy(db)),
    savedByName: record && record.savedBy !== 'system' ? record.savedByName : null,
    savedAtMs: record?.savedAtMs ?? null,
    canEdit: can(actor.role, 'settings.manage'),
    waitsUntilMs: waitsUntil((await readPerson(db, actor.id))?.countsFromMs, ctx.now()),
  };
}

const SHOWN_VERSIONS = 50;
/** The server itself, which gave the store its first policy. */
const SYSTEM = 'system';

/** The policies that held, newest first; for everybody, as the policy itself. No input. */
export async function listPolicyVersions(ctx: ServiceContext): Promise<PolicyVersion[]> {
  requirePermission(ctx, 'batches.read');
  const records = await readPolicyVersions(ctx.store.db, SHOWN_VERSIONS);
  return records.map(({ version, policyJson, savedAtMs, savedBy, savedByName }) => ({
    version,
    policy: PolicySchema.parse(JSON.parse(policyJson)),
    savedAtMs,
    savedByName: savedBy === SYSTEM ? null : savedByName,
  }));
}

export type CurrentPolicy = { version: number; policy: ApprovalPolicy };

/** The policy in force; DEFAULT_POLICY as version 0 while none is stored. Throws when the stored one cannot be read. */
export async function currentPolicy(db: Queryable): Promise<CurrentPolicy> {
  const record = await readNewestPolicy(db);
  if (!record) return { version: 0, policy: DEFAULT_POLICY };
  return { version: record.version, policy: PolicySchema.parse(JSON.parse(record.policyJson)) };
}
