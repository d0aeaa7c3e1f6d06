import 'server-only';
import { waitsUntil } from '@/lib/domain/grants';
import { can } from '@/lib/domain/permissions';
import type { PolicyView } from '@/lib/schemas/approvals';
import { readPerson } from '@/lib/server/db/queries/approvals';
import { readNewestPolicy } from '@/lib/server/db/queries/policies';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { currentPolicy } from '@/lib/server/services/policy/current';

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
