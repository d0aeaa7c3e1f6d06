import 'server-only';
import type { z } from 'zod';
import { DeskError } from '@/lib/domain/errors';

/** Parses an input; what is wrong with it is named by `field`. Throws DeskError invalid_input `field`. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path ?? [];
  throw new DeskError('invalid_input', 'field', { field: path.map(String).join('.') || 'input' });
}
