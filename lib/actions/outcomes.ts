'use server';

import { acknowledgeOutcomes as acknowledgeOutcomesVerb } from '@/lib/server/services/outcomes/acknowledge';
import { readInstanceNow as readInstanceNowVerb } from '@/lib/server/services/outcomes/instances';
import { action } from '@/lib/server/services/run-action';

export const acknowledgeOutcomes = action(acknowledgeOutcomesVerb);
export const readInstanceNow = action(readInstanceNowVerb);
