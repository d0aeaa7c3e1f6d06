'use server';

import { action } from '@/lib/server/services/run-action';
import { runSyncNow } from '@/lib/server/services/sync/sync';

/** Reads the open events now. */
export const syncNow = action(runSyncNow);
