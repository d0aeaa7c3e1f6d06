import 'server-only';
import { sql } from 'kysely';
import { recordAudit } from '@/lib/server/services/audit/record';
import { type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { requireUserManager } from '@/lib/server/services/users/user-rows';

/**
 * Makes another number of days (OIDC_APPROVAL_DAYS) count for everybody at once, and not from their next sign-in at the
 * identity provider on. Called when the server starts; returns for how many people something changed.
 */
export async function restateApprovalDays(ctx: ServiceContext, approvalMs: number): Promise<number> {
  requireUserManager(ctx);
  return withTransaction(ctx, async (tx) => {
    const until = sql<number>`"providerSignInMs" + ${sql.lit(approvalMs)}`;
    const { numUpdatedRows } = await tx
      .updateTable('user')
      .set({ providerUntilMs: until })
      .where('providerUntilMs', '!=', until)
      .executeTakeFirst();
    const people = Number(numUpdatedRows);
    if (people === 0) return 0;
    await recordAudit(tx, ctx, {
      action: 'user.approval_days',
      objectType: 'user',
      objectId: 'provider',
      after: { days: approvalMs / 86_400_000, people },
    });
    return people;
  });
}
