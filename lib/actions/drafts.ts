'use server';

import { addToDraft as addToDraftVerb } from '@/lib/server/services/drafts/add-rows';
import { createDraft as createDraftVerb } from '@/lib/server/services/drafts/create';
import { discardDraft as discardDraftVerb } from '@/lib/server/services/drafts/discard';
import { saveDraft as saveDraftVerb } from '@/lib/server/services/drafts/save';
import { runAction } from '@/lib/server/services/run-action';

export async function createDraft(input: unknown) {
  return runAction(createDraftVerb, input);
}

export async function addToDraft(input: unknown) {
  return runAction(addToDraftVerb, input);
}

export async function saveDraft(input: unknown) {
  return runAction(saveDraftVerb, input);
}

export async function discardDraft(input: unknown) {
  return runAction(discardDraftVerb, input);
}
