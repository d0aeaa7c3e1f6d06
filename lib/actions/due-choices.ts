'use server';

import { action } from '@/lib/server/services/run-action';
import {
  leaveToCloud as leaveToCloudVerb,
  reopenDue as reopenDueVerb,
} from '@/lib/server/services/schedule/due-choices';

export const leaveToCloud = action(leaveToCloudVerb);
export const reopenDue = action(reopenDueVerb);
