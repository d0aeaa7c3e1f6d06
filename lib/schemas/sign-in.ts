import { z } from 'zod';

/** The longest that the sign-in accepts; better-auth's own limit for passwords is 128. */
const MAX_EMAIL = 254;
const MAX_PASSWORD = 128;

/** Names of the messages `auth.fields.<name>`. */
export const signInInput = z.object({
  email: z.string().trim().min(1, 'emailNeeded').max(MAX_EMAIL, 'emailWrong').pipe(z.email('emailWrong')),
  password: z.string().min(1, 'passwordNeeded').max(MAX_PASSWORD, 'passwordTooLong'),
});
export type SignInInput = z.infer<typeof signInInput>;
