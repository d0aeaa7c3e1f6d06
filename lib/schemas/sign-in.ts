import { z } from 'zod';

/** The longest that the sign-in accepts; better-auth's own limit for passwords is 128. */
const MAX_EMAIL = 254;
const MAX_PASSWORD = 128;

/** What can be wrong with a field; names of the messages `auth.fields.<name>`. */
const FIELD_MESSAGES = ['emailNeeded', 'emailWrong', 'passwordNeeded', 'passwordTooLong'] as const;
export type FieldMessage = (typeof FIELD_MESSAGES)[number];

export function isFieldMessage(text: string): text is FieldMessage {
  return FIELD_MESSAGES.some((message) => message === text);
}

export const signInInput = z.object({
  email: z.string().trim().min(1, 'emailNeeded').max(MAX_EMAIL, 'emailWrong').pipe(z.email('emailWrong')),
  password: z.string().min(1, 'passwordNeeded').max(MAX_PASSWORD, 'passwordTooLong'),
});
export type SignInInput = z.infer<typeof signInInput>;
