/** Tables about how people prove who they are; see schema.ts. */
export type AccountTables = {
  secondFactors: SecondFactorsTable;
  recoveryCodes: RecoveryCodesTable;
  signInSteps: SignInStepsTable;
};

/** The second factor of a person with a password: one of an authenticator app (TOTP). */
type SecondFactorsTable = {
  userId: string;
  /** Sealed, see secret-box.ts. */
  secret: string;
  startedAtMs: number;
  /** When its first code was right; null while it is being set up, and then it asks nobody for anything. */
  confirmedAtMs: number | null;
  /** The 30-second step of the last code that was used: none of it and before counts again. */
  lastStep: number;
};
/** One-time codes for somebody who has lost the app. The codes themselves are not stored. */
type RecoveryCodesTable = {
  id: string;
  userId: string;
  /** SHA-256 (hex). */
  codeHash: string;
  usedAtMs: number | null;
};
/** A sign-in whose password was right and whose code is still to come. */
type SignInStepsTable = {
  id: string;
  userId: string;
  /** SHA-256 (hex) of the token in the browser's cookie. */
  tokenHash: string;
  expiresAtMs: number;
};
