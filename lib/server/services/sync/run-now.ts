import 'server-only';
import { DeskError } from '@/lib/domain/errors';
import type { SyncStatus } from '@/lib/schemas/events';
import { recordUse } from '@/lib/server/services/audit/record-use';
import { requirePermission, type ServiceContext } from '@/lib/server/services/context';
import { getSyncJob, takeRunNowTurn } from '@/lib/server/services/sync/job-handle';
import { getSyncStatus } from '@/lib/server/services/sync/status';
import { monotonicMs } from '@/lib/time/clock';

const EVERY_MS = 2_000;
/** The answer waits this long (ms), so that a small account comes back freshly read. */
const WAIT_MS = 1_500;

/**
 * Reads the open events now. No input.
 * Throws DeskError rate_limited when somebody did so within two seconds, unavailable `sync` when this process has no job.
 */
export async function runSyncNow(ctx: ServiceContext): Promise<SyncStatus> {
  requirePermission(ctx, 'sync.run');
  const job = getSyncJob();
  if (!job) throw new DeskError('unavailable', 'sync');
  const waitMs = takeRunNowTurn(monotonicMs(), EVERY_MS);
  if (waitMs > 0) throw new DeskError('rate_limited', 'sync', { retryAfterS: Math.ceil(waitMs / 1_000) });
  await recordUse(ctx, { action: 'sync.run', objectType: 'mirror', objectId: 'events', after: {} });
  await withinTime(job.runNow(), WAIT_MS);
  return getSyncStatus(ctx);
}

async function withinTime(work: Promise<void>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([work, timeout]);
  clearTimeout(timer);
}
