import 'server-only';
import { PolicySchema, type PolicyVersion } from '@/lib/schemas/approvals';
import { readPolicyVersions } from '@/lib/server/db/queries/policies';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';

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
