import { z } from 'zod';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '@/lib/domain/password-rule';
import { StepUpInput } from '@/lib/schemas/atoms';

const code = z.string().trim().min(1).max(60);
const password = z.string().min(1).max(1_000);

/** Length alone is said by the form; what else is wrong with a password only the server knows. */
export const ChangePasswordInput = z.strictObject({
  oldPassword: password,
  newPassword: z.string().max(1_000),
});
export const EndOwnSessionInput = z.strictObject({ sessionId: z.string().min(1).max(100) });
export const BeginSecondFactorInput = z.strictObject({ stepUp: StepUpInput });
export const ConfirmSecondFactorInput = z.strictObject({ code });
export const TurnOffSecondFactorInput = z.strictObject({ stepUp: StepUpInput, code });
export const ResetSecondFactorInput = z.strictObject({
  email: z.string().trim().toLowerCase().max(254),
  stepUp: StepUpInput.optional(),
});

/** What can be wrong with a field of the form; names of the messages `account.fields.<name>`. */
const PASSWORD_MESSAGES = ['oldNeeded', 'tooShort', 'tooLong', 'differs'] as const;

export function isPasswordMessage(text: string | undefined): text is (typeof PASSWORD_MESSAGES)[number] {
  return PASSWORD_MESSAGES.some((message) => message === text);
}

export const changePasswordForm = z
  .object({
    oldPassword: z.string().min(1, 'oldNeeded'),
    newPassword: z.string().min(MIN_PASSWORD_LENGTH, 'tooShort').max(MAX_PASSWORD_LENGTH, 'tooLong'),
    again: z.string(),
  })
  .refine(({ newPassword, again }) => newPassword === again, { path: ['again'], message: 'differs' });
export type ChangePasswordForm = z.infer<typeof changePasswordForm>;

/** A session of the person who looks at the page. */
export type OwnSession = {
  id: string;
  isThis: boolean;
  startedAtMs: number;
  /** To five minutes. */
  lastUsedAtMs: number;
  /** Null when it was not kept. */
  address: string | null;
  browser: string | null;
};

/** The second factor of the person who looks at the page; null for people without a password of this desk. */
export type SecondFactorState = { onSinceMs: number | null; recoveryCodesLeft: number };

export type AccountPage = {
  email: string;
  name: string;
  sessions: OwnSession[];
  secondFactor: SecondFactorState | null;
};

/** What an authenticator app needs; shown once. `qr.path` draws black squares on `size` × `size` units. */
export type SecondFactorSetUp = { secret: string; address: string; qr: { size: number; path: string } };
