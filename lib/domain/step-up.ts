/** What asks for the password again (or a fresh sign-in at the identity provider) right before it is done. */
export type StepUpPurpose =
  | 'batch.submit'
  | 'batch.approve'
  | 'rows.resend'
  | 'policy.change'
  /** Giving somebody rights, or switching an admin off. */
  | 'people.grant'
  | 'second_factor.reset'
  /** Storing or removing the address or secret of a channel. */
  | 'channels.secret'
  /** Letting go what a window or freeze held back. */
  | 'schedule.loosen';

/** How fresh a sign-in at the identity provider must be (ms). */
export const STEP_UP_MAX_AGE_MS = 5 * 60_000;

/** Orders of more rows than this need it. */
export const STEP_UP_ROWS = 50;

/**
 * How a person proves themselves again: by their password, or by signing in anew at the identity provider, which
 * `label` names (null: none is set up any more). `freshForMs`: how long the sign-in of now still counts; 0 = no more.
 */
export type StepUpWay = { method: 'password' } | { method: 'oidc'; label: string | null; freshForMs: number };
