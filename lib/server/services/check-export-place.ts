import 'server-only';
import { requireExportPlace } from '@/lib/server/reads/export-places';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';

/** Whether a download could begin now; takes no place. No input. Throws DeskError `rate_limited` `export_own`, `export_busy`. */
export async function checkExportPlace(ctx: ServiceContext): Promise<{ free: true }> {
  requirePermission(ctx, 'events.read');
  requireExportPlace(ctx.actor.id);
  return { free: true };
}
