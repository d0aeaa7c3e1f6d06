'use server';

import { action } from '@/lib/server/services/run-action';
import { saveAutoServices as saveAutoServicesVerb } from '@/lib/server/services/schedule/auto-services';
import {
  endBudget as endBudgetVerb,
  saveBudget as saveBudgetVerb,
} from '@/lib/server/services/schedule/budgets';
import {
  clearRotation as clearRotationVerb,
  markRotation as markRotationVerb,
} from '@/lib/server/services/schedule/rotation';
import {
  endService as endServiceVerb,
  saveService as saveServiceVerb,
} from '@/lib/server/services/schedule/services';

export const saveService = action(saveServiceVerb);
export const endService = action(endServiceVerb);
export const saveAutoServices = action(saveAutoServicesVerb);
export const saveBudget = action(saveBudgetVerb);
export const endBudget = action(endBudgetVerb);
export const markRotation = action(markRotationVerb);
export const clearRotation = action(clearRotationVerb);
