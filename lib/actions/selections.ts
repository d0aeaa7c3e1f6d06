'use server';

import { action } from '@/lib/server/services/run-action';
import { freezeSelection as freezeSelectionVerb } from '@/lib/server/services/selections/freeze';

/** Freezes all rows of a filter. */
export const freezeSelection = action(freezeSelectionVerb);
