import { z } from 'zod';
import { MAX_NOTE_LENGTH } from '@/lib/domain/limits';

export const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

/** A text that a person writes: not empty, no NUL, which PostgreSQL cannot hold. */
export const words = z
  .string()
  .trim()
  .min(1)
  .max(MAX_NOTE_LENGTH)
  .refine((text) => !text.includes('\0'), 'holds NUL');

/** The password again, for acts that ask for it (`forbidden` `step_up` says so, `forbidden` `password_wrong` that it was wrong). */
export const StepUpInput = z.strictObject({ password: z.string().max(1_000) });
export type StepUpInput = z.infer<typeof StepUpInput>;

export const stepUp = StepUpInput.optional();

export const epochMs = z.number().int().min(0).max(8_640_000_000_000_000);

/** Texts of a draft are kept as typed; only NUL is refused, which PostgreSQL cannot hold. */
export const typed = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .refine((text) => !text.includes('\0'), 'holds NUL');

export const flag = z.literal(true).optional();

export const count = z.number().int().min(0);
