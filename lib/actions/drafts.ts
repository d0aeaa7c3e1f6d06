'use server';

import { addToDraft as addToDraftVerb } from '@/lib/server/services/drafts/add-rows';
import { createDraft as createDraftVerb } from '@/lib/server/services/drafts/create';
import { discardDraft as discardDraftVerb } from '@/lib/server/services/drafts/discard';
import { saveDraft as saveDraftVerb } from '@/lib/server/services/drafts/save';
import { action } from '@/lib/server/services/run-action';

export const createDraft = action(createDraftVerb);
export const addToDraft = action(addToDraftVerb);
export const saveDraft = action(saveDraftVerb);
export const discardDraft = action(discardDraftVerb);
