import type { ErrorCode, ErrorDetails, ErrorReason } from '@/lib/domain/errors';

/** A refusal as the browser sees it: a code, a reason that names a message, its values, and an id to quote. Never free text of an exception. */
export type DeskProblem = {
  code: ErrorCode;
  reason: ErrorReason | null;
  details: ErrorDetails;
  correlationId: string;
};

/** What every server action returns. */
export type ActionResult<T> = { ok: true; data: T } | { ok: false; problem: DeskProblem };
