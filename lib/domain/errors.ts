/** Codes of every error that a user may see. The sentence for each is in the message files (`errors.<code>`). */
export const ERROR_CODES = [
  'unauthenticated',
  'forbidden',
  'not_found',
  'invalid_input',
  'conflict',
  'stale',
  'too_many_rows',
  'rate_limited',
  'unavailable',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Values for the placeholders of the message; never secrets, never free text of an exception. */
export type ErrorDetails = Record<string, string | number>;

/**
 * The one error type of the services.
 * `reason` names a message `errors.reason.<reason>` that says more than the code alone.
 */
export class DeskError extends Error {
  readonly code: ErrorCode;
  readonly reason: string | null;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, reason: string | null = null, details: ErrorDetails = {}, cause?: unknown) {
    super(reason ? `${code}: ${reason}` : code, { cause });
    this.name = 'DeskError';
    this.code = code;
    this.reason = reason;
    this.details = details;
  }
}
