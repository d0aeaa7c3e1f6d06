import type { ColumnType } from 'kysely';
import type { GrantKind } from '@/lib/domain/grants';

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

/** better-auth's tables. Its adapter owns the value formats of dates and booleans, which differ between stores. */
export type UserTable = UserRegionColumns & {
  id: string;
  name: string;
  email: string;
  emailVerified: unknown;
  image: string | null;
  createdAt: unknown;
  updatedAt: unknown;
  role: string;
  /** 1 when an admin has switched the account off. */
  disabled: number;
  /** When a session was last started or used (to five minutes); null before the first. */
  lastSeenAtMs: number | null;
  /** When the role was given (epoch ms); 0 = before this was kept. */
  roleSinceMs: ColumnType<number, number | undefined, number>;
  /** 1 when an admin has given the right to send without approval. */
  breakGlass: ColumnType<number, number | undefined, number>;
  /** From when decisions of this person count, and what they may do as an admin (epoch ms); 0 = always. */
  countsFromMs: ColumnType<number, number | undefined, number>;
  /** Account that gave the role which waits; null: the server itself. */
  countsGivenBy: ColumnType<string | null, string | null | undefined, string | null>;
  /** The same for the right to send without approval. */
  breakGlassFromMs: ColumnType<number, number | undefined, number>;
  breakGlassGivenBy: ColumnType<string | null, string | null | undefined, string | null>;
  /** What names are compared by (nameKey()); null for names given before this was kept. */
  nameKey: ColumnType<string | null, string | null | undefined, string | null>;
  /** When the identity provider vouched for the person last; null for those who never came from there. */
  providerSignInMs: ColumnType<number | null, number | null | undefined, number | null>;
  /** Until when approvals of a person from there count: providerSignInMs and the days of OIDC_APPROVAL_DAYS. */
  providerUntilMs: ColumnType<number | null, number | null | undefined, number | null>;
};
export type SessionTable = {
  id: string;
  token: string;
  userId: string;
  expiresAt: unknown;
  createdAt: unknown;
  updatedAt: unknown;
  ipAddress: string | null;
  userAgent: string | null;
  /** When the identity provider saw the person sign in (`auth_time`); null for a password, or when it did not say. */
  authTimeMs: number | null;
};
/** An act that gave somebody rights, or took an admin's, for the notices; the audit trail has it for ever. */
export type GrantsTable = {
  id: string;
  kind: GrantKind;
  /** Null while it is only an invite. */
  userId: string | null;
  email: string;
  role: string;
  byId: string;
  byName: string;
  atMs: number;
};
export type AccountTable = {
  id: string;
  userId: string;
  providerId: string;
  accountId: string;
  password: string | null;
  createdAt: unknown;
  updatedAt: unknown;
};
