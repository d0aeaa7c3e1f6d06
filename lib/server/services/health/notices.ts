import 'server-only';
import { isServer } from '@/lib/domain/actors';
import { GRANT_NOTICE_MS, waitsUntil } from '@/lib/domain/grants';
import { isRole } from '@/lib/domain/permissions';
import type { DeskNotice } from '@/lib/schemas/desk-status';
import { readUnreadGrants } from '@/lib/server/db/queries/grants';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';

/** What the acting admin has not put away: grants of others, for seven days. Newest first. */
export async function readNotices(ctx: ServiceContext): Promise<DeskNotice[]> {
  const actor = requirePermission(ctx, 'users.manage');
  const nowMs = ctx.now();
  const about = { userId: actor.id, sinceMs: nowMs - GRANT_NOTICE_MS };
  const grants = await readUnreadGrants(ctx.store.db, about);
  return grants.flatMap(({ id, kind, email, role, byId, byName, atMs, countsFromMs, breakGlassFromMs }) => {
    if (!isRole(role)) return [];
    const fromMs = kind === 'glass' ? breakGlassFromMs : countsFromMs;
    const mayWait = kind === 'joined' || kind === 'role' || kind === 'enabled' || kind === 'glass';
    return [
      {
        kind: 'grant',
        id,
        what: kind,
        who: email,
        role,
        byName: isServer(byId) ? null : byName,
        atMs,
        countsFromMs: mayWait ? waitsUntil(fromMs, nowMs) : null,
      },
    ];
  });
}
