import { unstable_isUnrecognizedActionError } from 'next/navigation';
import type { ActionResult } from '@/lib/schemas/action-result';

type Refused = Extract<ActionResult<never>, { ok: false }>;

/**
 * For `.catch` of an action: a page of an older build calls actions that the server does not have any more, and only a
 * reload helps. Null for all else: no answer came.
 */
export function failedAnswer(error: unknown): Refused | null {
  if (!unstable_isUnrecognizedActionError(error)) return null;
  return { ok: false, problem: { code: 'conflict', reason: 'old_page', details: {}, correlationId: '' } };
}
