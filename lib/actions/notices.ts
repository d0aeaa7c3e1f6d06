'use server';

import { dismissNotices as dismissNoticesVerb } from '@/lib/server/services/health/dismiss-notices';
import { action } from '@/lib/server/services/run-action';

export const dismissNotices = action(dismissNoticesVerb);
