'use server';

import { action } from '@/lib/server/services/run-action';
import { saveAutoServices as saveAutoServicesVerb } from '@/lib/server/services/schedule/auto-services';
import {
  endBudget as endBudgetVerb,
  saveBudget as saveBudgetVerb,
} from '@/lib/server/services/schedule/budgets';
import { importCalendar as importCalendarVerb } from '@/lib/server/services/schedule/calendar-import/import-calendar';
import { previewCalendar as previewCalendarVerb } from '@/lib/server/services/schedule/calendar-import/preview-calendar';
import {
  leaveToCloud as leaveToCloudVerb,
  reopenDue as reopenDueVerb,
} from '@/lib/server/services/schedule/due-choices';
import { endTimeRule as endTimeRuleVerb } from '@/lib/server/services/schedule/end-rule';
import { previewRule as previewRuleVerb } from '@/lib/server/services/schedule/preview-rule';
import {
  clearRotation as clearRotationVerb,
  markRotation as markRotationVerb,
} from '@/lib/server/services/schedule/rotation';
import { saveTimeRule as saveTimeRuleVerb } from '@/lib/server/services/schedule/save-rule';
import { saveScheduleSettings as saveScheduleSettingsVerb } from '@/lib/server/services/schedule/save-settings';
import {
  endService as endServiceVerb,
  saveService as saveServiceVerb,
} from '@/lib/server/services/schedule/services';

export const saveTimeRule = action(saveTimeRuleVerb);
export const endTimeRule = action(endTimeRuleVerb);
/** What saving a rule would do. Stores nothing. */
export const previewRule = action(previewRuleVerb);
export const saveScheduleSettings = action(saveScheduleSettingsVerb);
/** What an import of a calendar would do. Stores nothing. */
export const previewCalendar = action(previewCalendarVerb);
export const importCalendar = action(importCalendarVerb);

export const leaveToCloud = action(leaveToCloudVerb);
export const reopenDue = action(reopenDueVerb);

export const saveService = action(saveServiceVerb);
export const endService = action(endServiceVerb);
export const saveAutoServices = action(saveAutoServicesVerb);
export const saveBudget = action(saveBudgetVerb);
export const endBudget = action(endBudgetVerb);
export const markRotation = action(markRotationVerb);
export const clearRotation = action(clearRotationVerb);
