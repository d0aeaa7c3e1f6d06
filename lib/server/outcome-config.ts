import 'server-only';
import { z } from 'zod';
import { DEFAULT_OUTCOME_SETTINGS, type OutcomeSettings } from '@/lib/domain/outcome-settings';

/** A year; longer is a slip of the keyboard. */
const MAX_MS = 366 * 86_400_000;
const MAX_DAYS = 36_500;
const MAX_READS = 20;
const SHORTEST_MS = 500;
const READS_RULE = `must be up to ${MAX_READS} rising whole numbers from ${SHORTEST_MS}, such as 30000,120000`;

const milliseconds = (min: number, fallback: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/, `must be a whole number from ${min} to ${MAX_MS}`)
    .transform(Number)
    .refine((value) => value >= min && value <= MAX_MS, `must be a whole number from ${min} to ${MAX_MS}`)
    .default(fallback);

const fallback = DEFAULT_OUTCOME_SETTINGS;

/** The settings OUTCOME_… as the environment writes them; what each means: docs/operations.md, "Variables". */
export const outcomeShape = {
  OUTCOME_LATE_GRACE_MS: milliseconds(1_000, fallback.lateGraceMs),
  OUTCOME_STUCK_MS: milliseconds(SHORTEST_MS, fallback.stuckMs),
  OUTCOME_VANISH_MS: milliseconds(SHORTEST_MS, fallback.vanishMs),
  OUTCOME_INSTANCE_READS_MS: z
    .string()
    .regex(/^\d{1,12}(,\d{1,12})*$/, READS_RULE)
    .transform((text) => text.split(',').map(Number))
    .refine(
      (times) =>
        times.length <= MAX_READS &&
        times.every((ms, at) => ms >= SHORTEST_MS && ms <= MAX_MS && ms > (times[at - 1] ?? 0)),
      READS_RULE,
    )
    .default([...fallback.instanceReadsMs]),
  OUTCOME_KEEP_DAYS: z
    .string()
    .regex(/^\d{1,6}$/, `must be a whole number from 0 to ${MAX_DAYS}`)
    .transform(Number)
    .refine((value) => value <= MAX_DAYS, `must be a whole number from 0 to ${MAX_DAYS}`)
    .default(fallback.keepDays),
};

const parsedShape = z.object(outcomeShape);

export function outcomeSettingsOf(data: z.infer<typeof parsedShape>): OutcomeSettings {
  return {
    lateGraceMs: data.OUTCOME_LATE_GRACE_MS,
    stuckMs: data.OUTCOME_STUCK_MS,
    vanishMs: data.OUTCOME_VANISH_MS,
    instanceReadsMs: data.OUTCOME_INSTANCE_READS_MS,
    keepDays: data.OUTCOME_KEEP_DAYS,
  };
}

let settings: OutcomeSettings | null = null;

/** The settings of this process, which its start has checked; needs nothing else of the environment. */
export function getOutcomeSettings(): OutcomeSettings {
  const given = Object.entries(process.env).filter(([, value]) => value !== '');
  settings ??= outcomeSettingsOf(parsedShape.parse(Object.fromEntries(given)));
  return settings;
}
