import { z } from 'zod';
import type { ScheduleSettings } from '@/lib/domain/schedule/settings';
import { stepUp, words } from '@/lib/schemas/atoms';

const MAX_PATTERN = 200;
const MAX_TAG_KEY = 128;

/** The hole of a name pattern: exactly one. */
const HOLE = '{service}';

export const AutoServicesSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tag'), key: words.max(MAX_TAG_KEY) }),
  z.strictObject({
    kind: z.literal('name'),
    pattern: words.max(MAX_PATTERN).refine((text) => text.split(HOLE).length === 2, 'needs one {service}'),
  }),
]);

export const ScheduleSettingsSchema: z.ZodType<ScheduleSettings> = z.strictObject({
  withoutWindow: z.enum(['open', 'closed']),
  delivery: z.enum(['cloud', 'hold']),
  autoServices: AutoServicesSchema.nullable(),
});

/** Input of saveScheduleSettings; `expectedVersion` refuses to overwrite another admin's change (`stale` `schedule_stale`). */
export const SaveScheduleSettingsInput = z.strictObject({
  expectedVersion: z.number().int().min(0),
  settings: ScheduleSettingsSchema,
  stepUp,
});
