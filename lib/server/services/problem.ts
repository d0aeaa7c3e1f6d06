import 'server-only';
import { ZodError } from 'zod';
import { DeskError, type ErrorCode } from '@/lib/domain/errors';
import type { DeskProblem } from '@/lib/schemas/action-result';
import type { Client } from '@/lib/server/auth/client';
import { log } from '@/lib/server/log';
import { noteDenial } from '@/lib/server/services/audit/denials';
import type { ServiceContext } from '@/lib/server/services/context';

export const HTTP_STATUS: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid_input: 400,
  too_many_rows: 400,
  conflict: 409,
  stale: 409,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
};

/** Driver codes that say "the store cannot be used now": busy, full, read-only, or the connection is gone. */
const STORE_CODES =
  /^(SQLITE_(BUSY|FULL|READONLY|IOERR|CANTOPEN)|ECONNREFUSED|ECONNRESET|ETIMEDOUT|08\w{3}|53\w{3}|57P0\d)/;

/** What the browser may know of an error. Everything unknown is `internal` and an id; its text goes to the log only. */
export function toProblem(error: unknown, correlationId: string, client?: Client): DeskProblem {
  const known = toDeskError(error);
  if (known) {
    const { code, reason, details } = known;
    log.info({ correlationId, code, reason, details, client }, 'refused');
    return { code, reason, details, correlationId };
  }
  log.error({ correlationId, err: error }, 'unexpected error');
  return { code: 'internal', reason: null, details: {}, correlationId };
}

/**
 * A refusal for want of rights belongs into the audit trail; those of one session, reason and `kind` (which read or
 * action) are one entry a minute with their number. Its own failure is logged: the refusal stands anyway.
 */
export async function auditDenial(ctx: ServiceContext, error: unknown, kind: string): Promise<void> {
  if (!(error instanceof DeskError)) return;
  // An order inside a freeze is refused to everybody, and told of like a right that is missing (E11).
  if (error.code !== 'forbidden' && error.reason !== 'rows_frozen') return;
  const objectId = String(error.details.permission ?? error.reason ?? 'forbidden');
  await noteDenial(ctx, {
    objectId,
    kind,
    after: { reason: error.reason, ...error.details, client: ctx.client },
  });
}

function toDeskError(error: unknown): DeskError | null {
  if (error instanceof DeskError) return error;
  if (error instanceof ZodError) return new DeskError('invalid_input', null, {}, error);
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (typeof code !== 'string' || !STORE_CODES.test(code)) return null;
  log.error({ err: error }, 'the store cannot be used');
  return new DeskError('unavailable', 'store', {}, error);
}
