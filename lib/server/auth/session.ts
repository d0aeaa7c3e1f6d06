import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { getAuth } from '@/lib/server/auth/auth';
import { type DeskSession, liveSession } from '@/lib/server/auth/resolve-session';
import { ensureMigrated } from '@/lib/server/db/get-store';
import { nowMs } from '@/lib/time/clock';
import { ASKED_PATH_HEADER, isOwnPath, routes } from '@/lib/url/routes';

/** Asked once for each request, whoever of layout and page asks, and for what. */
const getLive = cache(async () => {
  const requestHeaders = await headers();
  await ensureMigrated();
  return liveSession(getAuth(), requestHeaders, nowMs());
});

/** Who is signed in, for pages. Role and disabled are read from the store. */
export async function getSession(): Promise<DeskSession | null> {
  const live = await getLive();
  return live?.standing === 'full' ? live.session : null;
}

/** Who is signed in and must set up a second factor before anything else. */
export async function getUnfinishedSession(): Promise<DeskSession | null> {
  const live = await getLive();
  return live?.standing === 'unfinished' ? live.session : null;
}

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
