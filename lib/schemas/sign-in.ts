import { z } from 'zod';

/** The longest that the sign-in accepts; better-auth's own limit for passwords is 128. */
const MAX_EMAIL = 254;
const MAX_PASSWORD = 128;

/** What can be wrong with a field; names of the messages `auth.fields.<name>`. */
const FIELD_MESSAGES = [
  'emailNeeded',
  'emailWrong',
  'passwordNeeded',
  'passwordTooLong',
  'codeNeeded',
  'codeWrong',
] as const;
export type FieldMessage = (typeof FIELD_MESSAGES)[number];

export function isFieldMessage(text: string): text is FieldMessage {
  return FIELD_MESSAGES.some((message) => message === text);
}

export const signInInput = z.object({
  email: z.string().trim().min(1, 'emailNeeded').max(MAX_EMAIL, 'emailWrong').pipe(z.email('emailWrong')),
  password: z.string().min(1, 'passwordNeeded').max(MAX_PASSWORD, 'passwordTooLong'),
});
export type SignInInput = z.infer<typeof signInInput>;

/** The code of the second factor: of the app, or one for recovery. */
export const codeInput = z.object({ code: z.string().trim().min(1, 'codeNeeded').max(60, 'codeWrong') });
export type CodeInput = z.infer<typeof codeInput>;

/** Begins a sign-in at the company's identity provider. `again`: even if the provider still knows the person. */
export const oidcStartInput = z.object({
  returnPath: z.string().min(1).max(2_000),
  again: z.boolean().default(false),
});

/** The identity provider as people know it, and how long approvals of people from there count after a sign-in (ms). */
export type SignInProvider = { label: string; approvalMs: number };

/** Why a sign-in at the identity provider led nowhere; names of the messages `auth.problems.<name>`. */
const OIDC_PROBLEMS = [
  'no_role',
  'no_email',
  'email_unverified',
  'email_taken',
  'disabled',
  'denied',
  'expired',
  'failed',
] as const;
export type OidcProblem = (typeof OIDC_PROBLEMS)[number];

export function isOidcProblem(text: unknown): text is OidcProblem {
  return OIDC_PROBLEMS.some((problem) => problem === text);
}
