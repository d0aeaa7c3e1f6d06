'use server';

import { action } from '@/lib/server/services/run-action';
import { importCalendar as importCalendarVerb } from '@/lib/server/services/schedule/calendar-import/import-calendar';
import { previewCalendar as previewCalendarVerb } from '@/lib/server/services/schedule/calendar-import/preview-calendar';
import { endTimeRule as endTimeRuleVerb } from '@/lib/server/services/schedule/end-rule';
import { previewRule as previewRuleVerb } from '@/lib/server/services/schedule/preview-rule';
import { saveTimeRule as saveTimeRuleVerb } from '@/lib/server/services/schedule/save-rule';
import { saveScheduleSettings as saveScheduleSettingsVerb } from '@/lib/server/services/schedule/save-settings';

export const saveTimeRule = action(saveTimeRuleVerb);
export const endTimeRule = action(endTimeRuleVerb);
/** What saving a rule would do. Stores nothing. */
export const previewRule = action(previewRuleVerb);
export const saveScheduleSettings = action(saveScheduleSettingsVerb);
/** What an import of a calendar would do. Stores nothing. */
export const previewCalendar = action(previewCalendarVerb);
export const importCalendar = action(importCalendarVerb);
