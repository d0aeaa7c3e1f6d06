import { z } from 'zod';
import type { ConfirmHurdle, RightHurdle } from '@/lib/domain/grants';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '@/lib/domain/password-rule';
import { ROLES, type Role } from '@/lib/domain/permissions';
import { MAX_LIMIT_REGIONS, REGION_ID } from '@/lib/domain/region-limit';
import { StepUpInput } from '@/lib/schemas/atoms';

/** How a person signs in: with a password of this desk, or through the company's identity provider. */
export type SignInMethod = 'password' | 'oidc' | 'none';

/** One line of the users page. */
export type UserRow = {
  id: string;
  email: string;
  name: string;
  role: Role;
  method: SignInMethod;
  /** To five minutes; null when never. */
  lastSeenAtMs: number | null;
  disabled: boolean;
  /** Holds the right to send without approval. */
  breakGlass: boolean;
  /** Why the viewer cannot change that right now; null = can. */
  whyNotSetRight: RightHurdle | null;
  hasSecondFactor: boolean;
  /** The person who looks at the page. */
  isSelf: boolean;
  /** From when what they decide for others counts (epoch ms), while their role waits; else null. */
  countsFromMs: number | null;
  /** The same for the right to send without approval. */
  breakGlassFromMs: number | null;
  /** The regions that they are limited to; null: no limit. */
  regions: string[] | null;
  /** From when the last widening counts for decisions (epoch ms), while it waits; else null. */
  regionsFromMs: number | null;
  /** Why the viewer cannot confirm what waits; null = can, or nothing waits. */
  whyNotConfirm: ConfirmHurdle | null;
};

/** An invite that nobody has used yet. */
export type InviteRow = {
  id: string;
  email: string;
  role: Role;
  createdByName: string;
  expiresAtMs: number;
  regions: string[] | null;
};

export type UsersPage = {
  users: UserRow[];
  invites: InviteRow[];
  /** From when the viewer may change anything here (epoch ms), while their own role waits; else null. */
  waitsUntilMs: number | null;
  /** How long a role that decides for others waits when it is given now (hours); 0 = not at all. */
  grantWaitHours: number;
  /** Regions that the desk has met, for choosing. */
  knownRegions: { regionId: string; name: string }[];
  /** Whether groups of the identity provider say regions (OIDC_ROLE_MAP): then they decide for everybody from there. */
  groupsLimitRegions: boolean;
};

/** What can be wrong with a field of the form that invites; names of the messages `settings.fields.<name>`. */
const INVITE_MESSAGES = ['emailNeeded', 'emailWrong'] as const;

export function isInviteMessage(text: string | undefined): text is (typeof INVITE_MESSAGES)[number] {
  return INVITE_MESSAGES.some((message) => message === text);
}

/** The same for the form of an invited person: `auth.invite.fields.<name>`. */
const ACCEPT_MESSAGES = ['nameNeeded', 'nameTooLong', 'passwordTooShort', 'passwordTooLong'] as const;

export function isAcceptMessage(text: string | undefined): text is (typeof ACCEPT_MESSAGES)[number] {
  return ACCEPT_MESSAGES.some((message) => message === text);
}

export const inviteForm = z.object({
  email: z.string().trim().min(1, 'emailNeeded').max(254, 'emailWrong').pipe(z.email('emailWrong')),
  role: z.enum(ROLES),
  regions: z.array(z.string()).min(1).nullable(),
});
export type InviteForm = z.infer<typeof inviteForm>;

/** Length alone; the server also knows which passwords are common. */
const newPassword = z
  .string()
  .min(MIN_PASSWORD_LENGTH, 'passwordTooShort')
  .max(MAX_PASSWORD_LENGTH, 'passwordTooLong');

export const acceptInviteForm = z.object({
  name: z.string().trim().min(1, 'nameNeeded').max(100, 'nameTooLong'),
  password: newPassword,
});
export type AcceptInviteForm = z.infer<typeof acceptInviteForm>;

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
