import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { getAuth } from '@/lib/server/auth/auth';
import { type DeskSession, resolveSession } from '@/lib/server/auth/resolve-session';
import { ensureMigrated } from '@/lib/server/db/get-store';
import { nowMs } from '@/lib/time/clock';
import { isOwnPath, routes } from '@/lib/url/routes';

/** Who is signed in, for pages; asked once for each request. Role and disabled are read from the store. */
export const getSession = cache(async (): Promise<DeskSession | null> => {
  const requestHeaders = await headers();
  await ensureMigrated();
  return resolveSession(getAuth(), requestHeaders, nowMs());
});

/**
 * The session, or a redirect to the sign-in page.
 * @param returnPath where to come back to: a path of this site, anything else is dropped
 */
export async function requireSession(returnPath?: string): Promise<DeskSession> {
  const session = await getSession();
  if (session) return session;
  redirect(routes.signIn(isOwnPath(returnPath) ? returnPath : undefined));
}
