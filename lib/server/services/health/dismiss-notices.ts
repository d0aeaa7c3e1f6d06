import 'server-only';
import type { z } from 'zod';
import { GRANT_NOTICE_MS } from '@/lib/domain/grants';
import { DismissNoticesInput } from '@/lib/schemas/desk-status';
import { storeDismissals } from '@/lib/server/db/queries/grants';
import { recordAudit } from '@/lib/server/services/audit';
import { requirePermission, type ServiceContext, withTransaction } from '@/lib/server/services/context';
import { readNotices } from '@/lib/server/services/health/notices';
import { parseInput } from '@/lib/server/services/parse-input';

/** Puts notices away, for the acting admin alone. Ids of others than they are shown do nothing. */
export async function dismissNotices(
  ctx: ServiceContext,
  input: z.input<typeof DismissNoticesInput>,
): Promise<{ dismissed: number }> {
  const actor = requirePermission(ctx, 'users.manage');
  const { ids } = parseInput(DismissNoticesInput, input);
  const atMs = ctx.now();
  const shown = (await readNotices(ctx)).filter(({ id }) => ids.includes(id));
  if (shown.length === 0) return { dismissed: 0 };
  await withTransaction(ctx, async (tx) => {
    const noticeIds = shown.map(({ id }) => id);
    await storeDismissals(tx, {
      userId: actor.id,
      noticeIds,
      atMs,
      forgetBeforeMs: atMs - GRANT_NOTICE_MS,
    });
    await recordAudit(tx, ctx, {
      action: 'notice.dismiss',
      objectType: 'notice',
      objectId: noticeIds[0] ?? '',
      after: {
        notices: shown.map(({ what, who, role, atMs: givenAtMs }) => ({ what, who, role, givenAtMs })),
      },
    });
  });
  return { dismissed: shown.length };
}
