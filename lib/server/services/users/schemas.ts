import 'server-only';
import { z } from 'zod';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '@/lib/domain/password-rule';
import { ROLES } from '@/lib/domain/permissions';
import { MAX_LIMIT_REGIONS, REGION_ID } from '@/lib/domain/region-limit';
import { StepUpInput } from '@/lib/schemas/approvals';

export const userEmail = z.string().trim().toLowerCase().max(254).pipe(z.email());
export const userRole = z.enum(ROLES);
export const userPassword = z.string().min(MIN_PASSWORD_LENGTH).max(MAX_PASSWORD_LENGTH);

/** What a name must not be is said by claim-name.ts, which knows the other people. */
export const userName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u);

/** Ids of regions, or null: no limit. */
const regions = z.array(z.string().trim().regex(REGION_ID)).min(1).max(MAX_LIMIT_REGIONS).nullable();

export const addUserInput = z.object({
  email: userEmail,
  role: userRole,
  password: userPassword,
  /** Shown in lists and in the audit trail. */
  name: userName.optional(),
  regions: regions.default(null),
});
/** The password of the acting admin, where rights are given. */
const stepUp = StepUpInput.optional();

export const setRoleInput = z.object({ email: userEmail, role: userRole, stepUp });
export const setRegionsInput = z.strictObject({ email: userEmail, regions, stepUp });
export const setPasswordInput = z.object({ email: userEmail, password: userPassword });
export const removeUserInput = z.object({ email: userEmail, stepUp });
export const enableUserInput = z.object({ email: userEmail, stepUp });
export const confirmGrantInput = z.strictObject({ email: userEmail, stepUp });
export const endUserSessionsInput = z.object({ email: userEmail });
export const createInviteInput = z.object({
  email: userEmail,
  role: userRole,
  regions: regions.default(null),
  stepUp,
});
export const revokeInviteInput = z.object({ inviteId: z.string().min(1).max(100) });
export const acceptInviteInput = z.object({
  token: z.string().min(1).max(200),
  name: userName,
  password: userPassword,
});
export const setBreakGlassInput = z.strictObject({ email: userEmail, allowed: z.boolean(), stepUp });
