'use server';

import { dismissNotices as dismissNoticesVerb } from '@/lib/server/services/health/desk-status';
import { action } from '@/lib/server/services/run-action';

export const dismissNotices = action(dismissNoticesVerb);
