import 'server-only';
import { z } from 'zod';
import { ROLES } from '@/lib/domain/permissions';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '@/lib/server/auth/auth';

export const userEmail = z.string().trim().toLowerCase().max(254).pipe(z.email());
export const userRole = z.enum(ROLES);
export const userPassword = z.string().min(MIN_PASSWORD_LENGTH).max(MAX_PASSWORD_LENGTH);

export const addUserInput = z.object({
  email: userEmail,
  role: userRole,
  password: userPassword,
  /** Shown in lists and in the audit trail. */
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u)
    .optional(),
});
export const setRoleInput = z.object({ email: userEmail, role: userRole });
export const setPasswordInput = z.object({ email: userEmail, password: userPassword });
export const removeUserInput = z.object({ email: userEmail });
export const setBreakGlassInput = z.object({ email: userEmail, allowed: z.boolean() });
