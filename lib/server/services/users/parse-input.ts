import 'server-only';
import type { z } from 'zod';
import { DeskError, type ErrorReason } from '@/lib/domain/errors';

const REASONS: Record<string, ErrorReason> = {
  email: 'user_email',
  role: 'user_role',
  password: 'user_password',
  name: 'user_name',
  regions: 'user_regions',
};

/** Parses, or throws DeskError `invalid_input` whose reason names the first field that is wrong. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const field = String(parsed.error.issues[0]?.path[0] ?? '');
  throw new DeskError('invalid_input', REASONS[field] ?? null, {}, parsed.error);
}
