import { z } from 'zod';
import { MAX_DECISION_REASON_LENGTH } from '@/lib/domain/limits';
import { epochMs, typed } from '@/lib/schemas/atoms';

const eventKey = z
  .string()
  .min(3)
  .max(2_000)
  .refine((text) => !text.includes('\0'), 'holds NUL');

/** Input of leaveToCloud. `dueAtMs`: the time that the person saw. */
export const LeaveToCloudInput = z.strictObject({
  eventKey,
  dueAtMs: epochMs,
  reason: typed(MAX_DECISION_REASON_LENGTH)
    .transform((text) => text.trim())
    .default(''),
});

export const ReopenDueInput = z.strictObject({ eventKey });
