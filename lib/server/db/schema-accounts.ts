import type { ColumnType } from 'kysely';

/** Tables about how people prove who they are; see schema.ts. */
export type AccountTables = {
  secondFactors: SecondFactorsTable;
  recoveryCodes: RecoveryCodesTable;
  signInSteps: SignInStepsTable;
  invites: InvitesTable;
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

/** The regions that a person is limited to; see lib/domain/region-limit.ts. Lists are JSON, null: no limit. */
export type UserRegionColumns = {
  regionsJson: InvitedRegionColumns['regionsJson'];
  /** The limit before it was widened last. */
  regionsBeforeJson: ColumnType<string | null, string | null | undefined, string | null>;
  /** When it was widened last (epoch ms); 0: never. */
  regionsSinceMs: ColumnType<number, number | undefined, number>;
  /** From when the widening counts for decisions (epoch ms); 0: at once. */
  regionsFromMs: ColumnType<number, number | undefined, number>;
  /** Account that widened it, while that waits; null: the server itself. */
  regionsGivenBy: ColumnType<string | null, string | null | undefined, string | null>;
};
export type InvitedRegionColumns = {
  regionsJson: ColumnType<string | null, string | null | undefined, string | null>;
};

/** A one-time link with which somebody makes their own account. The link itself is not stored. */
export type InvitesTable = InvitedRegionColumns & {
  id: string;
  email: string;
  role: string;
  /** SHA-256 (hex) of the token in the link. */
  tokenHash: string;
  createdBy: string;
  createdByName: string;
  createdAtMs: number;
  expiresAtMs: number;
  /** When it was used, or revoked. */
  closedAtMs: number | null;
};
