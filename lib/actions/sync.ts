'use server';

import { runAction } from '@/lib/server/services/run-action';
import { runSyncNow } from '@/lib/server/services/sync/run-now';

/** Reads the open events now. */
export async function syncNow() {
  return runAction(runSyncNow, null);
}
