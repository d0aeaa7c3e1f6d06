import 'server-only';
import type { BatchRefusal } from '@/lib/domain/batch-states';
import { DeskError, type ErrorCode } from '@/lib/domain/errors';

/** Whose rights are missing: those are audited as denied access. The rest is about the batch. */
const FORBIDDEN: readonly BatchRefusal[] = [
  'role',
  'impersonated',
  'disabled',
  'not_creator',
  'no_break_glass',
  'regions',
  'own_batch',
  'role_gained_later',
  'regions_gained_later',
  'pending',
];

/** The error for a refusal of the table of states; the reason is `approval_<refusal>`. */
export function refusal(why: BatchRefusal, details: Record<string, string | number> = {}): DeskError {
  const code: ErrorCode = FORBIDDEN.includes(why) ? 'forbidden' : 'conflict';
  return new DeskError(code, `approval_${why}`, details);
}

/** Nobody orders or decides anything in somebody else's name. Throws DeskError `forbidden` `approval_impersonated`. */
export function refuseImpersonated(actor: { impersonatedBy?: string }): void {
  if (actor.impersonatedBy !== undefined) throw refusal('impersonated');
}
