import 'server-only';
import { isServer } from '@/lib/domain/actors';
import { GRANT_NOTICE_MS, type GrantKind, waitsUntil } from '@/lib/domain/grants';
import { isRole } from '@/lib/domain/permissions';
import type { DeskNotice } from '@/lib/schemas/desk-status';
import { readUnreadGrants } from '@/lib/server/db/queries/grants';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';

const WAITING_KINDS: readonly GrantKind[] = ['joined', 'role', 'enabled', 'glass', 'regions'];

/** From when what was given counts (epoch ms). */
function fromOf(
  kind: GrantKind,
  from: { countsFromMs: number | null; breakGlassFromMs: number | null; regionsFromMs: number | null },
): number | null {
  if (kind === 'glass') return from.breakGlassFromMs;
  return kind === 'regions' ? from.regionsFromMs : from.countsFromMs;
}

/** What the acting admin has not put away: grants of others, for seven days. Newest first. */
export async function readNotices(ctx: ServiceContext): Promise<DeskNotice[]> {
  const actor = requirePermission(ctx, 'users.manage');
  const nowMs = ctx.now();
  const about = { userId: actor.id, sinceMs: nowMs - GRANT_NOTICE_MS };
  const grants = await readUnreadGrants(ctx.store.db, about);
  return grants.flatMap(({ id, kind, email, role, byId, byName, atMs, ...from }) => {
    if (!isRole(role)) return [];
    const mayWait = WAITING_KINDS.includes(kind);
    const fromMs = fromOf(kind, from);
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
