'use server';

import { dismissNotices as dismissNoticesVerb } from '@/lib/server/services/health/dismiss-notices';
import { runAction } from '@/lib/server/services/run-action';

/** Input: DismissNoticesInput. */
export async function dismissNotices(input: unknown) {
  return runAction(dismissNoticesVerb, input);
}
