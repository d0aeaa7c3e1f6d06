import 'server-only';
import { INITIAL_POLICIES, type InitialPolicy } from '@/lib/domain/approval-policy';
import { insertPolicy, readNewestPolicy } from '@/lib/server/db/queries/approvals';
import type { Store } from '@/lib/server/db/store';
import { jobContext } from '@/lib/server/jobs/runtime/job';
import { recordAudit } from '@/lib/server/services/audit/record';
import { withTransaction } from '@/lib/server/services/context';

/** Gives a store that has no approval policy yet its first one; afterwards only admins change it. True when it did. */
export async function seedPolicy(
  deps: { store: Store; now: () => number },
  initial: InitialPolicy,
): Promise<boolean> {
  return withTransaction(deps, async (tx) => {
    if (await readNewestPolicy(tx)) return false;
    const policy = INITIAL_POLICIES[initial];
    const isFirst = await insertPolicy(tx, {
      version: 1,
      policyJson: JSON.stringify(policy),
      savedBy: 'system',
      savedByName: 'system',
      savedAtMs: deps.now(),
    });
    // Another server of the same store was quicker.
    if (!isFirst) return false;
    await recordAudit(tx, jobContext(deps, 'start'), {
      action: 'policy.save',
      objectType: 'policy',
      objectId: '1',
      after: { version: 1, initial, policy },
    });
    return true;
  });
}
