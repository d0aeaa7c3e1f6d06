import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { getAuth } from '@/lib/server/auth/auth';
import { type DeskSession, resolveSession, resolveUnfinished } from '@/lib/server/auth/resolve-session';
import { ensureMigrated } from '@/lib/server/db/get-store';
import { nowMs } from '@/lib/time/clock';
import { ASKED_PATH_HEADER, isOwnPath, routes } from '@/lib/url/routes';

/** Who is signed in, for pages; asked once for each request. Role and disabled are read from the store. */
export const getSession = cache(async (): Promise<DeskSession | null> => {
  const requestHeaders = await headers();
  await ensureMigrated();
  return resolveSession(getAuth(), requestHeaders, nowMs());
});

/** Who is signed in and must set up a second factor before anything else. */
export const getUnfinishedSession = cache(async (): Promise<DeskSession | null> => {
  const requestHeaders = await headers();
  await ensureMigrated();
  return resolveUnfinished(getAuth(), requestHeaders, nowMs());
});

/**
 * The session, or a redirect to the sign-in page, or to where a second factor is set up first; both come back to the
 * address that was asked for (ASKED_PATH_HEADER), whoever of layout and page asks first.
 */
export async function requireSession(): Promise<DeskSession> {
  const session = await getSession();
  if (session) return session;
  const asked = (await headers()).get(ASKED_PATH_HEADER);
  const next = isOwnPath(asked) ? asked : undefined;
  redirect((await getUnfinishedSession()) ? routes.setUpSecondFactor(next) : routes.signIn(next));
}
