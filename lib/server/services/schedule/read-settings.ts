import 'server-only';
import { DEFAULT_SCHEDULE_SETTINGS, type ScheduleSettings } from '@/lib/domain/schedule/settings';
import { ScheduleSettingsSchema } from '@/lib/schemas/schedule';
import { readScheduleSettingsLine } from '@/lib/server/db/queries/schedule-settings';
import type { Queryable } from '@/lib/server/db/schema';

export type CurrentScheduleSettings = { version: number; settings: ScheduleSettings };

/**
 * The settings of the schedule that hold; DEFAULT_SCHEDULE_SETTINGS as version 0 while none are stored. Throws when the
 * stored ones cannot be read.
 */
export async function currentScheduleSettings(db: Queryable): Promise<CurrentScheduleSettings> {
  const line = await readScheduleSettingsLine(db);
  if (!line) return { version: 0, settings: DEFAULT_SCHEDULE_SETTINGS };
  return { version: line.version, settings: ScheduleSettingsSchema.parse(JSON.parse(line.valueJson)) };
}
