import { z } from 'zod';
import type { RightHurdle } from '@/lib/domain/break-glass-right';
import type { ConfirmHurdle } from '@/lib/domain/grants';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '@/lib/domain/password-rule';
import { ROLES, type Role } from '@/lib/domain/permissions';

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
