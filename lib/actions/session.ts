'use server';

import { runAction } from '@/lib/server/services/run-action';
import { dropSessionCookie } from '@/lib/server/services/users/drop-session-cookie';
import { endSession } from '@/lib/server/services/users/end-session';

/** Ends this session here and on the server. */
export async function signOut() {
  const result = await runAction(endSession, null);
  if (result.ok || result.problem.code === 'unauthenticated') await dropSessionCookie();
  return result;
}
